import type { Family } from './fractions.ts';

/**
 * Fractions of the data sheet that each chip family reaches. Ampere, Hopper and Blackwell are fitted on the rows marked so in the
 * validation table; the others rest on the single figures named here, and are of low confidence.
 */
export const FAMILIES = {
  ampere: { matrix: { bf16: 0.895 }, attention: 0.65, memory: 0.67 },
  hopper: { matrix: { bf16: 0.72, fp8: 0.65 }, attention: 0.45, memory: 0.8 },
  blackwell: { matrix: { bf16: 0.7, fp8: 0.61, fp4: 0.455 }, attention: 0.6, memory: 0.8 },
  // Best 16-bit product measured on MI300X: 668 of 1,307 TFLOPS (public maximum-achievable benchmark); other fractions as Hopper's.
  cdna: { matrix: { bf16: 0.51 }, attention: 0.4, memory: 0.8 },
  // Set so that a 135 B dense model on 8,192 chips reaches the 50–52 % MFU its report states (arXiv 2504.07866).
  ascend: { matrix: { bf16: 0.72 }, attention: 0.45, memory: 0.75 },
  // A 128 B model on one v5e pod reaches 66.9 % MFU with recomputation, so about 0.89 of the peak in products.
  tpu: { matrix: { bf16: 0.9 }, attention: 0.55, memory: 0.8 },
  // No published run: the lowest of the fitted families less a tenth.
  other: { matrix: { bf16: 0.6 }, attention: 0.4, memory: 0.7 },
} as const satisfies Record<string, Family>;

export type FamilyName = keyof typeof FAMILIES;

/** Ids of the chip catalogue by how they begin. */
const BEGINNINGS: readonly (readonly [RegExp, FamilyName])[] = [
  [/^(a100|a800|a10|a30|a40|rtx_a|rtx_3)/, 'ampere'],
  [/^(h100|h800|h200|h20|gh200|l40|l20|l4|l2|rtx_4|rtx_6000_ada)/, 'hopper'],
  [/^(b100|b200|b300|b30a|gb200|gb300|rubin|rtx_5|rtx_pro|rtx_6000d)/, 'blackwell'],
  [/^mi\d/, 'cdna'],
  [/^ascend/, 'ascend'],
  [/^tpu/, 'tpu'],
];

export const familyOf = (chipId: string): FamilyName => BEGINNINGS.find(([pattern]) => pattern.test(chipId))?.[1] ?? 'other';
