import { formatMonth } from '../kit/month.ts';
import type { RunView } from './run-view.ts';
import { type Spread, spreadOf } from './spread.ts';

/** The total of one variable month by month, as a chart shows it. */
export interface MonthlyBand {
  readonly name: string;
  readonly unit: string;
  readonly periods: readonly string[];
  readonly months: readonly (Spread | undefined)[];
  readonly banded: boolean;
}

/** The monthly spread of a variable's total; undefined where the run has none. */
export const monthlyBand = (run: RunView, id: string): MonthlyBand | undefined => {
  const series = run.results.series.find((s) => s.recorded.id === id && s.recorded.axes.length === 0);
  if (!series) return undefined;
  const { months, draws } = run.results;
  const { unit } = series.recorded;
  const all = Array.from({ length: months }, (_, m) => m);
  return {
    name: id,
    unit: unit.text,
    periods: all.map((m) => formatMonth(run.start + m)),
    months: all.map((m) => spreadOf(series.draws(m, 0), unit.factor)),
    banded: draws > 1,
  };
};
