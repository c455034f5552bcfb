import type { LayoutRequest } from '../performance/layout.ts';
import type { Precision } from '../spec.ts';
import type { FamilyName } from './families.ts';
import type { Software } from './fractions.ts';

const UNFUSED: Software = {
  fusedAttention: false,
  sequenceParallel: false,
  balancedStages: false,
  hideTensor: 0,
  hidePipeline: 0,
  hideData: 0,
  hideExpert: 0,
  elementwise: 0.84,
  attention: 1,
  grouped: 0.84,
  exchange: 0.84,
  expertSeconds: 0,
  mixerSeconds: 0,
  waiting: 0.01,
  gradientBytes: 4,
};

const FUSED: Software = { ...UNFUSED, fusedAttention: true, sequenceParallel: true };

const OVERLAPPED: Software = {
  ...FUSED,
  balancedStages: true,
  hideTensor: 0.8,
  hidePipeline: 0.9,
  hideData: 0.8,
  hideExpert: 0.5,
  elementwise: 0.8,
};

// Host and routing stalls fitted on mixture-of-experts and hybrid rows of 2026; half a year of work on the same layouts took most of the former away.
const OF_2026: Software = {
  ...OVERLAPPED,
  hideData: 0.9,
  hideExpert: 0,
  elementwise: 0.6,
  expertSeconds: 8e-4,
  mixerSeconds: 1.9e-3,
  gradientBytes: 2,
};

/** Training stacks by what they fuse and overlap, named after a public example and its year. */
export const SOFTWARE = {
  /** Attention in separate kernels, nothing overlapped (arXiv 2104.04473). */
  'megatron-2021': UNFUSED,
  /** With sequence parallelism and selective recomputation (arXiv 2205.05198). */
  'megatron-2022': { ...UNFUSED, sequenceParallel: true },
  /** Fully sharded, first fused attention kernels, norms in 32 bits, little overlap (MosaicML's public benchmarks). */
  'fsdp-2023': { ...FUSED, sequenceParallel: false, balancedStages: true, hideData: 0.23, elementwise: 1.8, attention: 0.52 },
  'megatron-2023': FUSED,
  /** Sharded data parallelism and pipeline overlapped, tensor parallelism not (arXiv 2407.21783). */
  'sharded-2024': { ...OVERLAPPED, hideTensor: 0, elementwise: 1 },
  /** Everything overlapped (arXiv 2402.15627). */
  'overlapped-2024': OVERLAPPED,
  'megatron-2026-04': OF_2026,
  'megatron-2026-08': { ...OF_2026, hideExpert: 0.6, expertSeconds: 2.4e-4 },
} as const satisfies Record<string, Software>;

export type SoftwareName = keyof typeof SOFTWARE;

/**
 * The stack that published runs of a chip generation used, where none is named. Recomputing attention alone is a habit of unfused
 * stacks, so naming it on an Ampere chip names the stack too.
 */
export const typicalSoftware = (family: FamilyName, precision: Precision, layout: LayoutRequest, experts: boolean): SoftwareName => {
  const fullySharded = layout.sharding === 'full' || layout.sharding === 'gradients';
  if (fullySharded && (family === 'ampere' || family === 'hopper')) return 'fsdp-2023';
  if (family === 'ampere' && layout.recompute === 'selective') return 'megatron-2022';
  if (family === 'ampere' && layout.recompute === 'full') return 'megatron-2021';
  if (family === 'ampere') return 'sharded-2024';
  const wide = precision === 'bf16' || precision === 'fp16';
  if (family === 'hopper' && wide && !experts) return 'sharded-2024';
  return family === 'hopper' || family === 'blackwell' ? 'megatron-2026-04' : 'sharded-2024';
};
