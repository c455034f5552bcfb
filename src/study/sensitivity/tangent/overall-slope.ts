import type { OverallQuantity } from '../../../equations/index.ts';
import { sum } from '../../../kit/statistics.ts';

const MONTHS = 12;

/** Month by month: what an overall quantity is made of, at the run's own values, and the steps of it. */
export interface Months {
  readonly of: Float64Array;
  readonly step: Float64Array;
  /** The annual rate, and its step. */
  readonly rate: number;
  readonly rateStep: number;
  /** Months that count. */
  readonly counted: readonly boolean[];
}

const kept = (x: Float64Array, counted: readonly boolean[]): Float64Array => x.filter((_, t) => counted[t]);

/** Σ xₜ (1 + r)^(−t/12) */
const present = (x: Float64Array, rate: number): number => sum(x.map((v, t) => v * (1 + rate) ** (-t / MONTHS)));

/** How the present value of flows moves with the rate. */
const byRate = (x: Float64Array, rate: number): number =>
  sum(x.map((v, t) => ((-t / MONTHS) * v * (1 + rate) ** (-t / MONTHS)) / (1 + rate)));

const where = (x: Float64Array, best: (a: number, b: number) => boolean): number =>
  x.reduce((found, v, t) => (best(v, x[found] as number) ? t : found), 0);

/**
 * The step of an overall quantity. Of an extreme: that of the first month in which it is reached.
 * @param value the quantity itself
 * @returns undefined where it has none: a payback time moves in steps of what a month brings
 */
export const overallSlope = (
  how: OverallQuantity['how'],
  value: number,
  { of, step, rate, rateStep, counted }: Months,
): number | undefined => {
  const [x, dx] = [kept(of, counted), kept(step, counted)];
  if (x.length === 0) return undefined;
  switch (how) {
    case 'total':
      return sum(dx);
    case 'mean':
      return sum(dx) / dx.length;
    case 'first':
      return dx[0];
    case 'last':
      return dx[dx.length - 1];
    case 'least':
      return dx[where(x, (a, b) => a < b)];
    case 'greatest':
      return dx[where(x, (a, b) => a > b)];
    case 'npv':
      return present(dx, rate) + byRate(x, rate) * rateStep;
    case 'irr':
      // the rate moves so that the present value stays 0
      return -present(dx, value) / byRate(x, value);
    case 'payback':
      return undefined;
  }
};
