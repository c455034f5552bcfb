import { describe, expect, it } from 'vitest';
import { formatMonth, monthIn } from '../../../../src/kit/month.ts';
import { backtestRow, type Observed, recordsIt, simulatedDraws } from '../../../../src/study/backtest/index.ts';
import { observedSeries } from '../../../../src/study/backtest/series.ts';
import { axis, results, series } from '../../../support/made-results.ts';

const START = monthIn(2023, 1);

const made = results({
  months: 3,
  draws: 3,
  series: [
    series({ id: 'stock', unit: 'EFLOPS', yearly: 'last', figures: [[[1, 2, 3]], [[4, 5, 6]], [[7, 8, 9]]] }),
    series({ id: 'share', unit: '1', yearly: 'mean', figures: [[[0.1, 0.2, 0.5]], [[0.3, 0.2, 0.5]], [[0.5, 0.2, 0.5]]] }),
    series({ id: 'cards', unit: 'chip/month', yearly: 'sum', figures: [[[100, 0, 1]], [[300, 0, 1]], [[0, 0, 1]]] }),
    series({
      id: 'units',
      unit: 'chip/month',
      yearly: 'sum',
      axes: [axis('chip', ['h20', 'l20'])],
      figures: [
        [
          [1e6, 2e6, 3e6],
          [0, 0, 0],
        ],
        [
          [1e6, 1e6, 1e6],
          [0, 0, 0],
        ],
        [
          [0, 0, 0],
          [9, 9, 9],
        ],
      ],
    }),
  ],
});

const observed = (more: Partial<Observed>): Observed => ({
  id: '1',
  quantity: 'compute',
  variable: 'stock',
  chip: undefined,
  at: START + 2,
  months: 1,
  over: 'sum',
  weight: undefined,
  value: 8e18,
  low: 7e18,
  high: 9e18,
  pass: 'inside',
  trend: undefined,
  dimension: 'FLOP*s^-1',
  ...more,
});

const units = observed({ variable: 'units', chip: 'h20', months: 2, at: START + 1, value: 2e6, low: 1e6, high: 5e6, dimension: 'chip' });

describe('what a source would have reported', () => {
  it('is the level of the month', () => {
    expect([...simulatedDraws(made, START, observed({}))]).toEqual([7e18, 8e18, 9e18]);
  });

  it('is the sum of each draw over its months, for one chip', () => {
    expect([...simulatedDraws(made, START, units)]).toEqual([2e6, 3e6, 4e6]);
  });

  it('is a share weighted by the cards of each month, and zero where there were none', () => {
    const share = observed({ variable: 'share', months: 3, over: 'mean', weight: 'cards', dimension: '' });
    const draws = simulatedDraws(made, START, share);
    expect(draws[0]).toBeCloseTo((0.1 * 100 + 0.3 * 300) / 400, 12);
    expect([draws[1], draws[2]]).toEqual([0, 0.5]);
  });

  it('must be recorded, in its unit', () => {
    const recorded = made.series.map((s) => s.recorded);
    expect(recordsIt(recorded, observed({}))).toBe(true);
    expect(recordsIt(recorded, units)).toBe(true);
    expect(recordsIt(recorded, { ...units, chip: undefined })).toBe(false);
    expect(recordsIt(recorded, { ...units, chip: 'b200' })).toBe(false);
    expect(recordsIt(recorded, observed({ dimension: 'chip' }))).toBe(false);
    expect(recordsIt(recorded, observed({ weight: 'nothing' }))).toBe(false);
  });
});

describe('a row', () => {
  it('shows everything in the unit statistics are quoted in', () => {
    expect(backtestRow(made, START, units, formatMonth)).toEqual({
      id: '1',
      quantity: 'compute',
      date: '2023-01 to 2023-02',
      observed: 2,
      low: 1,
      high: 5,
      simulated_p5: 2.1,
      simulated_p50: 3,
      simulated_p95: 3.9,
      inside: false,
      width_ratio: 1.8 / 4,
      crps: expect.closeTo(1 - 4 / 9, 12),
      crps_naive: null,
      unit: 'million',
    });
  });

  it('agrees below a ceiling where the whole range stays under it', () => {
    const ceiling = observed({ pass: 'below', value: 0, low: 0 });
    expect(backtestRow(made, START, { ...ceiling, high: 8.91e18 }, formatMonth).inside).toBe(true);
    expect(backtestRow(made, START, { ...ceiling, high: 8.8e18 }, formatMonth).inside).toBe(false);
  });

  it('scores the trend where two earlier observations are given', () => {
    const trend = [
      { at: START - 13, value: 2e18 },
      { at: START - 1, value: 4e18 },
    ] as const;
    const { crps_naive } = backtestRow(made, START, observed({ trend: [...trend] }), formatMonth);
    expect(crps_naive).toBeGreaterThan(0);
    expect(backtestRow(made, START, observed({}), formatMonth).crps_naive).toBeNull();
  });
});

describe('the series of a statistic', () => {
  it('covers each stretch that fits the run', () => {
    const [levels, sums] = observedSeries(made, START, [observed({}), units]);
    expect(levels).toMatchObject({ name: 'stock', unit: 'EFLOPS', start: START, covers: 1, p50: [2, 5, 8] });
    expect(sums).toMatchObject({ name: 'units-h20', unit: 'million', start: START + 1, covers: 2, p50: [3, 1] });
    expect(sums?.points).toEqual([{ id: '1', at: START + 1, value: 2, low: 1, high: 5 }]);
  });

  it('puts observations of one statistic into one chart', () => {
    expect(observedSeries(made, START, [observed({}), observed({ id: '2', at: START })]).map((s) => s.points.length)).toEqual([2]);
  });
});
