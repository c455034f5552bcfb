import { AT_GREATEST, AT_LEAST, AT_NOUGHT, allRates, bracketed } from './rate-search.ts';

type Series = Float64Array;

/** What a cash flow says of its internal rate of return. Only with `one` there is an answer. */
export const RATE_PATTERNS = ['one', 'no-flow', 'only-inflows', 'only-outflows', 'none', 'several'] as const;
export type RatePattern = (typeof RATE_PATTERNS)[number];

export interface InternalRate {
  readonly pattern: RatePattern;
  /** A year; NaN unless the pattern is `one`. */
  readonly rate: number;
  /** All that were found, ascending, where there are several of equal standing. */
  readonly several: readonly number[];
}

const signChanges = (flows: Series): number => {
  let changes = 0;
  let last = 0;
  for (const x of flows) {
    if (x === 0) continue;
    if (last * x < 0) changes++;
    last = Math.sign(x);
  }
  return changes;
};

/** Running totals of the flows. */
const runningTotal = (flows: Series): Float64Array => {
  let sum = 0;
  return flows.map((x) => {
    sum += x;
    return sum;
  });
};

const without = (pattern: RatePattern, several: readonly number[] = []): InternalRate => ({ pattern, rate: Number.NaN, several });

const oneOrNone = (rate: number): InternalRate => (Number.isNaN(rate) ? without('none') : { pattern: 'one', rate, several: [] });

const unchanging = (flows: Series): InternalRate => {
  const first = flows.find((x) => x !== 0) ?? 0;
  return without(first === 0 ? 'no-flow' : first > 0 ? 'only-inflows' : 'only-outflows');
};

/**
 * The annual rate at which the present value is 0. A flow that changes sign once has one at most (Descartes' rule of signs). Where there
 * are several, the positive one counts if the running total changes its sign just once, for then there is only one (Norstrøm 1972: an
 * end that costs money is such a case). There is no answer with no rate, or with several of equal standing: then none says whether the
 * investment is good.
 */
export const internalRateOf = (flows: Series): InternalRate => {
  const changes = signChanges(flows);
  if (changes === 0) return unchanging(flows);
  if (changes === 1) return oneOrNone(bracketed(flows, AT_LEAST, AT_GREATEST));
  if (signChanges(runningTotal(flows)) === 1) return oneOrNone(bracketed(flows, AT_NOUGHT, AT_GREATEST));
  const rates = allRates(flows);
  return rates.length > 1 ? without('several', rates) : oneOrNone(rates[0] ?? Number.NaN);
};

/** The annual rate alone; NaN where there is no answer. */
export const internalRate = (flows: Series): number => internalRateOf(flows).rate;
