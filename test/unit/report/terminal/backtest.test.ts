import { describe, expect, it } from 'vitest';
import { backtestText } from '../../../../src/report/terminal/backtest.ts';
import type { BacktestRow } from '../../../../src/study/backtest/index.ts';

const row = (more: Partial<BacktestRow> = {}): BacktestRow => ({
  id: '1',
  quantity: 'compute',
  date: '2023-12',
  observed: 417,
  low: 380,
  high: 450,
  simulated_p5: 390,
  simulated_p50: 428,
  simulated_p95: 474,
  inside: true,
  width_ratio: 1.2,
  crps: 7.71,
  crps_naive: 17.58,
  unit: 'EFLOPS',
  ...more,
});

const score = { rows: 3, inside: 1, median: 3, crps: 0.019, crpsNaive: 0.0422, passed: false };
const screen = { draws: 5000, colour: false, width: 100 };

describe('the page of a backtest', () => {
  it('shows every row with its verdict', () => {
    const rows = [row(), row({ id: '2', inside: false }), row({ id: '3', width_ratio: 4.2, crps_naive: null })];
    const lines = backtestText({ rows, score, series: [] }, screen).split('\n');
    expect(lines.find((l) => l.startsWith('1 '))).toMatch(/417\s+380 to 450\s+428\s+390 to 474\s+inside\s+1\.2\s+7\.71\s+17\.6/);
    expect(lines.find((l) => l.startsWith('2 '))).toContain('outside');
    expect(lines.find((l) => l.startsWith('3 '))).toMatch(/too wide.*·/);
    expect(lines.some((l) => l.includes('2023-12, EFLOPS'))).toBe(true);
  });

  it('says the score and whether the bar is passed', () => {
    const text = backtestText({ rows: [row()], score, series: [] }, screen).replaceAll('\n', ' ');
    expect(text).toContain('1 of 3 observed figures lie in the simulated range');
    expect(text).toContain('1.9 %, of the trend drawn through two earlier observations 4.2 %');
    expect(text).toContain('The bar is missed (5,000 draws)');
    expect(backtestText({ rows: [row()], score: { ...score, passed: true }, series: [] }, screen)).toContain('passed');
  });

  it('leaves the trend out where no row has one', () => {
    const bare = { ...score, crps: Number.NaN, crpsNaive: Number.NaN };
    expect(backtestText({ rows: [row({ crps_naive: null })], score: bare, series: [] }, screen)).not.toContain('NaN');
  });
});
