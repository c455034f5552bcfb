/** Bytes of training state a parameter: 16-bit weights, 32-bit master and two moments (VAST Data). */
const STATE_BYTES = 14;

// 2 TB/s sustained for 16,384 chips (arXiv 2407.21783); small clusters still get the 50 GB/s that production stores start at (VAST Data, 40 runs).
const STORE_BYTES_PER_CHIP = 2e12 / 16_384;
const LEAST_STORE_BYTES = 50e9;

/** Bytes/s that the checkpoint store takes from a cluster. */
export const storeBandwidth = (chips: number): number => Math.max(LEAST_STORE_BYTES, chips * STORE_BYTES_PER_CHIP);

/** Seconds to write one checkpoint while training waits. */
export const writeSeconds = (parameters: number, bytesPerSecond: number): number => (STATE_BYTES * parameters) / bytesPerSecond;

/** Young's interval of computation between checkpoints, s: sqrt(2·w·M) (doi 10.1145/361147.361115). */
export const youngInterval = (write: number, mtbf: number): number => Math.sqrt(2 * write * mtbf);

/**
 * Daly's interval with its higher-order terms, s (doi 10.1016/j.future.2004.11.016, equation 37): for writes under twice the mean time
 * between failures, else that mean time itself.
 */
export const dalyInterval = (write: number, mtbf: number): number => {
  if (write >= 2 * mtbf) return mtbf;
  const ratio = write / (2 * mtbf);
  return youngInterval(write, mtbf) * (1 + Math.sqrt(ratio) / 3 + ratio / 9) - write;
};
