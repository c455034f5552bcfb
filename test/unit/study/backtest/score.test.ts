import { describe, expect, it } from 'vitest';
import type { BacktestRow } from '../../../../src/study/backtest/index.ts';
import { scoreOf } from '../../../../src/study/backtest/index.ts';

const row = (more: Partial<BacktestRow>): BacktestRow => ({
  id: 'a',
  quantity: 'a',
  date: '2023-12',
  observed: 100,
  low: 90,
  high: 110,
  simulated_p5: 80,
  simulated_p50: 100,
  simulated_p95: 120,
  inside: true,
  width_ratio: 2,
  crps: 5,
  crps_naive: 10,
  unit: 'EFLOPS',
  ...more,
});

const many = (count: number, more: Partial<BacktestRow> = {}): BacktestRow[] => Array.from({ length: count }, () => row(more));

describe('the score', () => {
  it('counts rows inside a range that is not too wide, and medians in the band', () => {
    const rows = [row({}), row({ inside: false }), row({ width_ratio: 4.01 }), row({ width_ratio: 4 }), row({ simulated_p50: 111 })];
    expect(scoreOf(rows)).toMatchObject({ rows: 5, inside: 3, median: 4 });
  });

  it('passes with seven of nine inside and five medians, not with six or four', () => {
    const out = { inside: false, simulated_p50: 130 };
    expect(scoreOf([...many(5), ...many(2, { simulated_p50: 130 }), ...many(2, out)])).toMatchObject({
      inside: 7,
      median: 5,
      passed: true,
    });
    expect(scoreOf([...many(6), ...many(3, { inside: false })]).passed).toBe(false);
    expect(scoreOf([...many(4), ...many(5, { simulated_p50: 130 })]).passed).toBe(false);
  });

  it('weighs rows of different units by what was observed', () => {
    const { crps, crpsNaive } = scoreOf([row({}), row({ observed: 8, crps: 0.4, crps_naive: 1.6 }), row({ crps_naive: null, crps: 99 })]);
    expect(crps).toBeCloseTo((0.05 + 0.05) / 2, 12);
    expect(crpsNaive).toBeCloseTo((0.1 + 0.2) / 2, 12);
  });

  it('must beat the trend by a tenth', () => {
    expect(scoreOf(many(9, { crps: 9 })).passed).toBe(true);
    expect(scoreOf(many(9, { crps: 9.01 })).passed).toBe(false);
    expect(scoreOf(many(9, { crps_naive: null })).passed).toBe(true);
  });
});
