import { type Unit, unit } from '../kit/unit.ts';
import type { Year } from '../kit/years.ts';

export { type Year, yearsOf } from '../kit/years.ts';

/** A rate per calendar time as written in a unit: `chip/month`. */
const PER_TIME = /\/\s*(?:months?|quarters?|years?)\b/;

/** How a year's sum of monthly values is shown: months of `chip/month` add up to `chip/year`; other units stay as they are. */
export interface YearUnit {
  readonly text: string;
  /** What a sum of monthly values in base units is divided by. */
  readonly factor: number;
}

export const yearUnit = (shown: Unit, yearly: 'sum' | 'last' | 'mean'): YearUnit => {
  if (yearly !== 'sum' || !PER_TIME.test(shown.text)) return { text: shown.text, factor: shown.factor };
  const whole = shown.text.replace(PER_TIME, '');
  return { text: shown.text.replace(PER_TIME, '/year'), factor: unit(whole === '' ? '1' : whole).factor };
};

/**
 * One draw's or one mean's value of a year from its months: flows add, stocks keep the last month, the rest average.
 * Months without a value are left out of sums and averages; a stock is undefined with its last month.
 */
export const yearValue = (at: (month: number) => number, { from, to }: Year, yearly: 'sum' | 'last' | 'mean'): number => {
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
