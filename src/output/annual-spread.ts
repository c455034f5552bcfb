import type { Series, YearRatios } from '../engine/results.ts';
import { type OfMonths, type Year, yearUnit, yearValue } from './calendar.ts';
import { type Figure, finite, isOfOneDraw } from './figures.ts';
import { type Spread, spreadOf, spreadOfOne, spreadOfOutcomes } from './spread.ts';

type Draws = Float32Array | Float64Array;

/** Year values of every draw: the months of one draw belong together, so flows add within it before any quantile is taken. */
const yearDraws = (months: readonly Draws[], year: Year, yearly: OfMonths): Draws => {
  if (yearly === 'last') return months.at(-1) as Draws;
  const count = (months[0] as Draws).length;
  const values = months[0] instanceof Float32Array ? new Float32Array(count) : new Float64Array(count);
  for (let draw = 0; draw < count; draw++)
    values[draw] = yearValue((month) => (months[month - year.from] as Draws)[draw] as number, year, yearly);
  return values;
};

const ratiosOf = (series: Series, member: number, year: Year): YearRatios => {
  if (!series.yearRatios) throw new Error(`the years of ${series.recorded.id} were not recorded`);
  return series.yearRatios(year, member);
};

/** Each draw's value of a year, in base units; NaN where it has none. */
export const drawsOfYear = (series: Series, member: number, year: Year): Draws => {
  const { yearly } = series.recorded;
  if (yearly === 'ratio') return ratiosOf(series, member, year).values;
  const months = Array.from({ length: year.to - year.from }, (_, i) => series.draws(year.from + i, member));
  return yearDraws(months, year, yearly);
};

const ratioSpread = (series: Series, member: number, year: Year): Spread | undefined => {
  const { factor } = series.recorded.unit;
  const { values, mean } = ratiosOf(series, member, year);
  const spread = spreadOf(values, factor, mean);
  return spread && { ...spread, mean: mean / factor };
};

const isWhole = ({ mean, members }: Series, member: number, { from, to }: Year): boolean => {
  for (let month = from; month < to; month++) if (!Number.isFinite(mean[month * members + member])) return false;
  return true;
};

/** The figures of one recorded quantity by year and member, in the unit of `yearUnit`; undefined where no draw has a value. */
export const yearFigures = (series: Series): ((year: Year, member: number) => Figure | undefined) => {
  const { mean, members, outcomes } = series;
  const { yearly, unit } = series.recorded;
  if (yearly === 'ratio') return (year, member) => ratioSpread(series, member, year);
  const { factor } = yearUnit(unit, yearly);
  const exactMean = (year: Year, member: number): number => yearValue((month) => mean[month * members + member] as number, year, yearly);
  if (isOfOneDraw(series)) return (year, member) => finite(exactMean(year, member) / factor);
  if (outcomes) {
    return (year, member) => {
      const found = outcomes.year(year, member);
      const exact = exactMean(year, member);
      return found.same === undefined ? spreadOfOutcomes(found, factor, exact) : exact / factor;
    };
  }
  return (year, member) => {
    // a mean over months with gaps is no mean of the draws' own year values
    const exact = isWhole(series, member, year) ? exactMean(year, member) : undefined;
    return spreadOf(drawsOfYear(series, member, year), factor, exact);
  };
};

/** The spread of one member's value of a year, in the unit of `yearUnit`; undefined where no draw has one. */
export const annualSpread = (series: Series, member: number, year: Year): Spread | undefined => {
  const figure = yearFigures(series)(year, member);
  return typeof figure === 'number' ? spreadOfOne(figure) : figure;
};
