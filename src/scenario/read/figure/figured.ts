import type { Unit } from '../../../kit/unit.ts';
import type { Value } from '../../../uncertainty/value.ts';

/** What a figure must be to fit where it stands. */
export interface Wanted {
  /** Undefined: any unit will do, as for parameters. */
  readonly unit: Unit | undefined;
  /** Least and greatest, in base units. */
  readonly low: number;
  readonly high: number;
  readonly fixed: boolean;
  readonly whole: boolean;
}

/** A figure read, with what it measures. */
export interface Figured {
  readonly value: Value;
  /** As wanted, else as written; the value is in base units all the same. */
  readonly unit: Unit;
}

export const anyFigure: Wanted = {
  unit: undefined,
  low: Number.NEGATIVE_INFINITY,
  high: Number.POSITIVE_INFINITY,
  fixed: false,
  whole: false,
};
