import { type Fault, fault } from '../kit/fault.ts';
import type { Distribution } from './distribution.ts';
import type { PhysicalRange } from './range.ts';

/** The u at which a quantile function passes from `false` to `true` under `passed`; found by halving, so any shape of function will do. */
const crossing = (passed: (u: number) => boolean): number => {
  let [low, high] = [0, 1];
  // a bracket of doubles inside (0, 1) cannot be halved more often
  for (let round = 0; round < 1100; round++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (passed(middle)) high = middle;
    else low = middle;
  }
  return high;
};

/** More of a distribution than this outside the possible is a mistake in it, not a tail. */
const MOST_OUTSIDE = 0.5;

/**
 * The distribution given that its value lies in the range; itself where all of it does.
 * A distribution of which more than half is impossible is a fault.
 */
export const truncate = (distribution: Distribution, range: PhysicalRange): Distribution | Fault => {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = range;
  const [least, greatest] = distribution.support;
  if (least >= min && greatest <= max) return distribution;
  const { quantile: at, below } = distribution;
  const from = least >= min ? 0 : (below?.(min) ?? crossing((u) => at(u) >= min));
  const to = greatest <= max ? 1 : (below?.(max) ?? crossing((u) => at(u) > max));
  const inside = to - from;
  if (!(inside >= 1 - MOST_OUTSIDE)) {
    const share = Math.round(100 * (1 - Math.max(0, inside)));
    return fault('outside-range', `${share} % of this ${distribution.name} distribution lies outside what is possible`);
  }
  const quantile = (u: number): number => Math.min(max, Math.max(min, at(from + u * inside)));
  return { name: distribution.name, quantile, support: [Math.max(least, min), Math.min(greatest, max)] };
};
