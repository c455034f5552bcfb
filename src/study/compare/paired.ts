import { quantiles } from '../../kit/quantiles.ts';

type Numbers = ArrayLike<number>;

/** How a difference spreads over futures that both sides met. */
export interface DifferenceSpread {
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
}

/** b − a, future by future, where both have a value. */
const differences = (a: Numbers, b: Numbers): Float64Array => {
  if (a.length !== b.length) throw new RangeError(`${a.length} futures beside ${b.length}`);
  const all = Float64Array.from({ length: a.length }, (_, i) => (b[i] as number) - (a[i] as number));
  return all.every((x) => x - x === 0) ? all : all.filter((x) => Number.isFinite(x));
};

/** Quantiles of the difference; undefined where no future has a value on both sides. */
export const differenceSpread = (a: Numbers, b: Numbers): DifferenceSpread | undefined => {
  const all = differences(a, b);
  if (all.length === 0) return undefined;
  const [p5, p50, p95] = quantiles(all, [0.05, 0.5, 0.95]) as [number, number, number];
  return { p5, p50, p95 };
};
