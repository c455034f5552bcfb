export { quantile, quantiles } from './quantiles.ts';

type Numbers = ArrayLike<number>;

/** Below this many numbers a plain loop adds; above, halves are added apart. A fixed cut keeps sums the same everywhere. */
const LEAF = 32;

const sumBetween = (values: Numbers, from: number, to: number): number => {
  if (to - from <= LEAF) {
    let total = 0;
    for (let i = from; i < to; i++) total += values[i] as number;
    return total;
  }
  const middle = from + ((to - from) >> 1);
  return sumBetween(values, from, middle) + sumBetween(values, middle, to);
};

/** Sum by halves: the order depends on the count alone, and the rounding error grows with its logarithm. */
export const sum = (values: Numbers): number => sumBetween(values, 0, values.length);

/** NaN for no values. */
export const mean = (values: Numbers): number => sum(values) / values.length;

/** Sample variance (divisor n − 1), in two passes; NaN for fewer than two values. */
export const variance = (values: Numbers): number => {
  const centre = mean(values);
  const squares = Float64Array.from(values, (v) => (v - centre) ** 2);
  return values.length < 2 ? Number.NaN : sum(squares) / (values.length - 1);
};

export const standardDeviation = (values: Numbers): number => Math.sqrt(variance(values));

/** Pearson's correlation; NaN where one side does not vary. */
export const correlation = (a: Numbers, b: Numbers): number => {
  if (a.length !== b.length) throw new RangeError(`correlation of ${a.length} with ${b.length} values`);
  const da = Float64Array.from(a);
  const db = Float64Array.from(b);
  const meanA = mean(a);
  const meanB = mean(b);
  for (let i = 0; i < da.length; i++) {
    da[i] = (da[i] as number) - meanA;
    db[i] = (db[i] as number) - meanB;
  }
  const dot = (x: Float64Array, y: Float64Array): number => sum(x.map((v, i) => v * (y[i] as number)));
  const spread = Math.sqrt(dot(da, da) * dot(db, db));
  return spread > 0 ? Math.max(-1, Math.min(1, dot(da, db) / spread)) : Number.NaN;
};

/** Ranks from 1; equal values share the middle of their ranks. */
export const ranks = (values: Numbers): Float64Array => {
  const order = Array.from({ length: values.length }, (_, i) => i).sort((i, j) => (values[i] as number) - (values[j] as number));
  const result = new Float64Array(values.length);
  for (let i = 0; i < order.length; ) {
    let end = i + 1;
    while (end < order.length && values[order[end] as number] === values[order[i] as number]) end++;
    for (let k = i; k < end; k++) result[order[k] as number] = (i + 1 + end) / 2;
    i = end;
  }
  return result;
};

/** Spearman's rank correlation; NaN where one side does not vary. */
export const rankCorrelation = (a: Numbers, b: Numbers): number => correlation(ranks(a), ranks(b));

/**
 * The smallest value at which the weights of all values up to it reach the share `p` of the whole weight.
 * Weights are not negative and not all zero.
 */
export const weightedQuantile = (values: Numbers, weights: Numbers, p: number): number => {
  if (values.length !== weights.length) throw new RangeError(`${values.length} values with ${weights.length} weights`);
  const order = Array.from({ length: values.length }, (_, i) => i).filter((i) => (weights[i] as number) !== 0);
  order.sort((i, j) => (values[i] as number) - (values[j] as number));
  const whole = sum(order.map((i) => weights[i] as number));
  if (!(whole > 0)) throw new RangeError('weights must add up to more than zero');
  let reached = 0;
  for (const i of order) {
    reached += weights[i] as number;
    // a sum of weights may fall short of its share by rounding only
    if (reached >= p * whole * (1 - 1e-12)) return values[i] as number;
  }
  return values[order[order.length - 1] as number] as number;
};
