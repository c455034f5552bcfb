import { describe, expect, it } from 'vitest';
import { isFault } from '../../../../src/kit/fault.ts';
import { streamKey, uniform } from '../../../../src/kit/random.ts';
import { type Separation, separation } from '../../../../src/study/reach/separation.ts';
import { findKind, makeDistribution, type UncertainValue } from '../../../../src/uncertainty/index.ts';

const DRAWS = 1000;
const SEEDS = 200;
const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;

/** Evenly spread from 10 to 30 MW. */
const input = (name: string): UncertainValue => {
  const kind = findKind('uniform');
  if (isFault(kind)) throw new Error(kind.fault);
  const distribution = makeDistribution(kind, { low: 10e6, high: 30e6 });
  if (isFault(distribution)) throw new Error(distribution.fault);
  return { kind: 'uncertain', name, distribution, origin: { path: name, text: '10 MW to 30 MW', file: 'x.yaml', line: 1, column: 1 } };
};

const INPUTS = NAMES.map(input);

type At = (name: (typeof NAMES)[number]) => number;

/** What separates draws that are met with the chance given, at random points. */
const sought = (seed: number, chance: (at: At, draw: number) => number, draws = DRAWS): Separation | undefined => {
  const shares = new Map(NAMES.map((name) => [name, Float64Array.from({ length: draws }, (_, k) => uniform(streamKey(seed, name), k))]));
  const met = Array.from({ length: draws }, (_, k) => {
    const at: At = (name) => shares.get(name)?.[k] as number;
    return uniform(streamKey(seed, 'met'), k) < chance(at, k);
  });
  return separation(INPUTS, shares, met);
};

const foundIn = (chance: (at: At, draw: number) => number): number =>
  Array.from({ length: SEEDS }, (_, seed) => sought(seed, chance)).filter((s) => s !== undefined).length;

const inside = (at: At): boolean => at('a') > 0.6 && at('c') < 0.5;

describe('what separates draws that meet a target', () => {
  it.each([0.1, 0.3, 0.5, 0.8])('is nothing where chance alone decides, with odds of %d', (odds) => {
    expect(foundIn(() => odds)).toBeLessThanOrEqual(SEEDS / 50);
  });

  it('is nothing where the draws it was sought in are separated and those it is judged by are not', () => {
    // of boxes that are no better than chance one in twenty looks so; a limit three standard deviations above that
    const found = foundIn((at, draw) => (draw % 2 === 0 ? (inside(at) ? 0.9 : 0.05) : 0.22));
    expect(found).toBeLessThanOrEqual(20);
  });

  it('is nothing that only the judged draws would show', () => {
    expect(foundIn((at, draw) => (draw % 2 === 1 ? (inside(at) ? 0.9 : 0.05) : 0.22))).toBeLessThanOrEqual(SEEDS / 50);
  });

  it('is the box that was put there, with its coverage and density', () => {
    const all = Array.from({ length: 20 }, (_, seed) => sought(seed, (at) => (inside(at) ? 0.9 : 0.05)));
    // a fifth of all draws is inside: 0.18 of them meet the target there and 0.04 elsewhere
    const truth = { coverage: 0.18 / 0.22, density: 0.9, base: 0.22 };
    for (const found of all) {
      expect(found?.describes).toBe('reached');
      expect(found?.restrictions.map((r) => r.name).sort()).toEqual(['a', 'c']);
      expect(Math.abs((found?.base as number) - truth.base)).toBeLessThan(0.06);
      expect(Math.abs((found?.coverage as number) - truth.coverage)).toBeLessThan(0.15);
      expect(Math.abs((found?.density as number) - truth.density)).toBeLessThan(0.15);
      const a = found?.restrictions.find((r) => r.name === 'a');
      expect(a).toMatchObject({ unit: 'MW', low: expect.closeTo(22, -0.5) });
      expect(a).not.toHaveProperty('high');
    }
    const mean = (of: 'coverage' | 'density'): number => all.reduce((sum, s) => sum + (s?.[of] as number), 0) / all.length;
    expect(Math.abs(mean('coverage') - truth.coverage)).toBeLessThan(0.05);
    expect(Math.abs(mean('density') - truth.density)).toBeLessThan(0.05);
  });

  it('describes the rarer kind of draws', () => {
    const found = sought(1, (at) => (inside(at) ? 0.1 : 0.95));
    expect(found?.describes).toBe('missed');
    expect(found?.restrictions.map((r) => r.name).sort()).toEqual(['a', 'c']);
  });

  it('is nothing where too few draws are of a kind', () => {
    let met = 0;
    expect(sought(1, (at) => (inside(at) && met++ < 15 ? 1 : 0))).toBeUndefined();
    expect(sought(1, () => 1)).toBeUndefined();
    expect(sought(1, () => 0)).toBeUndefined();
  });
});
