import type { KeptRows } from '../recording/recorder.ts';
import type { Period } from '../results.ts';

/** A caller's wish to stop; an AbortSignal is one. */
export interface Signal {
  readonly aborted: boolean;
}

/** How a run is prepared, once for all its ranges. */
export interface PrepareOptions {
  /** Draws of the whole run; 1 keeps everything in 64 bits. */
  readonly totalDraws: number;
  /** 64, 128 or 256; results do not depend on it. */
  readonly blockDraws?: number;
  readonly backend?: 'wasm' | 'interpreter';
  /** Memory for one block of draws, at most. */
  readonly mostBytes?: number;
  /** Months to be summed up within each draw. */
  readonly years?: readonly Period[];
  /** Memory for the draws of records, at most; a run that would need more counts them in bins. */
  readonly mostRecordBytes?: number;
  /** Whether the draws are kept where other threads can read them. */
  readonly shared?: boolean;
}

/** Some of the draws. */
export interface DrawRange {
  /** First draw, a multiple of SEGMENT. */
  readonly firstDraw: number;
  readonly draws: number;
  readonly onProgress?: (drawsDone: number) => void;
  readonly signal?: Signal;
}

export interface RangeOptions extends PrepareOptions, DrawRange {}

/** A compiled run with its memory. Ranges may come in any order; one at a time. */
export interface Prepared {
  /** @throws BrokenBalance, NotFinite, InputRefused, Stopped */
  readonly range: (range: DrawRange) => RangeResult;
  /** The same block by block, for whoever must do other things in between, but no other range: yields how many draws are done. */
  readonly stretches: (range: DrawRange) => Generator<number, RangeResult>;
}

/** What a range of draws gave: plain arrays that a worker can send. Cells are `month · members + member`. */
export interface RangeResult {
  readonly firstDraw: number;
  readonly draws: number;
  readonly series: readonly RangeSeries[];
  /** Draws of all records that differ between draws; none in a run of one draw, where the sums say all. */
  readonly rows: KeptRows | undefined;
  readonly limits: readonly RangeLimit[];
  /** One value per draw, for each overall quantity. */
  readonly overalls: readonly Float64Array[];
  /** For each overall quantity that is an internal rate of return, how its draws came out; undefined for the others. */
  readonly rates: readonly (RangeRates | undefined)[];
}

/** Internal rates of return by what the cash flows said of them. */
export interface RangeRates {
  /** Draws of each of `RATE_PATTERNS`. */
  readonly counts: Uint32Array;
  /** The rates of the first draw that has several. */
  readonly several: readonly number[];
}

export interface RangeSeries {
  /** Not uncertain: one value per cell. Uncertain: empty. */
  readonly values: Float64Array;
  /** Uncertain only: `[segment][cell]`. */
  readonly sums: Float64Array;
}

/** `[segment][cell]`: draws in which it bound, and sums. For a tally that is the same in all draws one segment, of one draw. */
export interface RangeLimit {
  readonly bound: Float64Array;
  readonly missed: Float64Array;
  readonly slack: Float64Array;
}
