import { describe, expect, it } from 'vitest';
import { formatMonth } from '../../../../src/kit/month.ts';
import { observedOf, runBacktest } from '../../../../src/study/backtest/index.ts';
import { planned, shipped, world } from '../../../support/shipped-world.ts';
import { START, tinyText } from '../../../support/tiny-world.ts';

const month = (m: number): string => formatMonth(START + m);

const codes = (observations: string): readonly string[] =>
  observedOf(planned(`${tinyText()}observations:\n${observations}`).scenario).problems.map(
    (p) => `${p.line > 1 ? 'placed' : 'at the top'} ${p.code}`,
  );

const item = (more: string): string => `  - {id: a, variable: observed.compute_idc, at: ${month(3)}, ${more}}\n`;
const GOOD = 'value: 4 EFLOPS, low: 3 EFLOPS, high: 5 EFLOPS';

describe('observations', () => {
  it('are read in base units, with their trend in order', () => {
    const trend = 'trend: [{at: 2024-06, value: 2 EFLOPS}, {at: 2023-12, value: 1 EFLOPS}]';
    const { observed, problems } = observedOf(planned(`${tinyText()}observations:\n${item(`${GOOD}, ${trend}`)}`).scenario);
    expect(problems).toEqual([]);
    expect(observed).toMatchObject([
      { id: 'a', quantity: 'a', at: START + 3, months: 1, value: 4e18, low: 3e18, high: 5e18, pass: 'inside' },
    ]);
    expect(observed[0]?.trend?.map((p) => p.value)).toEqual([1e18, 2e18]);
  });

  it.each([
    ['no figure', item('value: 4 EFLOPS, low: 3 EFLOPS'), ['placed missing-figure']],
    ['an uncertain figure', item('value: 4 EFLOPS to 5 EFLOPS, low: 3 EFLOPS, high: 6 EFLOPS'), ['placed missing-figure']],
    ['units that differ', item('value: 4 EFLOPS, low: 3 MW, high: 5 EFLOPS'), ['placed wrong-unit']],
    ['a band upside down', item('value: 4 EFLOPS, low: 5 EFLOPS, high: 3 EFLOPS'), ['placed reversed-interval']],
    ['an empty band', item('value: 4 EFLOPS, low: 4 EFLOPS, high: 4 EFLOPS'), ['placed reversed-interval']],
    ['a month beyond the run', `  - {id: a, variable: x, at: 2035-01, ${GOOD}}\n`, ['placed outside-horizon']],
    ['a stretch that begins before the run', item(`${GOOD}, months: 5`), ['placed outside-horizon']],
    ['a trend of one point', item(`${GOOD}, trend: [{at: 2024-06, value: 2 EFLOPS}]`), ['placed bad-trend']],
    ['a trend in another unit', item(`${GOOD}, trend: [{at: 2023-06, value: 2 MW}, {at: 2024-06, value: 2 EFLOPS}]`), ['placed bad-trend']],
    [
      'a trend that is later',
      item(`${GOOD}, trend: [{at: 2024-06, value: 2 EFLOPS}, {at: 2034-06, value: 2 EFLOPS}]`),
      ['placed bad-trend'],
    ],
  ])('refuse %s', (_, observations, expected) => {
    expect(codes(observations)).toEqual(expected);
  });

  it('must be there', () => {
    expect(observedOf(planned(tinyText()).scenario).problems.map((p) => p.code)).toEqual(['no-observations']);
  });
});

const tested = (observations: string) =>
  runBacktest(
    {
      file: 'a.yaml',
      read: (f) => (f === 'a.yaml' ? `${tinyText()}observations:\n${observations}` : undefined),
      shipped,
      sets: [],
      draws: 1,
      seed: 1,
    },
    world,
  );

describe('a backtest', () => {
  it('refuses variables that are not there, chips without a row and other units, all at once', async () => {
    const result = await tested(
      [
        `  - {id: a, variable: observed.nothing, at: ${month(3)}, ${GOOD}}`,
        `  - {id: b, variable: vendor.chip_units, chip: b200, at: ${month(3)}, value: 1 chip, low: 0 chip, high: 2 chip}`,
        `  - {id: c, variable: observed.compute_idc, at: ${month(3)}, value: 1 chip, low: 0 chip, high: 2 chip}`,
      ].join('\n'),
    );
    expect(result.problems.map((p) => p.code)).toEqual(['unknown-variable', 'unknown-variable', 'unknown-variable']);
  });

  it('sets every observation beside the run', async () => {
    const result = await tested(
      [
        item(GOOD).trimEnd(),
        `  - {id: b, variable: vendor.chip_units, chip: h20, at: ${month(3)}, months: 4, value: 1 chip, low: 0 chip, high: 2 chip}`,
      ].join('\n'),
    );
    if (!('backtest' in result)) throw new Error(result.problems.map((p) => p.message).join());
    const { rows, series } = result.backtest;
    expect(rows.map((r) => [r.id, r.unit, r.simulated_p5 === r.simulated_p95])).toEqual([
      ['a', 'EFLOPS', true],
      ['b', 'million', true],
    ]);
    expect(series.map((s) => s.name)).toEqual(['observed.compute_idc', 'vendor.chip_units-h20']);
  });
});
