/** Interruptions of one chip a day, its share of host, link and software faults included. */
export interface FailureRate {
  readonly perChipDay: number;
  readonly source: string;
}

const MEASURED: readonly (readonly [RegExp, FailureRate])[] = [
  // 419 unexpected interruptions of 16,384 chips in 54 days (arXiv 2407.21783): one in 2,112 chip-days.
  [/^h\d/, { perChipDay: 419 / (16_384 * 54), source: 'Llama 3, 16,384 H100, 54 days' }],
  // Two clusters of 8-chip nodes: 6.5 and 2.34 per 1,000 node-days (arXiv 2410.21680), their geometric mean.
  [/^a(100|800)/, { perChipDay: Math.sqrt(6.5e-3 * 2.34e-3) / 8, source: 'Meta RSC-1 and RSC-2, A100, geometric mean' }],
  // Field range of rack-scale systems: one in 1,000–3,000 chip-days (SemiAnalysis 2025), its geometric mean.
  [/^(b\d|gb\d|rubin)/, { perChipDay: 1 / Math.sqrt(1000 * 3000), source: 'GB200 NVL72 field range' }],
];

// No public figure: the worse of the two measured A100 clusters.
const UNMEASURED: FailureRate = { perChipDay: 6.5e-3 / 8, source: 'no public figure; RSC-1 rate taken' };

export const failureRateOf = (chipId: string): FailureRate => MEASURED.find(([pattern]) => pattern.test(chipId))?.[1] ?? UNMEASURED;

/** Mean hours between interruptions of a job on so many chips: independent failures add (arXiv 2410.21680 §4). */
export const mtbfHours = (chips: number, perChipDay: number): number => 24 / (chips * perChipDay);
