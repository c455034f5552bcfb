import { combine, constant, type Origin, shape, type Value, valueAt } from '../../../uncertainty/index.ts';

/** A formula over values; one over none is a plain figure. */
export const formulaValue = (of: readonly Value[], compute: (args: readonly number[]) => number, origin: Origin): Value =>
  of.length === 0 ? constant(compute([]), origin) : combine(of, compute, origin);

/** The number of a value that is the same in every month and every future. */
export const certain = (value: Value): number | undefined => {
  const { monthly, uncertain } = shape(value);
  return monthly || uncertain ? undefined : valueAt(value, 0);
};

/** Whether it differs between months. */
export const varies = (value: Value): boolean => shape(value).monthly;

/** The same figure in another measure. It keeps its text, which says no less. */
export const inMeasure = (value: Value, factor: number): Value =>
  value.kind === 'constant'
    ? constant(value.value * factor, value.origin)
    : combine([value], ([x]) => (x as number) * factor, value.origin);
