import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crpsOfLogNormal, crpsOfSample } from '../../src/study/backtest/index.ts';

const law = (property: Parameters<typeof fc.assert>[0]): void => void fc.assert(property, { seed: 20261124, numRuns: 300 });

const figure = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const sample = fc.array(figure, { minLength: 1, maxLength: 40 });

/** E|X − y| − ½ E|X − X′| with every pair written out. */
const pairwise = (x: readonly number[], y: number): number => {
  const away = x.reduce((s, a) => s + Math.abs(a - y), 0) / x.length;
  const apart = x.reduce((s, a) => s + x.reduce((t, b) => t + Math.abs(a - b), 0), 0) / x.length ** 2;
  return away - apart / 2;
};

describe('the score of a sample', () => {
  it('is the mean distance to the observed less half the mean distance of pairs', () => {
    law(
      fc.property(sample, figure, (x, y) => {
        expect(crpsOfSample(x, y)).toBeCloseTo(pairwise(x, y), 6);
      }),
    );
  });

  it('is never negative, and at most the mean distance', () => {
    law(
      fc.property(sample, figure, (x, y) => {
        const score = crpsOfSample(x, y);
        expect(score).toBeGreaterThanOrEqual(-1e-9);
        expect(score).toBeLessThanOrEqual(x.reduce((s, a) => s + Math.abs(a - y), 0) / x.length + 1e-9);
      }),
    );
  });

  it('moves with the figures and grows with the unit', () => {
    const shift = fc.integer({ min: -1000, max: 1000 });
    law(
      fc.property(sample, figure, shift, (x, y, by) => {
        const score = crpsOfSample(x, y);
        expect(
          crpsOfSample(
            x.map((a) => a + by),
            y + by,
          ),
        ).toBeCloseTo(score, 5);
        expect(
          crpsOfSample(
            x.map((a) => a * 4),
            y * 4,
          ),
        ).toBeCloseTo(score * 4, 5);
      }),
    );
  });
});

describe('the score of a lognormal forecast', () => {
  it('is what a fine sample of it scores', () => {
    const mu = fc.double({ min: -2, max: 2, noNaN: true });
    const sigma = fc.double({ min: 0.05, max: 0.6, noNaN: true });
    const away = fc.double({ min: -2, max: 2, noNaN: true });
    // normal scores by bisection on the logistic-free definition: an even grid of the distribution function from its density
    const n = 20_000;
    const step = 16 / n;
    let area = 0;
    const scores: number[] = [];
    for (let i = 0; i < n; i++) {
      const z = -8 + (i + 0.5) * step;
      const next = area + (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * step;
      const wanted = (k: number): number => (k + 0.5) / 2000;
      while (scores.length < 2000 && wanted(scores.length) <= next) scores.push(z);
      area = next;
    }
    law(
      fc.property(mu, sigma, away, (m, s, k) => {
        const y = Math.exp(m + k * s);
        const drawn = scores.map((z) => Math.exp(m + s * z));
        expect(Math.abs(crpsOfSample(drawn, y) - crpsOfLogNormal(m, s, y))).toBeLessThan(2e-3 * Math.exp(m));
      }),
    );
  });
});
