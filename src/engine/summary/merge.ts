import { sizeOf } from '../../equations/axes.ts';
import type { Program, Tally, Variable } from '../../equations/program.ts';
import type { RangeLimit, RangeRates, RangeResult } from '../blocks/range-result.ts';
import { varies } from '../plan/reads.ts';
import type { LimitSeries, OverallResult, RatePatterns, Results, Series } from '../results.ts';
import { RATE_PATTERNS } from './internal-rate.ts';
import { type Keeping, keptDraws } from './kept-draws.ts';
import { type OutcomeTable, tabled } from './outcome-table.ts';
import { type Run, seriesOf } from './series.ts';
import { means, type Pick64, totals } from './totals.ts';
import { yearRatios } from './year-ratio.ts';

const limitOf = (tally: Tally, i: number, months: number, parts: readonly RangeResult[], draws: number): LimitSeries => {
  const members = sizeOf(tally.space);
  const cells = months * members;
  const own = (part: RangeResult): RangeLimit => part.limits[i] as RangeLimit;
  if (![tally.bound, tally.missed, tally.slack].some(varies)) {
    const { bound, missed, slack } = own(parts[0] as RangeResult);
    return { tally, members, bound: draws === 1 ? bound : bound.map((x) => x * draws), missed, slack };
  }
  const mean = (of: Pick64): Float64Array => means(parts, of, cells, draws);
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

/** How a run was told to keep its draws, as its ranges were. */
export type MergeOptions = Omit<Keeping, 'totalDraws'>;

/**
 * Puts ranges together, in any order given, to the same bytes as one range of all draws. Draws must be whole from 0.
 * @param table outcomes found ahead, which may still be filled until someone asks for them
 */
export const mergeResults = (
  program: Program,
  given: readonly RangeResult[],
  seed: number,
  options: MergeOptions = {},
  table?: OutcomeTable,
): Results => {
  const parts = [...given].sort((a, b) => a.firstDraw - b.firstDraw);
  checkWhole(parts);
  const draws = parts.reduce((n, part) => n + part.draws, 0);
  const kept = keptDraws(
    program,
    parts.map((part) => part.rows),
    { ...options, totalDraws: draws },
  );
  const run: Run = { ...kept, parts, tabled: table ? tabled(table, kept) : (_, asked) => asked };
  const { binned } = kept.plan;
  return {
    months: program.months,
    draws,
    seed,
    binned,
    series: shownSeries(
      program.recorded.map((_, i) => seriesOf(run, i)),
      binned,
    ),
    limits: program.tallies.map((tally, i) => limitOf(tally, i, program.months, parts, draws)),
    overalls: program.overalls.map((_, i) => overallOf(program, i, parts, draws)),
  };
};
