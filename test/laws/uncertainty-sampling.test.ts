import fc from 'fast-check';
import { describe, it } from 'vitest';
import { shape, valueAt } from '../../src/uncertainty/inspect.ts';
import { Sampler } from '../../src/uncertainty/sampling/sampler.ts';
import type { Value } from '../../src/uncertainty/value.ts';
import { curve, derived, drawn, fixed, growth } from '../unit/uncertainty/values.ts';

const fixedSeed = { seed: 7_102_022, numRuns: 150 };
const MONTHS = 6;

/** Values of any depth that share a few named inputs. */
const values = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.integer({ min: -9, max: 9 }).map(fixed),
    fc.constantFrom('a', 'b', 'c').map((name) => drawn(name, -2, 3)),
    fc.array(tie('value'), { minLength: 1, maxLength: 3 }).map((of) => derived(of, (args) => args.reduce((s, x) => 0.5 * s + x, 1))),
    fc
      .tuple(
        fc.uniqueArray(fc.integer({ min: -3, max: 9 }), { minLength: 1, maxLength: 4 }),
        fc.constantFrom('linear' as const, 'step' as const),
        tie('value'),
        tie('value'),
      )
      .map(([months, how, x, y]) =>
        curve(
          [...months].sort((p, q) => p - q).map((m, i) => [m, i % 2 === 0 ? x : y]),
          how,
        ),
      ),
    fc.tuple(tie('value'), fc.integer({ min: -5, max: 5 })).map(([from, start]) => growth(from, fixed(0.3), start)),
  ),
})).value;

const context = { seed: 3, months: MONTHS, deterministic: false };

/** The draws of every cell, in blocks of a size. */
const draws = (sampler: Sampler, value: Value, count: number, block: number): number[] => {
  const figures = sampler.bind([value]);
  const cells = figures.monthly ? MONTHS : 1;
  const result = new Array<number>(cells * count);
  for (let first = 0; first < count; first += block) {
    const size = Math.min(block, count - first);
    const out = new Float64Array(cells * size);
    figures.sample?.(first, size, out);
    for (let cell = 0; cell < cells; cell++) for (let i = 0; i < size; i++) result[cell * count + first + i] = out[cell * size + i];
  }
  return result;
};

const same = (a: readonly number[], b: readonly number[]): boolean => a.length === b.length && a.every((x, i) => Object.is(x, b[i]));

/** One draw worked out naively from the tree, sharing nothing with the sampler but the curve's definition written again. */
const naive = (value: Value, month: number, draw: (name: string) => number): number => {
  const of = (v: Value): number => naive(v, month, draw);
  if (value.kind === 'constant') return value.value;
  if (value.kind === 'uncertain') return value.distribution.quantile(draw(value.name));
  if (value.kind === 'derived') return value.compute(value.of.map(of));
  if (value.kind === 'growth') return of(value.from) * (1 + of(value.annual)) ** ((month - value.start) / 12);
  const before = value.points.filter((p) => p.month <= month).at(-1);
  const after = value.points.find((p) => p.month > month);
  if (!before) return of((after as { value: Value }).value);
  if (!after || value.between === 'step') return of(before.value);
  const share = (month - before.month) / (after.month - before.month);
  return (1 - share) * of(before.value) + share * of(after.value);
};

describe('sampled values', () => {
  it('are the same whatever the block and whatever is bound beside', () => {
    fc.assert(
      fc.property(values, values, fc.integer({ min: 1, max: 11 }), (value, other, block) => {
        if (!shape(value).uncertain) return true;
        const alone = draws(new Sampler(context), value, 11, 11);
        const sampler = new Sampler(context);
        draws(sampler, other, 3, 3);
        return same(draws(sampler, value, 11, block), alone);
      }),
      fixedSeed,
    );
  });

  it('are what the tree says', () => {
    const source = (name: string) => (first: number, out: Float64Array) => {
      for (let i = 0; i < out.length; i++) out[i] = ((first + i + 1) * (name.charCodeAt(0) % 7)) / 100;
    };
    fc.assert(
      fc.property(values, (value) => {
        const { monthly, uncertain } = shape(value);
        if (!uncertain) return true;
        const found = draws(new Sampler({ ...context, source }), value, 5, 3);
        return found.every((x, at) => {
          const draw = (name: string): number => (((at % 5) + 1) * (name.charCodeAt(0) % 7)) / 100;
          const expected = naive(value, monthly ? Math.floor(at / 5) : 0, draw);
          return Math.abs(x - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
        });
      }),
      fixedSeed,
    );
  });

  it('at medians are the deterministic run', () => {
    const middle = () => (_: number, out: Float64Array) => {
      out.fill(0.5);
    };
    fc.assert(
      fc.property(values, (value) => {
        const { monthly, uncertain } = shape(value);
        const months = Array.from({ length: monthly ? MONTHS : 1 }, (_, m) => m);
        const certain = new Sampler({ ...context, deterministic: true }).bind([value]).values ?? [];
        const agrees = same(
          [...certain],
          months.map((m) => valueAt(value, m)),
        );
        return agrees && (!uncertain || same(draws(new Sampler({ ...context, source: middle }), value, 1, 1), [...certain]));
      }),
      fixedSeed,
    );
  });
});
