/** The 95 % quantile of the normal distribution. */
const Z = 1.6448536269514722;

/** How likely something is, with the 90 % interval that the number of draws allows. */
export interface Probability {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * A share of draws as a probability.
 * Interval: E. B. Wilson, "Probable inference", Journal of the American Statistical Association 22 (1927); within 0 to 1 even at the ends.
 */
export const probabilityOf = (hits: number, draws: number): Probability => {
  const value = hits / draws;
  const widened = 1 + Z ** 2 / draws;
  const middle = (value + Z ** 2 / (2 * draws)) / widened;
  const half = (Z / widened) * Math.sqrt((value * (1 - value)) / draws + Z ** 2 / (4 * draws ** 2));
  return { value, low: Math.max(0, Math.min(value, middle - half)), high: Math.min(1, Math.max(value, middle + half)) };
};
