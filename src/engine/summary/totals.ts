import type { RangeResult } from '../blocks/range-result.ts';

export type Pick64 = (part: RangeResult) => Float64Array;

/** The sums of each segment of all ranges, one number a cell; views. */
const segmentsOf = (parts: readonly RangeResult[], of: Pick64, cells: number): Float64Array[] =>
  parts.flatMap((part) => {
    const sums = of(part);
    return Array.from({ length: sums.length / cells }, (_, s) => sums.subarray(s * cells, (s + 1) * cells));
  });

/** Adds up segments in pairs, cell by cell: the order depends on the number of draws only. A new array, unless there is one segment. */
const pairwise = (segments: readonly Float64Array[], from: number, to: number): Float64Array => {
  if (to - from === 1) return segments[from] as Float64Array;
  const middle = from + 2 ** Math.floor(Math.log2(to - from - 1));
  const first = pairwise(segments, from, middle);
  const second = pairwise(segments, middle, to);
  const sum = middle - from === 1 ? new Float64Array(first.length) : first;
  for (let cell = 0; cell < sum.length; cell++) sum[cell] = (first[cell] as number) + (second[cell] as number);
  return sum;
};

/** Sums over all draws of each cell. */
export const totals = (parts: readonly RangeResult[], of: Pick64, cells: number): Float64Array => {
  if (cells === 0) return new Float64Array(0);
  const segments = segmentsOf(parts, of, cells);
  const sum = pairwise(segments, 0, segments.length);
  return segments.length === 1 ? sum.slice() : sum;
};

/** Means over all draws of each cell. */
export const means = (parts: readonly RangeResult[], of: Pick64, cells: number, draws: number): Float64Array => {
  const sums = totals(parts, of, cells);
  for (let cell = 0; cell < sums.length; cell++) sums[cell] = (sums[cell] as number) / draws;
  return sums;
};
