import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { internalRateOf } from '../../src/engine/summary/internal-rate.ts';

/** Coefficients of ∏ (G − gᵢ), the highest power first: yearly flows whose rates are gᵢ − 1. */
const polynomial = (roots: readonly number[]): number[] =>
  roots.reduce<number[]>((p, g) => p.concat(0).map((x, i) => x - g * (i > 0 ? (p[i - 1] as number) : 0)), [1]);

const monthsOf = (years: readonly number[]): Float64Array => {
  const months = new Float64Array((years.length - 1) * 12 + 1);
  for (const [year, x] of years.entries()) months[12 * year] = x;
  return months;
};

/** Growth factors at least 2 % apart. */
const growths = (least: number, most: number) =>
  fc
    .array(fc.double({ min: 0.2, max: 4, noNaN: true }), { minLength: least, maxLength: most })
    .map((all) => all.sort((a, b) => a - b))
    .filter((all) => all.every((g, i) => i === 0 || g / (all[i - 1] as number) > 1.02));

const anyFlow = fc.array(
  fc.integer({ min: -800, max: 800 }).map((x) => x / 8),
  { minLength: 1, maxLength: 40 },
);

const changes = (x: readonly number[]): number => {
  const signs = x.filter((v) => v !== 0).map(Math.sign);
  return signs.filter((s, i) => i > 0 && s !== signs[i - 1]).length;
};

describe('internal rates of return', () => {
  it('are those that a cash flow was made of, whether it lends or borrows', () => {
    fc.assert(
      fc.property(growths(2, 4), fc.constantFrom(1, -1), fc.double({ min: 0.01, max: 1e9, noNaN: true }), (made, sign, size) => {
        const years = polynomial(made).map((x) => sign * size * x);
        const { pattern, rate, several } = internalRateOf(monthsOf(years));
        const totals = years.map((_, i) => years.slice(0, i + 1).reduce((a, b) => a + b, 0));
        if (changes(totals) === 1) {
          const positive = made.filter((g) => g > 1);
          expect(positive.length).toBe(1);
          expect(rate).toBeCloseTo((positive[0] as number) - 1, 4);
          return;
        }
        expect(pattern).toBe('several');
        expect(several.length).toBe(made.length);
        for (const [i, g] of made.entries()) expect(several[i]).toBeCloseTo(g - 1, 4);
      }),
    );
  });

  it('do not depend on the size of a cash flow; turned round it has the same rates', () => {
    fc.assert(
      fc.property(anyFlow, fc.integer({ min: -20, max: 20 }), (x, power) => {
        const own = internalRateOf(Float64Array.from(x));
        expect(internalRateOf(Float64Array.from(x, (v) => v * 2 ** power))).toEqual(own);
        const turned = internalRateOf(Float64Array.from(x, (v) => -v));
        expect([turned.rate, turned.several]).toEqual([own.rate, own.several]);
        const other = { 'only-inflows': 'only-outflows', 'only-outflows': 'only-inflows' } as const;
        const { pattern } = own;
        expect(turned.pattern).toBe(pattern === 'only-inflows' || pattern === 'only-outflows' ? other[pattern] : pattern);
      }),
    );
  });

  it('are no more than changes of sign, and none without one', () => {
    fc.assert(
      fc.property(anyFlow, (x) => {
        const { pattern, several } = internalRateOf(Float64Array.from(x));
        const found = pattern === 'one' ? 1 : several.length;
        expect(found).toBeLessThanOrEqual(changes(x));
        expect(changes(x) === 0).toBe(['no-flow', 'only-inflows', 'only-outflows'].includes(pattern));
      }),
    );
  });
});
