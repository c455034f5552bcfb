/** Between which two points of a curve a month lies, and how far along: the value is `at + share · (next − at)`. */
export interface Stretch {
  readonly at: number;
  readonly next: number;
  readonly share: number;
}

/**
 * Finds a month among the points of a curve, ascending and at least one; before the first the first holds, after the last the last.
 * A step holds from its month on.
 */
export const stretchAt = (months: readonly number[], between: 'linear' | 'step', month: number): Stretch => {
  let [low, high] = [0, months.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((months[middle] as number) <= month) low = middle;
    else high = middle;
  }
  const start = months[low] as number;
  const end = months[low + 1];
  if (between === 'step' || end === undefined || month <= start) return { at: low, next: low, share: 0 };
  return { at: low, next: low + 1, share: (month - start) / (end - start) };
};

/** Growth at an annual rate (0.25 for 25 %) as a logarithm; a rate below −100 % loses everything, no more. */
export const growthRate = (annual: number): number => Math.log1p(Math.max(-1, annual));

/** What growth makes of 1 in so many months: `(1 + annual)^(months/12)` from `growthRate(annual)`. */
export const growthFactor = (rate: number, months: number): number => (months === 0 ? 1 : Math.exp(rate * (months / 12)));
