import { quantiles } from '../../kit/quantiles.ts';
import { streamKey, uniform } from '../../kit/random.ts';
import { mean } from '../../kit/statistics.ts';

/** A share of the variance of an output, with its 90 % interval. */
export interface Index {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What one input, or a group of them, does to the variance of an output. */
export interface Indices {
  /** Share that it explains alone. */
  readonly first: Index;
  /** Share that goes away only when it is known: alone and together with others. */
  readonly total: Index;
  readonly resolved: boolean;
  /** Draws that would narrow both intervals enough; `draws` where these do. */
  readonly needed: number;
}

/** Outputs of samples A and B, and for each group of A with that group's inputs taken from B. */
export interface Sample {
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly mixed: readonly Float64Array[];
}

/** An interval wider than this share of the variance says too little to be shown. */
export const WIDEST = 0.2;
const RESAMPLES = 300;
const ENDS = [0.05, 0.95];

/** Places of rows to count, some of them more than once. */
type Rows = Int32Array;

interface Raw {
  readonly first: number;
  readonly total: number;
}

/** Both indices of each group from the rows given, in one pass. Undefined where nothing varies. */
const estimates = ({ a, b, mixed }: Sample, rows: Rows, centre: number): readonly Raw[] => {
  let [sum, squares] = [0, 0];
  for (const row of rows) {
    const [x, y] = [(a[row] as number) - centre, (b[row] as number) - centre];
    sum += x + y;
    squares += x * x + y * y;
  }
  const n = rows.length;
  const middle = sum / (2 * n);
  const variance = squares / (2 * n) - middle * middle;
  return mixed.map((ab) => {
    let [first, total] = [0, 0];
    for (const row of rows) {
      const step = (ab[row] as number) - (a[row] as number);
      first += ((b[row] as number) - centre - middle) * step;
      total += step * step;
    }
    return variance > 0 ? { first: first / n / variance, total: total / (2 * n) / variance } : { first: Number.NaN, total: Number.NaN };
  });
};

const rowsOf = (n: number, at: (i: number) => number): Rows => Int32Array.from({ length: n }, (_, i) => at(i));

const indexOf = (value: number, resampled: Float64Array): Index => {
  const [low, high] = quantiles(resampled, ENDS) as [number, number];
  return { value, low, high };
};

/** Two digits, upwards: nobody types 4,731. */
const roundUp = (n: number): number => {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(n)) - 1);
  return Math.ceil(n / step) * step;
};

/**
 * First-order and total Sobol indices. First order: A. Saltelli et al., "Variance based sensitivity analysis of model output",
 * Computer Physics Communications 181 (2010), table 2 (b), with centred outputs; total: M. J. W. Jansen, "Analysis of variance designs
 * for model output", Computer Physics Communications 117 (1999). Intervals: percentiles of a bootstrap over rows.
 * @returns nothing where the output does not vary, or is undefined in some draw
 */
export const sobol = (sample: Sample, seed: number): readonly Indices[] | undefined => {
  const { a, b, mixed } = sample;
  const n = a.length;
  if (n < 2 || [a, b, ...mixed].some((values) => values.some((x) => !Number.isFinite(x)))) return undefined;
  const centre = (mean(a) + mean(b)) / 2;
  const values = estimates(
    sample,
    rowsOf(n, (i) => i),
    centre,
  );
  if (values.some((v) => Number.isNaN(v.total))) return undefined;
  const first = values.map(() => new Float64Array(RESAMPLES));
  const total = values.map(() => new Float64Array(RESAMPLES));
  const key = streamKey(seed, 'sensitivity/resampling');
  for (let k = 0; k < RESAMPLES; k++) {
    const rows = rowsOf(n, (i) => Math.floor(uniform(key, k * n + i) * n));
    for (const [g, raw] of estimates(sample, rows, centre).entries()) {
      (first[g] as Float64Array)[k] = raw.first;
      (total[g] as Float64Array)[k] = raw.total;
    }
  }
  return values.map((raw, g) => judged(raw, first[g] as Float64Array, total[g] as Float64Array, n));
};

const judged = (raw: Raw, first: Float64Array, total: Float64Array, n: number): Indices => {
  // a resample in which nothing varies says nothing
  const drawn = [first, total].map((x) => x.filter((v) => !Number.isNaN(v))) as [Float64Array, Float64Array];
  const found = { first: indexOf(raw.first, drawn[0]), total: indexOf(raw.total, drawn[1]) };
  const widest = Math.max(found.first.high - found.first.low, found.total.high - found.total.low);
  const resolved = widest <= WIDEST;
  // the width of an interval falls with the root of the number of draws
  return { ...found, resolved, needed: resolved ? n : roundUp(n * Math.max(1.05, (widest / WIDEST) ** 2)) };
};
