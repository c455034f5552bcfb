/** Where an offset of a text stands, counted from 1. */
export interface Lines {
  readonly linePos: (offset: number) => { readonly line: number; readonly col: number };
}

/** Lines of a text; an offset beyond its end is its end. */
export const linesOf = (text: string): Lines => {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return {
    linePos: (offset) => {
      const within = Math.min(Math.max(offset, 0), text.length);
      let [low, high] = [0, starts.length];
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if ((starts[middle] as number) <= within) low = middle;
        else high = middle;
      }
      return { line: low + 1, col: within - (starts[low] as number) + 1 };
    },
  };
};
