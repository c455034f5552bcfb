import { sizeOf } from '../../equations/axes.ts';
import type { Recorded } from '../../equations/program.ts';
import type { BinnedReader } from '../recording/binned-reader.ts';
import type { ExactReader } from '../recording/exact-reader.ts';
import type { Outcomes, Period, Series } from '../results.ts';
import type { KeptDraws } from './kept-draws.ts';

/** Reads rows that ranges have kept. */
export type RowReader = Pick<ExactReader, 'valuesOf' | 'outcomesOf'> | BinnedReader;

/** Outcomes of one quantity by month and by year. */
type OutcomesOf = NonNullable<Series['outcomes']>;

/** The year of a ratio of sums has a row of its own (`yearRatios`); asking its months for it is a bug. */
export const refuseRatio = (): never => {
  throw new Error('a ratio of sums over a year is not made of its months');
};

/** Where a year stands among those that the run was told, −1 for another. */
export const yearIndex = (years: readonly Period[], { from, to }: Period): number =>
  years.findIndex((year) => year.from === from && year.to === to);

/** The outcomes of the i-th recorded quantity, which differs between draws, found when they are asked for. */
export const outcomesOf = (kept: KeptDraws, i: number, reader: RowReader): OutcomesOf => {
  const recorded = kept.program.recorded[i] as Recorded;
  const members = sizeOf(recorded.variable.axes);
  const [monthly, yearly] = [kept.plan.monthly[i] as number, kept.plan.yearly[i] as number];
  const row = (month: number, member: number): number => monthly + month * members + member;
  const year = (period: Period, member: number): Outcomes => {
    if (recorded.yearly === 'ratio') return refuseRatio();
    if (recorded.yearly === 'last') return reader.outcomesOf(row(period.to - 1, member));
    if (kept.exact) {
      const months = Array.from({ length: period.to - period.from }, (_, m) => row(period.from + m, member));
      return kept.exact.overRows(months, recorded.yearly);
    }
    const known = yearIndex(kept.years, period);
    if (known < 0) throw new Error(`the run was not told of a year from month ${period.from} to ${period.to}`);
    return reader.outcomesOf(yearly + known * members + member);
  };
  return { month: (month, member) => reader.outcomesOf(row(month, member)), year };
};
