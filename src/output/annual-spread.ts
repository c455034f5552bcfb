import type { Series } from '../engine/results.ts';
import { type Year, yearUnit, yearValue } from './calendar.ts';
import { type Spread, spreadOf, spreadOfOutcomes } from './spread.ts';

type Draws = Float32Array | Float64Array;

/** Year values of every draw: the months of one draw belong together, so flows add within it before any quantile is taken. */
const yearDraws = (months: readonly Draws[], year: Year, yearly: 'sum' | 'last' | 'mean'): Draws => {
  if (yearly === 'last') return months.at(-1) as Draws;
  const count = (months[0] as Draws).length;
  const values = months[0] instanceof Float32Array ? new Float32Array(count) : new Float64Array(count);
  for (let draw = 0; draw < count; draw++)
    values[draw] = yearValue((month) => (months[month - year.from] as Draws)[draw] as number, year, yearly);
  return values;
};

/** The spread of one member's value of a year, in the unit of `yearUnit`; undefined where no draw has one. */
export const annualSpread = (series: Series, member: number, year: Year): Spread | undefined => {
  const { yearly, unit } = series.recorded;
  if (series.outcomes) {
    const mean = yearValue((month) => series.mean[month * series.members + member] as number, year, yearly);
    return spreadOfOutcomes(series.outcomes.year(year, member), yearUnit(unit, yearly).factor, mean);
  }
  const months = Array.from({ length: year.to - year.from }, (_, i) => series.draws(year.from + i, member));
  const exact = yearValue((month) => series.mean[month * series.members + member] as number, year, yearly);
  // a mean over months with gaps is no mean of the draws' own year values
  const whole = months.every((_, i) => Number.isFinite(series.mean[(year.from + i) * series.members + member]));
  return spreadOf(yearDraws(months, year, yearly), yearUnit(unit, yearly).factor, whole ? exact : undefined);
};
