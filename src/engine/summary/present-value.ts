import { pow } from '../elementary.ts';

const MONTHS = 12;

/** What money of the next month is worth in this one, at an annual rate above −100 %. */
export const monthlyFactor = (rate: number): number => pow(1 + rate, -1 / MONTHS);

/** The annual rate of a factor. */
export const rateOf = (factor: number): number => pow(factor, -MONTHS) - 1;

/** Σ CFₜ · fᵗ, by the factor of a month. */
export const discounted = (flows: Float64Array, factor: number): number => {
  let sum = 0;
  for (let t = flows.length - 1; t >= 0; t--) sum = sum * factor + (flows[t] as number);
  return sum;
};

/** Σ CFₜ · (1 + r)^(−t/12), the first month undiscounted. NaN for a rate of −100 % or less. */
export const presentValue = (flows: Float64Array, rate: number): number =>
  rate > -1 ? discounted(flows, monthlyFactor(rate)) : Number.NaN;
