import { sizeOf } from '../../equations/axes.ts';
import type { Program, Recorded } from '../../equations/program.ts';
import type { RangeResult, RangeSeries } from '../blocks/range-result.ts';
import type { BinnedReader } from '../recording/binned-reader.ts';
import type { ExactReader } from '../recording/exact-reader.ts';
import type { RowPlan } from '../recording/row-plan.ts';
import type { Outcomes, Period, Series } from '../results.ts';
import { totals } from './totals.ts';

/** Reads rows that ranges have kept. */
type Reader = Pick<ExactReader, 'valuesOf' | 'outcomesOf'>;

/** What all series of one run share. */
export interface Run {
  readonly program: Program;
  readonly parts: readonly RangeResult[];
  readonly draws: number;
  readonly years: readonly Period[];
  readonly plan: RowPlan;
  readonly exact: ExactReader | undefined;
  readonly binned: BinnedReader | undefined;
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
  if (yearly === 'ratio') throw new Error('a ratio of sums over a year is not made of its months');
  let sum = 0;
  for (let month = from; month < to; month++) sum += at(month);
  return yearly === 'sum' ? sum : sum / (to - from);
};

const outcomesOf = (run: Run, i: number, recorded: Recorded, members: number, reader: Reader): NonNullable<Series['outcomes']> => {
  const [monthly, yearly] = [run.plan.monthly[i] as number, run.plan.yearly[i] as number];
  const row = (month: number, member: number): number => monthly + month * members + member;
  const year = ({ from, to }: Period, member: number): Outcomes => {
    if (recorded.yearly === 'ratio') throw new Error('a ratio of sums over a year is not made of its months');
    if (recorded.yearly === 'last') return reader.outcomesOf(row(to - 1, member));
    if (run.exact) {
      const months = Array.from({ length: to - from }, (_, m) => row(from + m, member));
      return run.exact.overRows(months, recorded.yearly);
    }
    const known = run.years.findIndex((y) => y.from === from && y.to === to);
    if (known < 0) throw new Error(`the run was not told of a year from month ${from} to ${to}`);
    return reader.outcomesOf(yearly + known * members + member);
  };
  return { month: (month, member) => reader.outcomesOf(row(month, member)), year };
};

/** One recorded quantity, from what the ranges kept of it. */
export const seriesOf = (run: Run, i: number): Series => {
  const { program, parts, draws } = run;
  const recorded = program.recorded[i] as Recorded;
  const members = sizeOf(recorded.variable.axes);
  const cells = program.months * members;
  const own = (part: RangeResult): RangeSeries => part.series[i] as RangeSeries;
  if (!recorded.variable.uncertain) return certain(run, recorded, members, own(parts[0] as RangeResult).values);
  const mean = totals(parts, (part) => own(part).sums, cells).map((sum) => sum / draws);
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
    outcomes: outcomesOf(run, i, recorded, members, reader),
  };
};
