import type { OverallQuantity, Recorded, Tally } from '../equations/program.ts';
import type { RatePattern } from './summary/internal-rate.ts';

/** Months that are summed up together, as indices from the start; `to` excluded. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** Shares of the draws whose quantiles results show. */
export const SHOWN_SHARES: readonly number[] = [0.05, 0.25, 0.5, 0.75, 0.95];

/** How the draws of one quantity, place and period came out. Base units. */
export interface Outcomes {
  /** The number all draws share, if they do. */
  readonly same: number | undefined;
  /**
   * Quantiles (type 7) at shares from 0 to 1, in their order: of 32-bit numbers, exact, or within 0.5 % where a run is too large for
   * every draw to be kept (`Results.binned`).
   */
  readonly quantiles: (shares: readonly number[]) => number[];
}

/** One recorded quantity over all months, members and draws. Values in base units. */
export interface Series {
  readonly recorded: Recorded;
  /** Number of members of `recorded.axes` (1 for a total). */
  readonly members: number;
  /** Means over draws, 64 bit: `[month · members + member]`. */
  readonly mean: Float64Array;
  /**
   * All draws of one cell (a view; do not write). 32 bit, or 64 bit in a run of one draw.
   * In a binned run as many numbers, within 0.5 % of them and ascending: which draw gave which is not known.
   */
  readonly draws: (month: number, member: number) => Float32Array | Float64Array;
  /** Runs of more than one draw: the quick way to quantiles. `year` is of each draw's own value of a year that the run was told. */
  readonly outcomes?: {
    readonly month: (month: number, member: number) => Outcomes;
    readonly year: (year: Period, member: number) => Outcomes;
  };
  /** Quantities whose years are ratios of sums only; the period ends with the year, or with the horizon. */
  readonly yearRatios?: (year: Period, member: number) => YearRatios;
}

/** A year's ratio of two sums, in base units. */
export interface YearRatios {
  /** One for each draw, NaN where there is none; in no order of draws in a binned run. 32 bit, or 64 bit in a run of one draw. */
  readonly values: Float32Array | Float64Array;
  /** 64 bit, over the draws that have one; NaN where none has. */
  readonly mean: number;
}

/** How often one limit bound. Arrays: `[month · members + member]`. */
export interface LimitSeries {
  readonly tally: Tally;
  readonly members: number;
  /** Number of draws in which it bound. */
  readonly bound: Float64Array;
  /** Mean over draws of what it decided about: held back by a limit, given where the want itself decided. */
  readonly missed: Float64Array;
  /** Mean over draws of the unused share of the limit. */
  readonly slack: Float64Array;
}

export interface OverallResult {
  readonly quantity: OverallQuantity;
  /** One value per draw; NaN where undefined for that draw (an IRR without a root), never shown as a number. */
  readonly values: Float64Array;
  /** Internal rates of return only. */
  readonly rates?: RatePatterns;
}

/** How the cash flows of the draws came out. */
export interface RatePatterns {
  /** Number of draws. */
  readonly counts: Readonly<Record<RatePattern, number>>;
  /** The rates of the first draw that has several, a year, ascending; empty where none has. */
  readonly several: readonly number[];
}

export interface Results {
  readonly months: number;
  readonly draws: number;
  readonly seed: number;
  /** Too many draws to keep: quantiles are within 0.5 %, means exact. */
  readonly binned?: boolean;
  readonly series: readonly Series[];
  readonly limits: readonly LimitSeries[];
  readonly overalls: readonly OverallResult[];
}
