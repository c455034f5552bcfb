import type { OverallResult, RatePatterns } from '../engine/results.ts';
import { RATE_PATTERNS, type RatePattern } from '../engine/summary/internal-rate.ts';

type Missing = Exclude<RatePattern, 'one'>;

/** The words that hold of one cash flow and of many. */
const WHY: Readonly<Record<Missing, string>> = {
  'no-flow': 'no cash flows at all',
  'only-inflows': 'only inflows: nothing is spent that could earn a rate',
  'only-outflows': 'only outflows: none of it is ever paid back',
  none: 'no rate between −99.9 % and 10,000 % a year makes the present value 0',
  several: 'several rates make the present value 0',
};

/** Rates that are written out. */
const MOST_RATES = 6;

/** A ten-thousandth of a percent: what is found of a rate of 0 is the dust of rounding. */
const GRAINS = 1e6;

const percent = (rate: number): string => {
  const shown = (Math.round(rate * GRAINS) / GRAINS) * 100 || 0;
  return `${shown.toLocaleString('en', { maximumSignificantDigits: 3 }).replace('-', '−')} %`;
};

const listed = (rates: readonly number[]): string =>
  `${rates.slice(0, MOST_RATES).map(percent).join(', ')}${rates.length > MOST_RATES ? ' …' : ''}`;

const PREFER_NPV = 'the net present value is the measure to use';

/** Why one cash flow has no internal rate of return. */
export const whyNoRate = (pattern: Missing, several: readonly number[]): string =>
  pattern === 'several' ? `${several.length} rates make the present value 0: ${listed(several)}; ${PREFER_NPV}` : WHY[pattern];

/** Never 0 or all where it is neither: a share that is rounded away would deny what there is. */
const shareOf = (count: number, draws: number): string => {
  const share = (count / draws) * 100;
  return count === draws ? '100' : String(Number(Math.min(99.9, Math.max(0.1, share)).toPrecision(share > 99 ? 3 : 2)));
};

const whyOf = (pattern: Missing, several: readonly number[]): string =>
  pattern === 'several' ? `${WHY.several} (in the first of them ${listed(several)}), so that ${PREFER_NPV}` : WHY[pattern];

/** Why an internal rate of return has no value in some draws, with the share of each reason; undefined where all have one. */
export const ratesWithout = (rates: RatePatterns, draws: number): string | undefined => {
  const missing = RATE_PATTERNS.filter((p): p is Missing => p !== 'one').filter((p) => rates.counts[p] > 0);
  const [only] = missing;
  if (only === undefined) return undefined;
  if (draws === 1) return whyNoRate(only, rates.several);
  return [...missing]
    .sort((a, b) => rates.counts[b] - rates.counts[a])
    .map((pattern) => `in ${shareOf(rates.counts[pattern], draws)} % of draws ${whyOf(pattern, rates.several)}`)
    .join('; ');
};

/** The same of an overall quantity of any kind: of others nothing is known. */
export const whyUndefined = ({ rates, values }: OverallResult): string | undefined => rates && ratesWithout(rates, values.length);
