import { describe, expect, it } from 'vitest';
import { streamKey, uniform } from '../../../../src/kit/random.ts';
import { makeCopula } from '../../../../src/uncertainty/sampling/copula.ts';
import { type Figures, Sampler } from '../../../../src/uncertainty/sampling/sampler.ts';
import type { Value } from '../../../../src/uncertainty/value.ts';
import { curve, derived, drawn, fixed, growth } from '../values.ts';

const context = { seed: 7, months: 4, deterministic: false };

/** The number of draw `i` of an input that spans (0, 1), straight from the random numbers. */
const u = (name: string, i: number): number => uniform(streamKey(7, name), i);

/** All draws of a figure, sampled in blocks, as (cell, draw). */
const drawAll = (figures: Figures, cells: number, draws: number, block: number): number[][] => {
  const result = Array.from({ length: cells }, () => new Array<number>(draws).fill(Number.NaN));
  for (let first = 0; first < draws; first += block) {
    const count = Math.min(block, draws - first);
    const out = new Float64Array(cells * count).fill(Number.NaN);
    figures.sample?.(first, count, out);
    for (let cell = 0; cell < cells; cell++) for (let i = 0; i < count; i++) result[cell][first + i] = out[cell * count + i];
  }
  return result;
};

describe('certain figures', () => {
  it('have one number a member', () => {
    expect(new Sampler(context).bind([fixed(1), derived([fixed(2)], ([x]) => 3 * x)])).toEqual({
      monthly: false,
      uncertain: false,
      values: Float64Array.of(1, 6),
    });
  });

  it('have every month for every member once one varies', () => {
    const figures = new Sampler(context).bind([
      fixed(1),
      curve([
        [0, fixed(0)],
        [3, fixed(30)],
      ]),
    ]);
    expect([figures.monthly, ...(figures.values ?? [])]).toEqual([true, 1, 0, 1, 10, 1, 20, 1, 30]);
  });

  it('are scaled, by month too', () => {
    expect(new Sampler(context).bind([fixed(3)], 2).values).toEqual(Float64Array.of(6));
    const byMonth = new Sampler(context).bind([fixed(3)], (month) => month + 1);
    expect([byMonth.monthly, ...(byMonth.values ?? [])]).toEqual([true, 3, 6, 9, 12]);
  });

  it('of no members are none', () => {
    expect(new Sampler(context).bind([])).toEqual({ monthly: false, uncertain: false, values: new Float64Array(0) });
  });
});

