import { type Design, oneAtATime } from './design.ts';

/** The ends of a bar: the input at these shares of its distribution, all others at their medians. */
const LOW = 0.1;
const HIGH = 0.9;

/** What an output comes to with one input low and high. Base units; NaN where it is undefined there. */
export interface Bar {
  readonly low: number;
  readonly high: number;
}

export const tornadoDesign = (names: readonly string[]): Design => oneAtATime(names, [LOW, HIGH]);

/** @param values of one output at every draw of `tornadoDesign` */
export const tornado = (values: Float64Array): { readonly median: number; readonly bars: readonly Bar[] } => ({
  median: values[0] as number,
  bars: Array.from({ length: (values.length - 1) / 2 }, (_, i) => ({
    low: values[1 + 2 * i] as number,
    high: values[2 + 2 * i] as number,
  })),
});

/** How far an output moves; where it is undefined at an end, all the way there is. */
export const swing = (median: number, { low, high }: Bar): number => {
  const ends = [median, low, high].filter((x) => !Number.isNaN(x));
  if (ends.length < 3) return ends.length === 0 ? 0 : Number.POSITIVE_INFINITY;
  return Math.max(...ends) - Math.min(...ends);
};
