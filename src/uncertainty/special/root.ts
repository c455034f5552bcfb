/**
 * A root of a continuous function between two places where it differs in sign: Ridders' method
 * (C. Ridders, IEEE Trans. Circuits and Systems 26, 1979), which never leaves the bracket.
 * @param tolerance absolute, on the place of the root
 * @param ends what the function is at both, where that is known
 */
export const rootBetween = (
  f: (x: number) => number,
  low: number,
  high: number,
  tolerance: number,
  ends: readonly [number, number] = [f(low), f(high)],
): number => {
  let [a, b] = [low, high];
  let [fa, fb] = ends;
  if (fa === 0) return a;
  if (fb === 0) return b;
  if (fa > 0 === fb > 0) throw new RangeError(`no change of sign between ${low} and ${high}`);
  // each round at least halves the bracket: 200 rounds pass any double
  for (let round = 0; round < 200; round++) {
    const middle = a + (b - a) / 2;
    const fm = f(middle);
    if (fm === 0 || Math.abs(b - a) <= tolerance || middle === a || middle === b) return middle;
    const x = middle + ((middle - a) * Math.sign(fa - fb) * fm) / Math.sqrt(fm * fm - fa * fb);
    const fx = f(x);
    if (fx === 0) return x;
    if (fm > 0 !== fx > 0) {
      [a, fa, b, fb] = x < middle ? [x, fx, middle, fm] : [middle, fm, x, fx];
    } else if (fa > 0 !== fx > 0) [b, fb] = [x, fx];
    else [a, fa] = [x, fx];
    if (Math.abs(b - a) <= tolerance) return a + (b - a) / 2;
  }
  return a + (b - a) / 2;
};
