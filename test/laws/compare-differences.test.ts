import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceSpread, inputDifferences, leavesOf, ranking } from '../../src/study/compare/index.ts';

const SEED = 20261124;
const finite = fc.double({ min: -1e9, max: 1e9, noNaN: true });
const pair = fc.array(fc.tuple(finite, finite), { minLength: 1, maxLength: 40 });
const sides = (pairs: readonly (readonly [number, number])[]) =>
  [Float64Array.from(pairs, ([a]) => a), Float64Array.from(pairs, ([, b]) => b)] as const;
const runs = { seed: SEED, numRuns: 200 };

describe('differences', () => {
  it('are nothing from itself', () => {
    fc.assert(
      fc.property(pair, (pairs) => {
        const [a] = sides(pairs);
        expect(differenceSpread(a, a)).toEqual({ p5: 0, p50: 0, p95: 0 });
      }),
      runs,
    );
  });

  it('turn round with their sides', () => {
    fc.assert(
      fc.property(pair, (pairs) => {
        const [a, b] = sides(pairs);
        const [there, back] = [differenceSpread(a, b)!, differenceSpread(b, a)!];
        const near = (x: number, y: number) => expect(Math.abs(x + y)).toBeLessThanOrEqual(1e-5);
        near(there.p5, back.p95);
        near(there.p50, back.p50);
        near(there.p95, back.p5);
      }),
      runs,
    );
  });

  it('leave out futures in which a side has no value', () => {
    expect(differenceSpread([1, Number.NaN, 3], [2, 2, 5])).toEqual(differenceSpread([1, 3], [2, 5]));
    expect(differenceSpread([Number.NaN], [1])).toBeUndefined();
    expect(() => differenceSpread([1], [1, 2])).toThrow(RangeError);
  });
});

describe('a ranking', () => {
  it('has regrets that are never negative, and in every future one result without any', () => {
    fc.assert(
      fc.property(pair, fc.constantFrom('greatest', 'least'), (pairs, wanted) => {
        const [a, b] = sides(pairs);
        const of = (draws: Float64Array) => draws.reduce((s, x) => s + x, 0) / draws.length;
        const ranked = ranking(
          [
            { label: 'a', mean: of(a), draws: a },
            { label: 'b', mean: of(b), draws: b },
          ],
          wanted,
        );
        for (const r of ranked) expect(r.regretMean).toBeGreaterThanOrEqual(0);
        expect(ranked.reduce((s, r) => s + r.best!, 0)).toBeGreaterThanOrEqual(1 - 1e-12);
        const sign = wanted === 'greatest' ? 1 : -1;
        expect(sign * ranked[0]!.mean).toBeGreaterThanOrEqual(sign * ranked[1]!.mean);
        // the difference of mean regrets is the difference of means
        const gap = ranked[1]!.regretMean! - ranked[0]!.regretMean!;
        expect(Math.abs(gap - sign * (ranked[0]!.mean - ranked[1]!.mean))).toBeLessThanOrEqual(1e-5);
      }),
      runs,
    );
  });

  it('has no regrets where one of the results keeps no futures', () => {
    const ranked = ranking(
      [
        { label: 'a', mean: 1, draws: Float64Array.of(1, 1) },
        { label: 'b', mean: 2 },
      ],
      'least',
    );
    expect(ranked).toEqual([
      { rank: 1, label: 'a', mean: 1 },
      { rank: 2, label: 'b', mean: 2 },
    ]);
  });
});

describe('differences of what scenarios say', () => {
  const text = fc.jsonValue({ maxDepth: 4 });
  it('are none from itself, and the same paths both ways', () => {
    fc.assert(
      fc.property(text, text, (x, y) => {
        const [a, b] = [leavesOf({ sites: x }), leavesOf({ sites: y })];
        expect(inputDifferences(a, a)).toEqual([]);
        const [there, back] = [inputDifferences(a, b), inputDifferences(b, a)];
        expect(back.map((d) => [d.path, d.b, d.a]).sort()).toEqual(there.map((d) => [d.path, d.a, d.b]).sort());
      }),
      runs,
    );
  });
});
