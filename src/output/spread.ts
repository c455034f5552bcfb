import { type Outcomes, SHOWN_SHARES } from '../engine/results.ts';
import { toNineDigits } from '../kit/nine-digits.ts';
import { quantiles } from '../kit/quantiles.ts';
import { mean } from '../kit/statistics.ts';

/** How a quantity spreads over the draws. `defined` is the share of draws in which it has a value. */
export interface Spread {
  readonly mean: number;
  readonly p5: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
  readonly defined: number;
}

type Numbers = ArrayLike<number>;

/** The one value all draws share, if they do: most series of a plan are certain, and need no selection. */
const shared = (values: Numbers): number | undefined => {
  const first = values[0];
  for (let i = 1; i < values.length; i++) if (values[i] !== first) return undefined;
  return first;
};

const definedOf = (values: Numbers): Numbers => {
  let all = true;
  for (let i = 0; i < values.length && all; i++) all = Number.isFinite(values[i]);
  return all ? values : Array.from(values).filter((v) => Number.isFinite(v));
};

/** Of what all draws agree on: the same number all over. */
export const spreadOfOne = (value: number): Spread | undefined =>
  Number.isFinite(value) ? { mean: value, p5: value, p25: value, p50: value, p75: value, p95: value, defined: 1 } : undefined;

/** Draws kept in 32 bits carry 7 to 8 significant digits; more than 9 would only be noise in a file. */
const shown32 = toNineDigits;

/**
 * Mean and quantiles over the draws in which the quantity is defined, divided by `factor` to come to the shown unit.
 * Undefined where no draw has a value: a cost per unit before there are units.
 * @param exactMean the mean as the engine kept it in full precision; used when every draw is defined
 */
export const spreadOf = (values: Numbers, factor: number, exactMean?: number): Spread | undefined => {
  if (values.length === 1) return spreadOfOne((exactMean ?? (values[0] as number)) / factor);
  const kept = definedOf(values);
  if (kept.length === 0) return undefined;
  const exact = kept === values && exactMean !== undefined && Number.isFinite(exactMean) ? exactMean : undefined;
  const same = shared(kept);
  const scaled = same === undefined ? quantiles(kept, SHOWN_SHARES) : SHOWN_SHARES.map(() => (kept === values ? (exact ?? same) : same));
  const short = same === undefined && values instanceof Float32Array;
  const shown = scaled.map((q) => (short ? shown32(q / factor) : q / factor));
  const [p5, p25, p50, p75, p95] = shown as [number, number, number, number, number];
  return { mean: (exact ?? mean(kept)) / factor, p5, p25, p50, p75, p95, defined: kept.length / values.length };
};

/** The same of what a run of more than one draw gave, in which every quantity has a value in every draw. They differ. */
export const spreadOfOutcomes = ({ quantiles: at }: Outcomes, factor: number, exactMean: number): Spread => {
  const [p5, p25, p50, p75, p95] = at(SHOWN_SHARES).map((q) => shown32(q / factor)) as [number, number, number, number, number];
  return { mean: exactMean / factor, p5, p25, p50, p75, p95, defined: 1 };
};
