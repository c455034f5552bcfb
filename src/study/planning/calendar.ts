import type { InputData } from '../../equations/index.ts';
import { daysIn, hoursIn, monthOfYear } from '../../kit/month.ts';
import type { Scenario } from '../../scenario/index.ts';

/** Calendar inputs that the language knows by name. */
export const calendar = ({ start, months }: Scenario['horizon']): ReadonlyMap<string, InputData> => {
  const monthly = (of: (month: number) => number): InputData => ({
    monthly: true,
    uncertain: false,
    values: Float64Array.from({ length: months }, (_, t) => of(start + t)),
  });
  return new Map([
    ['time', monthly((m) => m - start)],
    ['month_of_year', monthly(monthOfYear)],
    ['hours', monthly((m) => hoursIn(m) * 3600)],
    ['days', monthly((m) => daysIn(m) * 86400)],
  ]);
};
