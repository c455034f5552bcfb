import { describe, expect, it } from 'vitest';
import { from, joined, mixedDesign, oneAtATime, onlyDraws, randomDesign } from '../../../../src/study/sensitivity/design.ts';
import { type Effects, effectsOf, type GroupEffect } from '../../../../src/study/sensitivity/index.ts';
import { type FunctionOptions, functionExperiment } from '../../../support/function-experiment.ts';

const DRAWS = 4000;

const survey = async (k: number, f: (x: readonly number[]) => number, draws = DRAWS, options: FunctionOptions = {}): Promise<Effects> =>
  (await effectsOf(functionExperiment(k, f, options), draws, 1))[0] as Effects;

const group = (effects: Effects, name: string): GroupEffect => {
  const found = effects.groups.find((g) => g.names.includes(name));
  if (!found) throw new Error(`no group with ${name}`);
  return found;
};

const angle = (u: number): number => Math.PI * (2 * u - 1);

/** T. Ishigami and T. Homma (1990), with a = 7, b = 0.1. */
const ishigami = (u: readonly number[]): number => {
  const [x1, x2, x3] = u.map(angle) as [number, number, number];
  return Math.sin(x1) + 7 * Math.sin(x2) ** 2 + 0.1 * x3 ** 4 * Math.sin(x1);
};

/** I. M. Sobol's g function; the variances of its parts are 1 / (3 (1 + a)²). */
const G = [0, 1, 4.5, 9, 99, 99];
const sobolG = (u: readonly number[]): number =>
  u.reduce((all, x, i) => (all * (Math.abs(4 * x - 2) + (G[i] as number))) / (1 + (G[i] as number)), 1);

describe('Sobol indices', () => {
  it('are those known of the Ishigami function', async () => {
    const effects = await survey(3, ishigami);
    // variance parts: a²/8 + bπ⁴/5 + b²π⁸/18 + 1/2 in all
    const [a, b] = [7, 0.1];
    const whole = a ** 2 / 8 + (b * Math.PI ** 4) / 5 + (b ** 2 * Math.PI ** 8) / 18 + 0.5;
    const v1 = 0.5 * (1 + (b * Math.PI ** 4) / 5) ** 2;
    const v13 = b ** 2 * Math.PI ** 8 * (1 / 18 - 1 / 50);
    const known = { x1: [v1, v1 + v13], x2: [a ** 2 / 8, a ** 2 / 8], x3: [0, v13] };
    for (const [name, [first, total]] of Object.entries(known)) {
      const { indices } = group(effects, name);
      expect(indices.first.value).toBeCloseTo((first as number) / whole, 1);
      expect(indices.total.value).toBeCloseTo((total as number) / whole, 1);
      expect(Math.abs(indices.total.value - (total as number) / whole)).toBeLessThan(0.04);
      expect(indices.resolved).toBe(true);
    }
  });

  it('are those known of the g function, within their intervals or close by', async () => {
    const effects = await survey(6, sobolG);
    const parts = G.map((a) => 1 / (3 * (1 + a) ** 2));
    const whole = parts.reduce((all, v) => all * (1 + v), 1) - 1;
    for (const [i, v] of parts.entries()) {
      const { indices } = group(effects, `x${i + 1}`);
      const total = (v * parts.reduce((all, w, j) => (j === i ? all : all * (1 + w)), 1)) / whole;
      expect(Math.abs(indices.first.value - v / whole)).toBeLessThan(0.05);
      expect(Math.abs(indices.total.value - total)).toBeLessThan(0.05);
      expect(indices.total.low).toBeLessThanOrEqual(indices.total.value);
      expect(indices.total.high).toBeGreaterThanOrEqual(indices.total.value);
    }
  });

  it('measure what is little as one group, so that all inputs are covered', async () => {
    const effects = await survey(20, (x) => x.reduce((sum, v, i) => sum + v * (i < 2 ? 10 : 1), 0), 500);
    const rest = effects.groups.at(-1) as GroupEffect;
    expect(rest.kind).toBe('rest');
    expect(effects.groups.flatMap((g) => g.names).sort()).toEqual(Array.from({ length: 20 }, (_, i) => `x${i + 1}`).sort());
    // 13 of them have a variance of 1/12 each, beside 2 of 100/12 and 18 of 1/12
    expect(Math.abs(rest.indices.total.value - 13 / 218)).toBeLessThan(0.03);
  });

  it('keep inputs that move together in one group, and their shares add up', async () => {
    const effects = await survey(3, ([a, b, c]) => (a as number) + (b as number) + (c as number), 2000, {
      correlations: [{ a: 'x1', b: 'x3', rank: 0.8 }],
    });
    const pair = group(effects, 'x1');
    expect(pair.kind).toBe('correlated');
    expect([...pair.names].sort()).toEqual(['x1', 'x3']);
    // variance of the pair 2 + 2 · 0.8, of all 3.6 + 1, in twelfths
    expect(Math.abs(pair.indices.first.value - 3.6 / 4.6)).toBeLessThan(0.06);
    expect(Math.abs(group(effects, 'x2').indices.total.value - 1 / 4.6)).toBeLessThan(0.04);
  });

  it('say that they are not resolved, and how many draws it takes, instead of giving nonsense', async () => {
    // one draw in a hundred decides everything
    const effects = await survey(2, ([a, b]) => ((a as number) > 0.99 ? 1000 * (b as number) : 0) + (b as number), 200);
    const { indices } = group(effects, 'x1');
    expect(indices.resolved).toBe(false);
    expect(indices.needed).toBeGreaterThan(200);
  });
});

