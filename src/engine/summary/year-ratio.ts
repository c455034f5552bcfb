import type { Period, Series, YearRatios } from '../results.ts';

type Draws = YearRatios['values'];

/** Each draw's own, NaN where the year has none. */
const matched = (values: Draws, exists: Draws): Draws => values.map((x, i) => (exists[i] === 0 ? Number.NaN : x));

/** Of a run that does not know which draw gave which: where a year has none a 0 was counted, which is taken out again. */
const thinned = (values: Draws, without: number): Draws => {
  let left = without;
  return values.map((x) => (x === 0 && left-- > 0 ? Number.NaN : x));
};

/**
 * Ratios of two sums over a year from the two series kept of it: the ratio of the year so far, 0 where there is none, and whether there is.
 * @param binned whether the run keeps no single draws
 */
export const yearRatios =
  (value: Series, exists: Series, binned: boolean) =>
  ({ to }: Period, member: number): YearRatios => {
    const last = to - 1;
    const cell = last * value.members + member;
    const share = exists.mean[cell] as number;
    const draws = value.draws(last, member);
    const values = binned ? thinned(draws, Math.round((1 - share) * draws.length)) : matched(draws, exists.draws(last, member));
    return { values, mean: (value.mean[cell] as number) / share };
  };
