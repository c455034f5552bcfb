/**
 * Software of a new chip approaches what it will once reach. GPT-3 175B on the same 128 H100 went from 34 to 54 % MFU between January and
 * December 2024; Pangu Ultra MoE on Ascend 910B from 18.9 to 30 and 41.1 % within 2025; Qwen3-30B on eight GB200 gained half in four months.
 */
export interface Learning {
  /** Share of the final efficiency at release. */
  readonly start: number;
  /** Months in which the remaining gap halves. */
  readonly halving: number;
}

/** By family of chips; the gap left after eleven months of 2024 is taken as a quarter of the first. */
export const LEARNING = {
  // 0.34 of a final 0.61 at the start, 0.54 after eleven months: the gap falls from 0.44 to 0.11 in two halvings.
  cuda: { start: 0.56, halving: 5.5 },
  // 0.189 of the 0.455 last claimed, 0.411 within a year.
  cann: { start: 0.42, halving: 5 },
  // No public series: the slower of the two from the lower start.
  other: { start: 0.42, halving: 8 },
} as const satisfies Record<string, Learning>;

/** Share of the final efficiency reached so many months after release: 1 − (1 − start)·2^(−months/halving). */
export const maturity = ({ start, halving }: Learning, months: number): number => 1 - (1 - start) * 2 ** (-Math.max(0, months) / halving);
