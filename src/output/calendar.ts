import { formatMonth } from '../kit/month.ts';
import type { Year } from '../kit/years.ts';
import type { RunView } from './run-view.ts';

export { type YearUnit, yearUnit } from '../kit/year-unit.ts';
export { type Year, yearsOf } from '../kit/years.ts';

/** The months of a run as tables name them. */
export const monthsOf = (run: RunView): string[] =>
  Array.from({ length: run.results.months }, (_, month) => formatMonth(run.start + month));

/** How years follow from the monthly values themselves. */
export type OfMonths = 'sum' | 'last' | 'mean';

/**
 * One draw's or one mean's value of a year from its months: flows add, stocks keep the last month, the rest average.
 * Months without a value are left out of sums and averages; a stock is undefined with its last month.
 */
export const yearValue = (at: (month: number) => number, { from, to }: Year, yearly: OfMonths): number => {
  if (yearly === 'last') return at(to - 1);
  let total = 0;
  let count = 0;
  for (let month = from; month < to; month++) {
    const value = at(month);
    if (!Number.isFinite(value)) continue;
    total += value;
    count++;
  }
  if (count === 0) return Number.NaN;
  return yearly === 'sum' ? total : total / count;
};
