import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantiles } from '../../src/kit/quantiles.ts';
import { Selection } from '../../src/kit/selection.ts';

const SEED = { seed: 20261124, numRuns: 200 };

const numbers = fc.oneof(
  fc.array(fc.float({ noNaN: true }), { minLength: 1, maxLength: 400 }),
  fc.array(fc.constantFrom(0, -0, 1, -1, 1e-42, Number.POSITIVE_INFINITY, 3.5), { minLength: 1, maxLength: 400 }),
  fc.array(fc.integer({ min: 1000, max: 1010 }), { minLength: 1, maxLength: 3000 }),
);

describe('selection among 32-bit numbers', () => {
  it('gives what sorting gives, however the numbers are cut into pieces', () => {
    fc.assert(
      fc.property(numbers, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 }), fc.nat(), (list, places, cut) => {
        const values = Float32Array.from(list);
        const at = cut % (values.length + 1);
        const ranks = places.map((p) => Math.floor(p * (values.length - 1))).sort((a, b) => a - b);
        const found = new Float64Array(ranks.length);
        new Selection(values.length).select([values.subarray(0, at), values.subarray(at)], ranks, found);
        const sorted = [...values].sort((a, b) => a - b);
        // −0 and 0 are equal in an order of numbers
        expect([...found].map((x) => x + 0)).toEqual(ranks.map((rank) => (sorted[rank] as number) + 0));
      }),
      SEED,
    );
  });

  it('gives the same quantiles as the general way', () => {
    fc.assert(
      fc.property(numbers, (list) => {
        const values = Float32Array.from(list);
        const shares = [0.5, 0, 1, 0.05, 0.95];
        const plain = (q: number): number => q + 0;
        expect(quantiles(values, shares).map(plain)).toEqual(quantiles(Float64Array.from(values), shares).map(plain));
      }),
      SEED,
    );
  });

  it('can be used again, and refuses NaN and another count', () => {
    const selection = new Selection(3);
    const out = new Float64Array(1);
    selection.select([Float32Array.of(3, 1, 2)], [1], out);
    expect(out[0]).toBe(2);
    selection.select([Float32Array.of(9, 9, 9)], [2], out);
    expect(out[0]).toBe(9);
    for (const bad of [Number.NaN, -Number.NaN]) expect(() => selection.select([Float32Array.of(1, bad, 2)], [0], out)).toThrow(/NaN/);
    expect(() => selection.select([Float32Array.of(1, 2)], [0], out)).toThrow(/2 numbers/);
  });
});
