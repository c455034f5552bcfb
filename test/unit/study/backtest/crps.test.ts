import { describe, expect, it } from 'vitest';
import { crpsOfLogNormal, crpsOfSample, rangeOf } from '../../../../src/study/backtest/crps.ts';

/** ∫ (F(x) − 1[x ≥ y])² dx by the trapezium rule: the score by its definition. */
const byDefinition = (cdf: (x: number) => number, y: number, low: number, high: number): number => {
  const n = 400_000;
  const h = (high - low) / n;
  let total = 0;
  for (let i = 0; i < n; i++) {
    const x = low + (i + 0.5) * h;
    total += (cdf(x) - (x >= y ? 1 : 0)) ** 2 * h;
  }
  return total;
};

describe('the score of a sample', () => {
  it('is the distance where all draws are equal', () => {
    expect(crpsOfSample([3, 3, 3], 5)).toBeCloseTo(2, 12);
    expect(crpsOfSample([7], 5)).toBeCloseTo(2, 12);
  });

  it('is what the mean distances say, by hand', () => {
    // distances to 2: 2, 1, 2, mean 5/3; pairs of 0, 1, 4: 1, 4, 3 both ways, mean 16/9
    expect(crpsOfSample([4, 0, 1], 2)).toBeCloseTo(5 / 3 - 8 / 9, 12);
  });

  it('comes to (a³ + b³)/3 for a uniform sample cut at a, b = 1 − a', () => {
    const uniform = Array.from({ length: 20_000 }, (_, i) => (i + 0.5) / 20_000);
    for (const y of [0.1, 0.5, 0.9]) expect(crpsOfSample(uniform, y)).toBeCloseTo((y ** 3 + (1 - y) ** 3) / 3, 6);
    // beyond the end the distance is added
    expect(crpsOfSample(uniform, 1.5)).toBeCloseTo(1 / 3 + 0.5, 6);
  });

  it('does not depend on the order of the draws and leaves them as they were', () => {
    const draws = Float32Array.from([5, 1, 4]);
    expect(crpsOfSample(draws, 2)).toBe(crpsOfSample([1, 4, 5], 2));
    expect([...draws]).toEqual([5, 1, 4]);
  });
});

describe('the score of a lognormal forecast', () => {
  const densityArea = (z: number): number => {
    const n = 4000;
    const h = (z + 9) / n;
    let total = 0;
    for (let i = 0; i < n; i++) total += Math.exp(-((-9 + (i + 0.5) * h) ** 2) / 2) * h;
    return total / Math.sqrt(2 * Math.PI);
  };

  it('is its defining integral', () => {
    for (const [mu, sigma, y] of [
      [0, 0.5, 1.3],
      [1, 0.2, 2],
      [0.5, 0.15, 1.9],
    ] as const) {
      const cdf = (x: number): number => densityArea((Math.log(x) - mu) / sigma);
      const grid = Array.from({ length: 2001 }, (_, i) => Math.exp(mu + sigma * (-6 + (12 * i) / 2000)));
      const table = grid.map(cdf);
      const between = (x: number): number => {
        const place = ((Math.log(x) - mu) / sigma + 6) / (12 / 2000);
        const i = Math.min(1999, Math.max(0, Math.floor(place)));
        return (table[i] as number) + (place - i) * ((table[i + 1] as number) - (table[i] as number));
      };
      const expected = byDefinition(between, y, grid[0] as number, grid[2000] as number);
      expect(crpsOfLogNormal(mu, sigma, y)).toBeCloseTo(expected, 4);
    }
  });

  it('grows in proportion to the unit', () => {
    expect(crpsOfLogNormal(Math.log(1000), 0.15, 900)).toBeCloseTo(1000 * crpsOfLogNormal(0, 0.15, 0.9), 9);
  });
});

describe('the simulated range', () => {
  it('is the 5th, 50th and 95th percentile', () => {
    expect(rangeOf(Array.from({ length: 101 }, (_, i) => 100 - i))).toEqual([5, 50, 95]);
  });
});
