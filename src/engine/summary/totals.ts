import type { RangeResult } from '../blocks/range-result.ts';

export type Pick64 = (part: RangeResult) => Float64Array;

/** Sums of one cell over all segments of all ranges, combined in pairs: the order depends on the number of draws only. */
const pairwise = (terms: Float64Array, from: number, to: number): number => {
  if (to - from === 1) return terms[from] as number;
  const middle = from + 2 ** Math.floor(Math.log2(to - from - 1));
  return pairwise(terms, from, middle) + pairwise(terms, middle, to);
};

/** Sums over all draws of each cell. */
export const totals = (parts: readonly RangeResult[], of: Pick64, cells: number): Float64Array => {
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
