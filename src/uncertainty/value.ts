import type { Place } from '../kit/problem.ts';
import type { Distribution } from './distribution.ts';

export type Confidence = 'high' | 'medium' | 'low';

/** Where a figure was written, and where it comes from in the world. */
export interface Origin extends Place {
  /** As `--set` would name it, or `table.row.column` in a catalogue: `sites.guian.phases.two.power`, `chips.h20.tdp`. */
  readonly path: string;
  /** The text as written: `20 MW to 40 MW`. */
  readonly text: string;
  /** Who says so: a citation or address. */
  readonly source?: string;
  /** The date the figure speaks of, `YYYY` to `YYYY-MM-DD`. */
  readonly asOf?: string;
  readonly confidence?: Confidence;
}

/**
 * A figure as the scenario or a catalogue gives it, in base units: fixed, uncertain, computed from others, or varying by month.
 * Month indices count from the start of the horizon and may be negative.
 */
export type Value =
  | { readonly kind: 'constant'; readonly value: number; readonly origin: Origin }
  /** `name` addresses the random numbers: same name, same draw, same number, whatever else is in the scenario. */
  | { readonly kind: 'uncertain'; readonly name: string; readonly distribution: Distribution; readonly origin: Origin }
  /** A formula over other values; `compute` gets their numbers in the order of `of`. */
  | {
      readonly kind: 'derived';
      readonly of: readonly Value[];
      readonly compute: (args: readonly number[]) => number;
      readonly origin: Origin;
    }
  /** Points in time, ascending; before the first the first value holds, after the last the last. */
  | {
      readonly kind: 'curve';
      readonly between: 'linear' | 'step';
      readonly points: readonly { readonly month: number; readonly value: Value }[];
      readonly origin: Origin;
    }
  /** `from` at `start`, compounding monthly by `(1 + annual)^(1/12)`; before `start` it extends backwards. */
  | { readonly kind: 'growth'; readonly from: Value; readonly annual: Value; readonly start: number; readonly origin: Origin };
