import { sizeOf } from '../../equations/axes.ts';
import type { Program, Tally } from '../../equations/program.ts';
import type { RangeLimit, RangeResult, RangeSeries } from '../blocks/range-result.ts';
import { varies } from '../plan/reads.ts';
import type { LimitSeries, OverallResult, Results, Series } from '../results.ts';

type Pick64 = (part: RangeResult) => Float64Array;

/** Sums of one cell over all segments of all ranges, combined in pairs: the order depends on the number of draws only. */
const pairwise = (terms: Float64Array, from: number, to: number): number => {
  if (to - from === 1) return terms[from] as number;
  const middle = from + 2 ** Math.floor(Math.log2(to - from - 1));
  return pairwise(terms, from, middle) + pairwise(terms, middle, to);
};

const totals = (parts: readonly RangeResult[], of: Pick64, cells: number): Float64Array => {
  const segments = parts.map((part) => of(part).length / Math.max(1, cells));
  const terms = new Float64Array(segments.reduce((a, b) => a + b, 0));
  return Float64Array.from({ length: cells }, (_, cell) => {
    let at = 0;
    for (const [p, part] of parts.entries()) {
      const sums = of(part);
      for (let s = 0; s < (segments[p] as number); s++) terms[at++] = sums[s * cells + cell] as number;
    }
    return pairwise(terms, 0, terms.length);
  });
};

const concatenated = (pieces: readonly (Float32Array | Float64Array)[], length: number): Float32Array => {
  const all = new Float32Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
};

const seriesOf = (program: Program, i: number, parts: readonly RangeResult[], draws: number): Series => {
  const recorded = program.recorded[i] as Program['recorded'][number];
  const { variable } = recorded;
  const members = sizeOf(variable.axes);
  const cells = program.months * members;
  const own = (part: RangeResult): RangeSeries => part.series[i] as RangeSeries;
  if (!variable.uncertain) {
    const mean = own(parts[0] as RangeResult).values as Float64Array;
    const same = (cell: number): Float32Array | Float64Array =>
      draws === 1 ? mean.subarray(cell, cell + 1) : new Float32Array(draws).fill(mean[cell] as number);
    return { recorded, members, mean, draws: (month, member) => same(month * members + member) };
  }
  const mean = totals(parts, (part) => own(part).sums, cells).map((sum) => sum / draws);
  const row = (part: RangeResult, cell: number): Float32Array | Float64Array =>
    own(part).values.subarray(cell * part.draws, (cell + 1) * part.draws);
  return {
    recorded,
    members,
    mean,
    draws: (month, member) => {
      const cell = month * members + member;
      if (draws === 1) return mean.subarray(cell, cell + 1);
      const pieces = parts.map((part) => row(part, cell));
      return pieces.length === 1 ? (pieces[0] as Float32Array) : concatenated(pieces, draws);
    },
  };
};

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

const overallOf = (program: Program, i: number, parts: readonly RangeResult[], draws: number): OverallResult => {
  const values = new Float64Array(draws);
  let at = 0;
  for (const part of parts) {
    values.set(part.overalls[i] as Float64Array, at);
    at += part.draws;
  }
  return { quantity: program.overalls[i] as Program['overalls'][number], values };
};

const checkWhole = (parts: readonly RangeResult[]): void => {
  let next = 0;
  for (const part of parts) {
    if (part.firstDraw !== next) throw new Error(`draws ${next} to ${part.firstDraw} are missing or double`);
    next += part.draws;
  }
};

/** Puts ranges together, in any order given, to the same bytes as one range of all draws. Draws must be whole from 0. */
export const mergeResults = (program: Program, given: readonly RangeResult[], seed: number): Results => {
  const parts = [...given].sort((a, b) => a.firstDraw - b.firstDraw);
  checkWhole(parts);
  const draws = parts.reduce((n, part) => n + part.draws, 0);
  const { months } = program;
  return {
    months,
    draws,
    seed,
    series: program.recorded.map((_, i) => seriesOf(program, i, parts, draws)),
    limits: program.tallies.map((tally, i) => limitOf(tally, i, months, parts, draws)),
    overalls: program.overalls.map((_, i) => overallOf(program, i, parts, draws)),
  };
};
