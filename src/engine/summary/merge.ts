import { sizeOf } from '../../equations/axes.ts';
import type { Program, Tally, Variable } from '../../equations/program.ts';
import type { PrepareOptions, RangeLimit, RangeRates, RangeResult } from '../blocks/range-result.ts';
import { varies } from '../plan/reads.ts';
import { BinnedReader } from '../recording/binned-reader.ts';
import { ExactReader } from '../recording/exact-reader.ts';
import type { KeptRows } from '../recording/recorder.ts';
import { planRows } from '../recording/row-plan.ts';
import type { LimitSeries, OverallResult, RatePatterns, Results, Series } from '../results.ts';
import { RATE_PATTERNS } from './internal-rate.ts';
import { type Run, seriesOf } from './series.ts';
import { type Pick64, totals } from './totals.ts';
import { yearRatios } from './year-ratio.ts';

const limitOf = (tally: Tally, i: number, months: number, parts: readonly RangeResult[], draws: number): LimitSeries => {
  const members = sizeOf(tally.space);
  const cells = months * members;
  const own = (part: RangeResult): RangeLimit => part.limits[i] as RangeLimit;
  if (![tally.bound, tally.missed, tally.slack].some(varies)) {
    const { bound, missed, slack } = own(parts[0] as RangeResult);
    return { tally, members, bound: bound.map((x) => x * draws), missed, slack };
  }
  const mean = (of: Pick64): Float64Array => totals(parts, of, cells).map((sum) => sum / draws);
  return {
    tally,
    members,
    bound: totals(parts, (part) => own(part).bound, cells),
    missed: mean((part) => own(part).missed),
    slack: mean((part) => own(part).slack),
  };
};

const patternsOf = (rates: readonly RangeRates[]): RatePatterns => {
  const count = (k: number): number => rates.reduce((sum, { counts }) => sum + (counts[k] as number), 0);
  const counts = Object.fromEntries(RATE_PATTERNS.map((pattern, k) => [pattern, count(k)])) as RatePatterns['counts'];
  return { counts, several: rates.find(({ several }) => several.length > 0)?.several ?? [] };
};

const overallOf = (program: Program, i: number, parts: readonly RangeResult[], draws: number): OverallResult => {
  const values = new Float64Array(draws);
  let at = 0;
  for (const part of parts) {
    values.set(part.overalls[i] as Float64Array, at);
    at += part.draws;
  }
  const rates = parts.flatMap((part) => part.rates[i] ?? []);
  return { quantity: program.overalls[i] as Program['overalls'][number], values, ...(rates.length > 0 && { rates: patternsOf(rates) }) };
};

const checkWhole = (parts: readonly RangeResult[]): void => {
  let next = 0;
  for (const part of parts) {
    if (part.firstDraw !== next) throw new Error(`draws ${next} to ${part.firstDraw} are missing or double`);
    next += part.draws;
  }
};

/** How a run was told to keep its draws, as its ranges were. */
export type MergeOptions = Pick<PrepareOptions, 'years' | 'mostRecordBytes'>;

const isKind =
  <K extends KeptRows['kind']>(kind: K) =>
  (rows: KeptRows | undefined): rows is Extract<KeptRows, { kind: K }> =>
    rows?.kind === kind;

/** What is shown, each with what is kept of its years. */
const shownSeries = (all: readonly Series[], binned: boolean): readonly Series[] => {
  const of = (variable: Variable): Series => {
    const found = all.find(({ recorded }) => recorded.hidden && recorded.variable === variable);
    if (!found) throw new Error(`${variable.name} was not recorded`);
    return found;
  };
  return all
    .filter(({ recorded }) => !recorded.hidden)
    .map((series) => {
      const { ofYear } = series.recorded;
      return ofYear ? { ...series, yearRatios: yearRatios(of(ofYear.value), of(ofYear.exists), binned) } : series;
    });
};

/** Puts ranges together, in any order given, to the same bytes as one range of all draws. Draws must be whole from 0. */
export const mergeResults = (program: Program, given: readonly RangeResult[], seed: number, options: MergeOptions = {}): Results => {
  const parts = [...given].sort((a, b) => a.firstDraw - b.firstDraw);
  checkWhole(parts);
  const draws = parts.reduce((n, part) => n + part.draws, 0);
  const { months } = program;
  const years = options.years ?? [];
  const kept = parts.map((part) => part.rows);
  const plan = planRows(program, years, draws, options.mostRecordBytes);
  const run: Run = {
    program,
    parts,
    draws,
    years,
    plan,
    exact: draws > 1 && !plan.binned ? new ExactReader(kept.filter(isKind('exact'))) : undefined,
    binned: draws > 1 && plan.binned ? new BinnedReader(kept.filter(isKind('binned'))) : undefined,
  };
  return {
    months,
    draws,
    seed,
    binned: plan.binned,
    series: shownSeries(
      program.recorded.map((_, i) => seriesOf(run, i)),
      plan.binned,
    ),
    limits: program.tallies.map((tally, i) => limitOf(tally, i, months, parts, draws)),
    overalls: program.overalls.map((_, i) => overallOf(program, i, parts, draws)),
  };
};