describe('effects of single inputs', () => {
  it('are the ends of the bar, the rank, and nothing for inputs that do nothing', async () => {
    const effects = await survey(3, ([a, b]) => 5 - 2 * (a as number) + (b as number) ** 2, 500);
    expect(effects.median).toBeCloseTo(4.25, 12);
    const [first, second] = effects.inputs;
    expect(first?.name).toBe('x1');
    expect(first?.low).toBeCloseTo(5.05, 12);
    expect(first?.high).toBeCloseTo(3.45, 12);
    expect(first?.rankCorrelation).toBeLessThan(-0.8);
    expect(second?.name).toBe('x2');
    expect(second?.rankCorrelation).toBeGreaterThan(0.3);
    expect(effects.withoutEffect).toEqual(['x3']);
  });

  it('are found where both ends of the bar are silent', async () => {
    const effects = await survey(2, ([a, b]) => (b as number) + ((a as number) > 0.2 && (a as number) < 0.45 ? 1 : 0), 500);
    expect(effects.withoutEffect).toEqual([]);
    expect(effects.inputs.map((i) => i.name).sort()).toEqual(['x1', 'x2']);
  });

  it('are none at all of a number that nothing moves', async () => {
    const effects = await survey(2, () => 7, 200);
    expect(effects).toMatchObject({ median: 7, inputs: [], groups: [], withoutEffect: ['x1', 'x2'], undefinedDraws: 0 });
  });

  it('are none where nothing is uncertain, or the output is never defined', async () => {
    expect(await survey(0, () => 7, 200)).toMatchObject({ median: 7, inputs: [], groups: [], withoutEffect: [] });
    expect(await survey(1, () => Number.NaN, 200)).toMatchObject({ median: Number.NaN, inputs: [], groups: [], undefinedDraws: 200 });
  });

  it('count draws in which the output is undefined, and give no shares then', async () => {
    const effects = await survey(2, ([a, b]) => ((a as number) > 0.95 ? Number.NaN : (a as number) + (b as number)), 500);
    expect(effects.undefinedDraws).toBeGreaterThan(0);
    expect(effects.groups).toEqual([]);
    expect(effects.inputs[0]?.rankCorrelation).toBeGreaterThan(0.5);
  });

  it('need no random draws for the bars alone', async () => {
    const effects = await survey(2, ([a, b]) => (a as number) * (b as number), 1);
    expect(effects.inputs.map((i) => i.rankCorrelation)).toEqual([undefined, undefined]);
    expect(effects.groups).toEqual([]);
  });
});

describe('designs', () => {
  const numbers = (
    design: { readonly source: (name: string) => (first: number, out: Float64Array) => void },
    count: number,
    name = 'a',
  ) => {
    const out = new Float64Array(count);
    design.source(name)(0, out);
    return [...out];
  };
  const [a, b] = [randomDesign(1, 5), randomDesign(1, 5, '/second sample')];

  it('come one after another, and in parts again', () => {
    const both = joined([a, oneAtATime(['a', 'z'], [0.1, 0.9]), b]);
    expect(both.draws).toBe(15);
    expect(numbers(both, 17)).toEqual([...numbers(a, 5), 0.5, 0.1, 0.9, 0.5, 0.5, ...numbers(b, 5), 0.5, 0.5]);
    const part = from(both, 6, 100);
    expect(part.draws).toBe(9);
    expect(numbers(part, 9)).toEqual(numbers(both, 15).slice(6));
    expect(from(both, 2, 4).draws).toBe(4);
  });

  it('mix two samples by input, and differ between samples', () => {
    const mixed = mixedDesign(a, b, (name) => name === 'a');
    expect(numbers(mixed, 5, 'a')).toEqual(numbers(b, 5, 'a'));
    expect(numbers(mixed, 5, 'c')).toEqual(numbers(a, 5, 'c'));
    expect(numbers(a, 5)).not.toEqual(numbers(b, 5));
    expect(numbers(onlyDraws(a, [4, 0]), 3)).toEqual([numbers(a, 5)[4], numbers(a, 5)[0], 0.5]);
  });
});
