import { describe, expect, it } from 'vitest';
import {
  correlation,
  mean,
  quantile,
  quantiles,
  rankCorrelation,
  ranks,
  standardDeviation,
  sum,
  variance,
  weightedQuantile,
} from '../../../src/kit/statistics.ts';

describe('quantiles', () => {
  it('interpolate like R type 7', () => {
    // quantile(c(1, 3, 7, 8, 20), c(0, .1, .25, .5, .9, 1)) in R
    const found = quantiles([20, 3, 8, 1, 7], [0, 0.1, 0.25, 0.5, 0.9, 1]);
    expect(found.map((q) => Number(q.toPrecision(12)))).toEqual([1, 1.8, 3, 7, 15.2, 20]);
  });

  it('come in the order asked for and leave the values alone', () => {
    const values = Float32Array.of(3, 1, 2);
    expect(quantiles(values, [1, 0, 0.5, 0])).toEqual([3, 1, 2, 1]);
    expect([...values]).toEqual([3, 1, 2]);
  });

  it('of one value, of none, of infinities', () => {
    expect(quantiles([5], [0.3])).toEqual([5]);
    expect(quantiles([], [0.3, 0.5])).toEqual([Number.NaN, Number.NaN]);
    const endless = Number.POSITIVE_INFINITY;
    expect(quantiles([1, endless, endless], [0.75, 0.25])).toEqual([endless, endless]);
  });

  it('refuse NaN and shares beyond 0 and 1', () => {
    expect(() => quantile([1, Number.NaN], 0.5)).toThrow(RangeError);
    expect(() => quantile([1], 1.1)).toThrow(RangeError);
    expect(() => quantile([1], Number.NaN)).toThrow(RangeError);
  });

  it('give every single order statistic', () => {
    // a full cycle modulo the prime 1009 puts 0 … 1000 in a scrambled order
    const values = Array.from({ length: 1009 }, (_, i) => (i * 407) % 1009).filter((x) => x <= 1000);
    for (let k = 0; k <= 1000; k++) expect(quantile(values, k / 1000)).toBeCloseTo(k, 9);
  });

  it('manage sorted, reversed, equal and organ-pipe values', () => {
    const n = 5000;
    const pipe = Array.from({ length: n }, (_, i) => Math.min(i, n - i));
    for (const values of [pipe, pipe.map((_, i) => i), pipe.map((_, i) => -i), pipe.map(() => 4)]) {
      const sorted = [...values].sort((a, b) => a - b);
      const at = 0.3 * (n - 1);
      const k = Math.floor(at);
      const [low, high] = [sorted[k] as number, sorted[k + 1] as number];
      expect(quantile(values, 0.3)).toBeCloseTo(low + (at - k) * (high - low), 9);
    }
  });
});

describe('moments', () => {
  it('of figures worked by hand', () => {
    expect(sum([1, 2, 3.5])).toBe(6.5);
    expect(mean([2, 4, 9])).toBe(5);
    expect(variance([2, 4, 9])).toBe(13);
    expect(standardDeviation([1, 1, 1])).toBe(0);
    expect(mean([])).toBeNaN();
    expect(variance([1])).toBeNaN();
  });

  it('keep small numbers beside many others', () => {
    // one by one, a million tenths drift by 1e-6
    expect(Math.abs(sum(new Float64Array(1e6).fill(0.1)) - 1e5)).toBeLessThan(1e-9);
  });
});

describe('weighted quantile', () => {
  it('is where the weights reach the share', () => {
    expect(weightedQuantile([30, 10, 20], [1, 1, 2], 0.25)).toBe(10);
    expect(weightedQuantile([30, 10, 20], [1, 1, 2], 0.26)).toBe(20);
    expect(weightedQuantile([30, 10, 20], [1, 1, 2], 0.75)).toBe(20);
    expect(weightedQuantile([30, 10, 20], [1, 1, 2], 1)).toBe(30);
  });

  it('skips values without weight', () => {
    expect(weightedQuantile([1, 2], [0, 1], 0)).toBe(2);
    expect(() => weightedQuantile([1, 2], [0, 0], 0.5)).toThrow(RangeError);
    expect(() => weightedQuantile([1, 2], [1], 0.5)).toThrow(RangeError);
  });
});

describe('correlation', () => {
  it('of a line and of nothing', () => {
    expect(correlation([1, 2, 3], [10, 20, 30])).toBeCloseTo(1, 15);
    expect(correlation([1, 2, 3], [5, 5, 5])).toBeNaN();
    expect(() => correlation([1], [1, 2])).toThrow(RangeError);
  });

  it('of ranks sees any rising function, and shares ties', () => {
    expect(rankCorrelation([1, 2, 3, 4], [1, 10, 100, 1000])).toBeCloseTo(1, 15);
    expect(rankCorrelation([1, 2, 3, 4], [4, 3, 2, 1])).toBeCloseTo(-1, 15);
    expect([...ranks([10, 20, 10, 5])]).toEqual([2.5, 4, 2.5, 1]);
    // 1 − 6·Σd²/(n(n²−1)) with d = 0, 1, 1, 0, 0
    expect(rankCorrelation([1, 2, 3, 4, 5], [1, 3, 2, 4, 5])).toBeCloseTo(0.9, 15);
  });
});
