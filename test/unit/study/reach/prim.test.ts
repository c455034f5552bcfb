import { describe, expect, it } from 'vitest';
import { streamKey, uniform } from '../../../../src/kit/random.ts';
import { merit, type Points, qualityOf } from '../../../../src/study/reach/box.ts';
import { prim } from '../../../../src/study/reach/prim.ts';

const DRAWS = 1000;

/** Random points, wanted where `is` says so. */
const pointsOf = (names: readonly string[], is: (at: (name: string) => number, draw: number) => boolean): Points => {
  const shares = new Map(names.map((name) => [name, Float64Array.from({ length: DRAWS }, (_, i) => uniform(streamKey(5, name), i))]));
  const wanted = Array.from({ length: DRAWS }, (_, i) => is((name) => shares.get(name)?.[i] as number, i));
  return { shares, wanted };
};

const all = Array.from({ length: DRAWS }, (_, i) => i);

describe('a box in which what is wanted crowds', () => {
  it('is the one that was put there', () => {
    const points = pointsOf(['a', 'b', 'c', 'd', 'e'], (at) => at('a') > 0.6 && at('c') < 0.5);
    const box = prim(points, all);
    expect([...box.keys()].sort()).toEqual(['a', 'c']);
    expect(box.get('a')?.from).toBeGreaterThan(0.5);
    expect(box.get('a')?.from).toBeLessThan(0.68);
    expect(box.get('a')?.to).toBe(1);
    expect(box.get('c')?.to).toBeGreaterThan(0.4);
    expect(box.get('c')?.to).toBeLessThan(0.58);
    const { coverage, density } = qualityOf(box, points, all);
    expect(coverage).toBeGreaterThan(0.85);
    expect(density).toBeGreaterThan(0.85);
  });

  it('may lie in the middle of an input', () => {
    const box = prim(
      pointsOf(['a', 'b'], (at) => at('b') > 0.3 && at('b') < 0.6),
      all,
    );
    expect([...box.keys()]).toEqual(['b']);
    expect(Math.abs((box.get('b')?.from as number) - 0.3)).toBeLessThan(0.08);
    expect(Math.abs((box.get('b')?.to as number) - 0.6)).toBeLessThan(0.08);
  });

  it('has at most four restrictions, and each is worth having', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const points = pointsOf(names, (at) => names.every((name) => at(name) > 0.25));
    const box = prim(points, all);
    expect(box.size).toBeGreaterThan(0);
    expect(box.size).toBeLessThanOrEqual(4);
    const own = merit(qualityOf(box, points, all));
    for (const name of box.keys()) {
      const fewer = new Map([...box].filter(([other]) => other !== name));
      expect(merit(qualityOf(fewer, points, all))).toBeLessThan(own);
    }
  });

  it('is no box where chance alone decides, or there is nothing to look at', () => {
    const noise = pointsOf(['a', 'b'], () => true);
    expect(prim(noise, all).size).toBe(0);
    expect(prim(noise, [1, 2, 3]).size).toBe(0);
  });
});

describe('the quality of a box', () => {
  it('counts draws', () => {
    const points: Points = { shares: new Map([['a', Float64Array.of(0.1, 0.2, 0.6, 0.9)]]), wanted: [true, false, true, true] };
    const box = new Map([['a', { name: 'a', from: 0.15, to: 0.7 }]]);
    expect(qualityOf(box, points, [0, 1, 2, 3])).toEqual({ coverage: 1 / 3, density: 1 / 2, mass: 1 / 2 });
    expect(qualityOf(new Map(), points, [0, 1, 2, 3])).toEqual({ coverage: 1, density: 3 / 4, mass: 1 });
    expect(qualityOf(box, points, [])).toEqual({ coverage: 0, density: 0, mass: 0 });
  });
});
