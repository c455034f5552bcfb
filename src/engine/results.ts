import type { OverallQuantity, Recorded, Tally } from '../equations/program.ts';

/** One recorded quantity over all months, members and draws. Values in base units. */
export interface Series {
  readonly recorded: Recorded;
  /** Number of members of `recorded.axes` (1 for a total). */
  readonly members: number;
  /** Means over draws, 64 bit: `[month · members + member]`. */
  readonly mean: Float64Array;
  /** All draws of one cell (a view; do not write). 32 bit, or 64 bit in a run of one draw. */
  readonly draws: (month: number, member: number) => Float32Array | Float64Array;
}

/** How often one limit bound. Arrays: `[month · members + member]`. */
export interface LimitSeries {
  readonly tally: Tally;
  readonly members: number;
  /** Number of draws in which it bound. */
  readonly bound: Float64Array;
  /** Mean over draws of what it held back. */
  readonly missed: Float64Array;
  /** Mean over draws of the unused share of the limit. */
  readonly slack: Float64Array;
}

export interface OverallResult {
  readonly quantity: OverallQuantity;
  /** One value per draw; NaN where undefined for that draw (an IRR without a root), never shown as a number. */
  readonly values: Float64Array;
}

export interface Results {
  readonly months: number;
  readonly draws: number;
  readonly seed: number;
  readonly series: readonly Series[];
  readonly limits: readonly LimitSeries[];
  readonly overalls: readonly OverallResult[];
}