describe('uncertain figures', () => {
  it('put each draw of each member and month in its place', () => {
    const values: Value[] = [
      fixed(5),
      drawn('a'),
      curve([
        [0, fixed(0)],
        [2, drawn('a')],
      ]),
      growth(drawn('b'), drawn('a'), 0),
      derived([drawn('a'), fixed(2)], ([x, y]) => x * y),
    ];
    const figures = new Sampler(context).bind(values, 10);
    expect([figures.monthly, figures.uncertain, figures.values]).toEqual([true, true, undefined]);
    const draws = drawAll(figures, 4 * 5, 6, 4);
    for (let month = 0; month < 4; month++)
      for (let i = 0; i < 6; i++) {
        const [a, b] = [u('a', i), u('b', i)];
        const expected = [5, a, a * Math.min(1, month / 2), b * (1 + a) ** (month / 12), 2 * a];
        for (const [member, value] of expected.entries()) expect(draws[month * 5 + member][i]).toBeCloseTo(10 * value, 13);
      }
  });

  it('are the same in blocks of any size, in any order, whatever else is bound', () => {
    const value = derived(
      [
        drawn('a'),
        curve([
          [0, drawn('b')],
          [3, drawn('c')],
        ]),
      ],
      ([x, y]) => x + 10 * y,
    );
    const alone = drawAll(new Sampler(context).bind([value]), 4, 37, 37);
    const sampler = new Sampler(context);
    const before = sampler.bind([drawn('z'), drawn('b')]);
    const figures = sampler.bind([value]);
    for (const block of [1, 8, 36]) {
      drawAll(before, 2, 5, 5);
      expect(drawAll(figures, 4, 37, block)).toEqual(alone);
    }
    const late = new Float64Array(4);
    figures.sample?.(20, 1, late);
    expect([...late]).toEqual(alone.map((cell) => cell[20]));
  });

  it('share the draw of a name between inputs and members', () => {
    const sampler = new Sampler(context);
    const [one, two] = [sampler.bind([drawn('a')]), sampler.bind([fixed(0), drawn('a')])];
    expect(drawAll(two, 2, 9, 4)[1]).toEqual(drawAll(one, 1, 9, 4)[0]);
  });

  it('evaluate a distribution once a draw however often it is used', () => {
    let calls = 0;
    const quantile = (x: number): number => {
      calls++;
      return x;
    };
    const counted: Value = {
      ...(drawn('a') as Extract<Value, { kind: 'uncertain' }>),
      distribution: { name: 'counted', quantile, support: [0, 1] },
    };
    const sampler = new Sampler(context);
    const line = curve([
      [0, counted],
      [3, fixed(1)],
    ]);
    const figures = [sampler.bind([counted, counted]), sampler.bind([line, derived([line, counted], ([x]) => x)])];
    calls = 0;
    const out = new Float64Array(8 * 16);
    for (const f of figures) f.sample?.(0, 16, out);
    expect(calls).toBe(16);
  });

  it('differ between seeds and names', () => {
    const first = (seed: number, name: string): number[] => drawAll(new Sampler({ ...context, seed }).bind([drawn(name)]), 1, 8, 8)[0];
    expect(first(7, 'a')).not.toEqual(first(8, 'a'));
    expect(first(7, 'a')).not.toEqual(first(7, 'b'));
    expect(first(7, 'a')).toEqual(first(7, 'a'));
  });

  it('follow a design instead of random numbers', () => {
    const source = () => (first: number, out: Float64Array) => {
      for (let i = 0; i < out.length; i++) out[i] = (first + i + 0.5) / 10;
    };
    expect(drawAll(new Sampler({ ...context, source }).bind([drawn('a')]), 1, 4, 3)[0]).toEqual([0.05, 0.15, 0.25, 0.35]);
  });
});

describe('a deterministic run', () => {
  it('has every uncertain input at its median and all inputs certain', () => {
    const sampler = new Sampler({ ...context, deterministic: true });
    const figures = sampler.bind([
      drawn('a', 0, 8),
      curve([
        [0, fixed(0)],
        [3, drawn('b', 0, 60)],
      ]),
      fixed(1),
    ]);
    expect([figures.uncertain, figures.sample]).toEqual([false, undefined]);
    expect([...(figures.values ?? [])]).toEqual([4, 0, 1, 4, 10, 1, 4, 20, 1, 4, 30, 1]);
  });
});

describe('the uncertain inputs', () => {
  it('are listed by name with their distributions', () => {
    const sampler = new Sampler(context);
    sampler.bind([drawn('b'), derived([drawn('a')], ([x]) => x)]);
    sampler.bind([drawn('a'), fixed(1), growth(fixed(1), drawn('c'), 0)]);
    expect(sampler.uncertainInputs().map((v) => [v.name, v.distribution.name])).toEqual([
      ['a', 'uniform'],
      ['b', 'uniform'],
      ['c', 'uniform'],
    ]);
  });

  it('move together where a copula says so', () => {
    const copula = makeCopula([{ a: 'a', b: 'b', rank: 1 }]);
    if ('fault' in copula) throw new Error(copula.fault);
    const sampler = new Sampler({ ...context, copula });
    const [a, b, c] = drawAll(sampler.bind([drawn('a'), drawn('b'), drawn('c')]), 3, 50, 16);
    for (let i = 0; i < 50; i++) {
      expect(b[i]).toBeCloseTo(a[i], 12);
      expect(a[i]).toBeCloseTo(u('a', i), 12);
      expect(c[i]).toBe(u('c', i));
    }
  });
});
