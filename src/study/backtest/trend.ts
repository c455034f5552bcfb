import type { Month } from '../../kit/month.ts';

/** An observation of a series: an absolute month and its value. */
export interface Point {
  readonly at: Month;
  readonly value: number;
}

/** A forecast whose logarithm is normal. */
export interface LogNormalForecast {
  readonly mu: number;
  readonly sigma: number;
}

/** Deviation of the logarithm after one year: what the comparison of forecasts is defined with. It grows with the root of time. */
const SIGMA_OF_A_YEAR = 0.15;

/** What someone would have said who drew a line through two earlier observations on logarithmic paper; years count from the later one. */
export const trendForecast = (first: Point, second: Point, at: Month): LogNormalForecast => {
  const slope = Math.log(second.value / first.value) / (second.at - first.at);
  return {
    mu: Math.log(second.value) + slope * (at - second.at),
    sigma: SIGMA_OF_A_YEAR * Math.sqrt((at - second.at) / 12),
  };
};
