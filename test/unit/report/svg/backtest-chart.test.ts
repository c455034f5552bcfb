import { describe, expect, it } from 'vitest';
import { monthIn } from '../../../../src/kit/month.ts';
import { backtestChart } from '../../../../src/report/svg/backtest-chart.ts';
import type { ObservedSeries } from '../../../../src/study/backtest/index.ts';

const START = monthIn(2022, 11);

const series = (more: Partial<ObservedSeries> = {}): ObservedSeries => ({
  name: 'observed.compute_idc',
  quantity: 'compute',
  unit: 'EFLOPS',
  start: START,
  covers: 1,
  p5: [0, 50, 100],
  p50: [10, 60, 110],
  p95: [20, 70, 200],
  points: [{ id: '1', at: START + 2, value: 100, low: 50, high: 150 }],
  ...more,
});

const coordinates = (svg: string, shape: string): number[][] =>
  (new RegExp(`<${shape} points="([^"]+)"`).exec(svg)?.[1] ?? '').split(' ').map((p) => p.split(',').map(Number));

describe('the chart of a statistic', () => {
  it('draws the median through the months, on a scale that begins at zero', () => {
    const svg = backtestChart(series());
    // 76 to 736 across, 340 at zero up to 56 at the top, which is 200
    expect(coordinates(svg, 'polyline')).toEqual([
      [76, 325.8],
      [406, 254.8],
      [736, 183.8],
    ]);
    expect(coordinates(svg, 'polygon')).toHaveLength(6);
    expect(svg).toContain('>2023-01</text>');
  });

  it('marks what was observed with its band', () => {
    const svg = backtestChart(series());
    expect(svg).toContain('<title>1: 100 (50 to 150), 2023-01</title>');
    expect(svg).toContain('<circle cx="736.0" cy="198.0"');
  });

  it('says over how many months a sum runs', () => {
    expect(backtestChart(series({ covers: 12 }))).toContain('compute (EFLOPS, 12 months to the date)');
  });

  it('escapes what a scenario says', () => {
    const svg = backtestChart(series({ quantity: '<script>"&\u0000', points: [{ id: '<i>', at: START, value: 1, low: 0, high: 2 }] }));
    expect(svg).not.toContain('<script>');
    expect(svg).not.toContain('<i>');
    expect(svg).not.toContain('\u0000');
  });

  it('draws one month of zeros, and no number that is none', () => {
    const svg = backtestChart(series({ p5: [0], p50: [0], p95: [0], points: [] }));
    expect(svg).not.toMatch(/NaN|Infinity/);
  });
});
