import type { Results, Series } from '../../engine/results.ts';
import type { Month } from '../../kit/month.ts';
import type { Observed } from './observed.ts';

/** One cell of a recorded series. */
interface Cell {
  readonly series: Series;
  readonly member: number;
}

const cellOf = (results: Results, id: string, chip: string | undefined): Cell | undefined => {
  for (const series of results.series) {
    const { recorded } = series;
    if (recorded.id !== id) continue;
    const [axis] = recorded.axes;
    if (chip === undefined && !axis) return { series, member: 0 };
    const member = chip !== undefined && recorded.axes.length === 1 && axis?.name === 'chip' ? axis.members.indexOf(chip) : -1;
    if (member >= 0) return { series, member };
  }
  return undefined;
};

/** Whether the run records what the observation needs, in its dimension; a sum of monthly rates is an amount. */
export const recordsIt = (results: Results, o: Observed): boolean => {
  const cell = cellOf(results, o.variable, o.chip);
  const weighed = o.weight === undefined || cellOf(results, o.weight, undefined) !== undefined;
  const dimension = cell?.series.recorded.unit.dimension;
  return weighed && dimension !== undefined && dimension.replace(/\*month\^-1$/, '') === o.dimension;
};

const indices = (o: Observed, start: Month): readonly number[] =>
  Array.from({ length: o.months }, (_, i) => o.at - start - o.months + 1 + i);

/** One number a draw, as the source would have reported it, in base units. */
export const simulatedDraws = (results: Results, start: Month, o: Observed): Float64Array => {
  const cell = cellOf(results, o.variable, o.chip) as Cell;
  const weights = o.weight === undefined ? undefined : cellOf(results, o.weight, undefined);
  const sums = new Float64Array(results.draws);
  const weighed = new Float64Array(results.draws);
  for (const month of indices(o, start)) {
    const draws = cell.series.draws(month, cell.member);
    const weight = weights?.series.draws(month, weights.member);
    for (let i = 0; i < sums.length; i++) {
      const w = weight ? (weight[i] as number) : 1;
      sums[i] = (sums[i] as number) + w * (draws[i] as number);
      weighed[i] = (weighed[i] as number) + w;
    }
  }
  return o.over === 'sum' ? sums : sums.map((s, i) => ((weighed[i] as number) > 0 ? s / (weighed[i] as number) : 0));
};
