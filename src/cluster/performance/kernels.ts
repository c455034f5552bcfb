/** Rates that one chip really reaches at a precision: FLOP/s and bytes/s. */
export interface Rates {
  readonly matrix: number;
  readonly attention: number;
  readonly memory: number;
  /** Bytes of one element of a matrix operand. */
  readonly operandBytes: number;
}

/**
 * Seconds of an m×k by k×n product. Compute and memory traffic are added, not maximised: tiles that arrive late leave the
 * matrix units idle, which is how small matrices lose efficiency.
 */
export const matrixSeconds = (rates: Rates, m: number, n: number, k: number): number =>
  (2 * m * n * k) / rates.matrix + (rates.operandBytes * (m * k + k * n) + 2 * m * n) / rates.memory;

/** Seconds of `groups` products of the same size, rows padded to whole tiles of 128. */
export const groupedSeconds = (rates: Rates, groups: number, m: number, n: number, k: number): number =>
  groups * matrixSeconds(rates, m + 64, n, k);
