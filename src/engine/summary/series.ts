import { sizeOf } from '../../equations/axes.ts';
import type { Recorded } from '../../equations/program.ts';
import type { RangeResult, RangeSeries } from '../blocks/range-result.ts';
import type { Outcomes, Period, Series } from '../results.ts';
import type { KeptDraws } from './kept-draws.ts';
import { outcomesOf, refuseRatio } from './outcomes.ts';
import { means } from './totals.ts';

/** What all series of one run share. */
export interface Run extends KeptDraws {
  readonly parts: readonly RangeResult[];
  /** Outcomes from where they were found ahead, if they were. */
  readonly tabled: (i: number, asked: NonNullable<Series['outcomes']>) => NonNullable<Series['outcomes']>;
}

/** The same number in every draw. */
const certain = (run: Run, recorded: Recorded, members: number, mean: Float64Array): Series => {
  const at = (month: number, member: number): number => mean[month * members + member] as number;
  const { draws } = run;
  const series = {
    recorded,
    members,
    mean,
    draws: (month: number, member: number) =>
      draws === 1 ? mean.subarray(month * members + member, month * members + member + 1) : new Float32Array(draws).fill(at(month, member)),
  };
  if (draws === 1) return series;
  const of = (value: number): Outcomes => ({ same: Math.fround(value), quantiles: (ps) => ps.map(() => Math.fround(value)) });
  const year = (y: Period, member: number): Outcomes => of(yearOf(y, recorded, (month) => Math.fround(at(month, member))));
  return { ...series, outcomes: { month: (month, member) => of(at(month, member)), year } };
};

const yearOf = ({ from, to }: Period, { yearly }: Recorded, at: (month: number) => number): number => {
  if (yearly === 'last') return at(to - 1);
  if (yearly === 'ratio') return refuseRatio();
  let sum = 0;
  for (let month = from; month < to; month++) sum += at(month);
  return yearly === 'sum' ? sum : sum / (to - from);
};

/** One recorded quantity, from what the ranges kept of it. */
export const seriesOf = (run: Run, i: number): Series => {
  const { program, parts, draws } = run;
  const recorded = program.recorded[i] as Recorded;
  const members = sizeOf(recorded.variable.axes);
  const cells = program.months * members;
  const own = (part: RangeResult): RangeSeries => part.series[i] as RangeSeries;
  if (!recorded.variable.uncertain) return certain(run, recorded, members, own(parts[0] as RangeResult).values);
  const mean = means(parts, (part) => own(part).sums, cells, draws);
  const reader = run.exact ?? run.binned;
  if (!reader) {
    const draw = (month: number, member: number): Float64Array => mean.subarray(month * members + member, month * members + member + 1);
    return { recorded, members, mean, draws: draw };
  }
  const row = (month: number, member: number): number => (run.plan.monthly[i] as number) + month * members + member;
  return {
    recorded,
    members,
    mean,
    draws: (month, member) => reader.valuesOf(row(month, member)),
    outcomes: run.tabled(i, outcomesOf(run, i, reader)),
  };
};
