import { describe, expect, it } from 'vitest';
import {
  assessReliability,
  dalyInterval,
  expectedEttr,
  failureRateOf,
  goodputShare,
  mtbfHours,
  poissonAtMost,
  sparesFor,
  youngInterval,
} from '../../../src/cluster/index.ts';

describe('mean time between failures', () => {
  it('follows the published rates', () => {
    // 6.5 failures per 1,000 nodes of eight and day.
    expect(mtbfHours(2048 * 8, 6.5e-3 / 8)).toBeCloseTo(1.803, 3);
    expect(mtbfHours(16_384 * 8, 6.5e-3 / 8)).toBeCloseTo(0.225, 3);
    expect(mtbfHours(16_384, failureRateOf('h100_sxm').perChipDay)).toBeCloseTo(3.093, 3);
    expect(failureRateOf('h100_sxm').perChipDay * 8).toBeCloseTo(0.003789, 6);
  });

  it('says where a rate comes from', () => {
    for (const id of ['h100_sxm', 'a100_80_sxm', 'gb200_gpu', 'ascend_910c', 'mi300x']) expect(failureRateOf(id).source).not.toBe('');
  });
});

describe('expected share of effective time at Young’s interval', () => {
  // nodes, failures per node-day, restart minutes, write seconds, interval minutes, share (arXiv 2410.21680 worked through)
  it.each([
    [2048, 6.5e-3, 5, 10, 6.0, 0.901],
    [2048, 6.5e-3, 15, 60, 14.71, 0.7428],
    [2048, 2.34e-3, 5, 10, 10.01, 0.9509],
    [12_500, 6.5e-3, 2, 1, 0.77, 0.8471],
    [12_500, 2.34e-3, 10, 60, 9.92, 0.6324],
  ])('%d nodes at %d', (nodes, rate, restart, write, minutes, share) => {
    const mtbf = 86_400 / (nodes * rate);
    const interval = youngInterval(write, mtbf);
    expect(interval / 60).toBeCloseTo(minutes, 1);
    expect(expectedEttr(mtbf, restart * 60, interval, write)).toBeCloseTo(share, 3);
  });
});

describe('Daly', () => {
  it('has its interval where the complete model of goodput is greatest', () => {
    for (const [write, mtbf] of [
      [10, 6000],
      [60, 6000],
      [300, 20_000],
    ] as const) {
      const interval = dalyInterval(write, mtbf);
      const at = goodputShare(mtbf, 300, interval, write);
      let best = 0;
      for (let t = interval / 3; t < interval * 3; t *= 1.01) best = Math.max(best, goodputShare(mtbf, 300, t, write));
      expect(best - at).toBeLessThan(1e-4);
    }
  });

  it('comes to Young’s where writes are short, and to the mean time where they are long', () => {
    expect(dalyInterval(1, 1e6) / youngInterval(1, 1e6)).toBeCloseTo(1, 2);
    expect(dalyInterval(300, 100)).toBe(100);
  });

  it('agrees with the small-loss formula where losses are small', () => {
    const share = goodputShare(1e6, 100, 20_000, 100);
    expect(Math.abs(share - expectedEttr(1e6, 100, 20_000, 100))).toBeLessThan(2e-3);
  });
});

describe('spares', () => {
  it('follow the Poisson law', () => {
    // P(X ≤ 2) at mean 1 is 5/(2e).
    expect(poissonAtMost(2, 1)).toBeCloseTo(5 / (2 * Math.E), 12);
    expect(poissonAtMost(0, 0)).toBe(1);
    expect(sparesFor(1, 0.99)).toBe(4);
    expect(sparesFor(0, 0.99)).toBe(0);
  });

  it('hold for large means, where e^−mean is nothing', () => {
    const spares = sparesFor(1000, 0.99);
    expect(spares).toBeGreaterThan(1000);
    // Normal approximation: 1000 + 2.33·√1000.
    expect(Math.abs(spares - 1074)).toBeLessThanOrEqual(3);
  });
});

describe('a job that spans the cluster', () => {
  it('keeps the more than nine tenths that Llama 3 reports', () => {
    const llama = assessReliability({ chipId: 'h100_sxm', chips: 16_384, parameters: 405e9 });
    expect(llama.mtbfHours).toBeCloseTo(3.093, 3);
    expect(llama.goodput).toBeGreaterThan(0.9);
    expect(llama.goodput).toBeLessThan(0.98);
  });

  it('loses more when it is larger, and everything given is used', () => {
    const at = (chips: number) => assessReliability({ chipId: 'h100_sxm', chips }).goodput;
    expect(at(1000)).toBeGreaterThan(at(10_000));
    expect(at(10_000)).toBeGreaterThan(at(100_000));
    const own = assessReliability({
      chipId: 'h100_sxm',
      chips: 100,
      failuresPerChipDay: 0.01,
      restartSeconds: 60,
      storeBytes: 1e12,
      repairDays: 2,
    });
    expect(own.rate).toEqual({ perChipDay: 0.01, source: 'given' });
    expect(own.spareChips).toBe(sparesFor(2, 0.99));
  });
});
