import type { Unit } from '../kit/unit.ts';
import type { Origin, PhysicalRange } from '../uncertainty/index.ts';

/** One figure of a table, in base units. What a table leaves empty is absent, never 0. */
export interface Figure {
  /** As written, or the centre of the range where only its ends are written: geometric for positive ends, else arithmetic. */
  readonly value: number;
  /** Lower end of what is known, about the 5th percentile. */
  readonly low?: number;
  /** Upper end of what is known, about the 95th percentile. */
  readonly high?: number;
  /** The same in the unit of the table, exactly as written there: what a threshold is compared with. */
  readonly written: number;
  /** The unit it is written in. */
  readonly unit: Unit;
  /** What it can physically be, in base units. */
  readonly range: PhysicalRange;
  readonly origin: Origin;
}

/** The figure in the unit of its table, as a person reads it there, free of conversion. */
export const asWritten = (figure: Figure): number => figure.written;

/** The centre of a range known only by its ends. */
export const centre = (low: number, high: number): number => (low > 0 ? Math.sqrt(low * high) : (low + high) / 2);
