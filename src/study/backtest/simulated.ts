import type { Results, Series } from '../../engine/results.ts';
import type { Recorded } from '../../equations/program.ts';
import type { Month } from '../../kit/month.ts';
import type { Observed } from './observed.ts';

/** The member of a recorded quantity that is meant: its total, or the row of one chip. */
const memberOf = ({ id, axes }: Recorded, variable: string, chip: string | undefined): number | undefined => {
  const [axis] = axes;
  if (id !== variable) return undefined;
  if (chip === undefined) return axes.length === 0 ? 0 : undefined;
  const member = axes.length === 1 && axis?.name === 'chip' ? axis.members.indexOf(chip) : -1;
  return member < 0 ? undefined : member;
};

/** Whether a run that records this has what the observation needs, in its dimension; monthly rates add up to an amount. */
export const recordsIt = (recorded: readonly Recorded[], o: Observed): boolean => {
  const found = recorded.find((r) => memberOf(r, o.variable, o.chip) !== undefined);
  const weighed = o.weight === undefined || recorded.some((r) => memberOf(r, o.weight as string, undefined) !== undefined);
  return weighed && found?.unit.dimension.replace(/\*month\^-1$/, '') === o.dimension;
};

const drawsOf = (results: Results, variable: string, chip: string | undefined): ((month: number) => ArrayLike<number>) => {
  for (const series of results.series) {
    const member = memberOf(series.recorded, variable, chip);
    if (member !== undefined) return (month) => (series satisfies Series).draws(month, member);
  }
  throw new Error(`'${variable}' was not recorded`);
};

/** One number a draw, as the source would have reported it, in base units. */
export const simulatedDraws = (results: Results, start: Month, o: Observed): Float64Array => {
  const value = drawsOf(results, o.variable, o.chip);
  const weight = o.weight === undefined ? undefined : drawsOf(results, o.weight, undefined);
  const sums = new Float64Array(results.draws);
  const weights = new Float64Array(results.draws);
  for (let month = o.at - start - o.months + 1; month <= o.at - start; month++) {
    const [x, w] = [value(month), weight?.(month)];
    for (let i = 0; i < sums.length; i++) {
      const weighs = w ? (w[i] as number) : 1;
      sums[i] = (sums[i] as number) + weighs * (x[i] as number);
      weights[i] = (weights[i] as number) + weighs;
    }
  }
  return o.over === 'sum' ? sums : sums.map((s, i) => ((weights[i] as number) > 0 ? s / (weights[i] as number) : 0));
};
