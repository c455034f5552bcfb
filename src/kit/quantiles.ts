import { Selection } from './selection.ts';

type Numbers = ArrayLike<number>;

/** Stretches this short are sorted by insertion. */
const SHORT = 12;

const insertionSort = (x: Float64Array, from: number, to: number): void => {
  for (let i = from + 1; i <= to; i++) {
    const v = x[i] as number;
    let j = i - 1;
    for (; j >= from && (x[j] as number) > v; j--) x[j + 1] = x[j] as number;
    x[j + 1] = v;
  }
};

const middleOfThree = (a: number, b: number, c: number): number => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));

/**
 * Puts the order statistics of the wanted (ascending) ranks in their places within `x[from … to]`: a quicksort that leaves
 * stretches without a wanted rank unsorted. A stretch that resists too long is sorted outright, so that no input is slow.
 */
const settle = (x: Float64Array, wanted: readonly number[], from: number, to: number, rounds = 60): void => {
  if (wanted.length === 0 || from >= to) return;
  if (to - from < SHORT) {
    insertionSort(x, from, to);
    return;
  }
  if (rounds === 0) {
    x.subarray(from, to + 1).sort();
    return;
  }
  const pivot = middleOfThree(x[from] as number, x[(from + to) >> 1] as number, x[to] as number);
  let i = from;
  let j = to;
  while (i <= j) {
    while ((x[i] as number) < pivot) i++;
    while ((x[j] as number) > pivot) j--;
    if (i > j) break;
    const kept = x[i] as number;
    x[i++] = x[j] as number;
    x[j--] = kept;
  }
  const left = wanted.filter((k) => k <= j);
  const right = wanted.filter((k) => k >= i);
  settle(x, left, from, j, rounds - 1);
  settle(x, right, i, to, rounds - 1);
};

const copyOf = (values: Numbers): Float64Array => {
  const x = new Float64Array(values.length);
  for (let i = 0; i < x.length; i++) {
    const v = values[i] as number;
    if (Number.isNaN(v)) throw new RangeError('a quantile of values that hold NaN');
    x[i] = v;
  }
  return x;
};

/** The ranks, counted from 0, between which each quantile of `count` numbers lies: two for each, in the order of `ps`. */
export const ranksOf = (count: number, ps: readonly number[]): number[] =>
  ps.flatMap((p) => {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`${p} is no share between 0 and 1`);
    return [Math.floor((count - 1) * p), Math.ceil((count - 1) * p)];
  });

/** Quantiles from the numbers at those ranks. */
export const interpolate = (count: number, ps: readonly number[], atRanks: ArrayLike<number>): number[] =>
  ps.map((p, i) => {
    const low = atRanks[2 * i] as number;
    const high = atRanks[2 * i + 1] as number;
    const place = (count - 1) * p;
    // equal neighbours may both be infinite
    return high === low ? low : low + (place - Math.floor(place)) * (high - low);
  });

const ascending = (a: number, b: number): number => a - b;

/** The numbers at the wanted ranks, which ascend. */
const settled = (values: Numbers, wanted: readonly number[]): Float64Array => {
  if (values instanceof Float32Array) {
    const found = new Float64Array(wanted.length);
    new Selection(values.length).select([values], wanted, found);
    return found;
  }
  const x = copyOf(values);
  settle(x, wanted, 0, x.length - 1);
  return Float64Array.from(wanted, (rank) => x[rank] as number);
};

/**
 * Quantiles by linear interpolation between order statistics (type 7 of Hyndman & Fan, The American Statistician 50, 1996;
 * what R, numpy and spreadsheets give). `values` is left as it is and must hold no NaN.
 * @returns one number for each of `ps` (0 to 1), in their order; NaN for no values
 */
export const quantiles = (values: Numbers, ps: readonly number[]): number[] => {
  const ranks = ranksOf(values.length, ps);
  if (values.length === 0) return ps.map(() => Number.NaN);
  const wanted = [...new Set(ranks)].sort(ascending);
  const found = settled(values, wanted);
  return interpolate(
    values.length,
    ps,
    ranks.map((rank) => found[wanted.indexOf(rank)] as number),
  );
};

/** One quantile of `values`; see `quantiles`. */
export const quantile = (values: Numbers, p: number): number => quantiles(values, [p])[0] as number;
