import type { Results, Series } from '../../engine/index.ts';
import { type Asked, isYear } from './asked.ts';

const totalSeries = (results: Results, id: string): Series => {
  const found = results.series.find((s) => s.recorded.id === id && s.recorded.axes.length === 0);
  if (!found) throw new Error(`the total of ${id} was not recorded`);
  return found;
};

const yearRatiosOf = (series: Series, span: NonNullable<Asked['span']>): Float64Array => {
  const found = series.yearRatios?.(span, 0);
  if (!found) throw new Error(`the years of ${series.recorded.id} were not recorded`);
  return Float64Array.from(found.values);
};

/** The number asked for in every draw, in base units. NaN where it is undefined in a draw. */
export const figuresOf = (asked: Asked, results: Results): Float64Array => {
  const { span, yearly } = asked;
  if (!span) {
    const overall = results.overalls.find((o) => o.quantity.id === asked.id);
    if (!overall) throw new Error(`${asked.id} was not computed`);
    return overall.values;
  }
  const series = totalSeries(results, asked.id);
  if (asked.yearly === 'ratio' && isYear(asked.period)) return yearRatiosOf(series, span);
  const months = yearly === 'last' ? [span.to - 1] : Array.from({ length: span.to - span.from }, (_, i) => span.from + i);
  const sums = new Float64Array(results.draws);
  for (const month of months) {
    const draws = series.draws(month, 0);
    for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + (draws[i] as number);
  }
  return yearly === 'mean' || yearly === 'ratio' ? sums.map((x) => x / months.length) : sums;
};
