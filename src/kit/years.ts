import { type Month, yearOf } from './month.ts';

/** A calendar year of a horizon: its months as indices from the start, `to` excluded. The first and last may be short. */
export interface Year {
  readonly year: number;
  readonly from: number;
  readonly to: number;
}

/** The calendar years that a horizon touches. */
export const yearsOf = (start: Month, months: number): Year[] => {
  const years: Year[] = [];
  for (let from = 0; from < months; ) {
    const year = yearOf(start + from);
    const to = Math.min(months, (year + 1) * 12 - start);
    years.push({ year, from, to });
    from = to;
  }
  return years;
};
