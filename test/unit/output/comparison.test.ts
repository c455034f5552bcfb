import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../src/kit/csv/read.ts';
import {
  bandsOf,
  chartOf,
  comparedHeadlines,
  comparisonFiles,
  comparisonRows,
  comparisonTable,
  inputRows,
  inputsTable,
  type Side,
  settled,
  sharedGrid,
  sideOfFolder,
  sideOfRun,
} from '../../../src/output/comparison/index.ts';
import { records } from '../../../src/output/formats/json.ts';
import { manifest } from '../../../src/output/manifest.ts';
import type { RunView } from '../../../src/output/run-view.ts';
import { rowsIn } from '../../../src/output/table.ts';
import { annual } from '../../../src/output/tables/annual.ts';
import { summary } from '../../../src/output/tables/summary.ts';
import { comparisonText } from '../../../src/report/terminal/comparison.ts';
import { visibleWidth } from '../../../src/report/terminal/visible-width.ts';
import { expectGolden } from '../../support/golden.ts';
import { overall, results, series } from '../../support/made-results.ts';
import { smallRun } from '../../support/small-run.ts';
import { csvText, textOf } from '../../support/written-files.ts';

interface Made {
  readonly unit?: string;
  readonly start?: number;
  readonly resolved?: unknown;
  readonly version?: string;
}

const DECEMBER = 2024 * 12 + 11;

const runWith = (
  december: number[],
  january: number[],
  { unit = 'EFLOPS', start = DECEMBER, resolved = {}, version = '1' }: Made = {},
): RunView => ({
  ...smallRun,
  costs: [],
  results: results({
    months: 2,
    draws: december.length,
    series: [
      series({ id: 'capacity.installed', unit, yearly: 'last', figures: [[december], [january]] }),
      series({ id: 'supply.imports', unit: 'chip/month', yearly: 'sum', figures: [[december], [january]] }),
    ],
    overalls: [overall('finance.npv', 'CNY', december)],
  }),
  start,
  facts: { ...smallRun.facts, resolved, version },
});

const side = (label: string, december: number[], january: number[], more?: Made): Side =>
  sideOfRun(label, runWith(december, january, more));

const rows = (a: Side, b: Side) => records(comparisonTable(comparisonRows(a, b)));

const a = side('as-happened', [10, 20, 30], [0, 0, 0]);
const b = side('no-controls', [20, 40, 60], [5, 5, 5]);

describe('a comparison', () => {
  it('gives the difference of means and, future by future, its spread', () => {
    expect(rows(a, b)[0]).toMatchObject({
      base: 'as-happened',
      scenario: 'no-controls',
      variable: 'capacity.installed',
      period: '2024',
      base_mean: 20,
      mean: 40,
      difference: 20,
      relative: 1,
      base_p50: 20,
      p50: 40,
      // the differences are 10, 20 and 30
      difference_p5: 11,
      difference_p50: 20,
      difference_p95: 29,
    });
  });

  it('pairs futures, so that equal bands can differ surely', () => {
    const [row] = rows(side('x', [1, 2, 3], [0, 0, 0]), side('y', [3, 1, 2], [0, 0, 0]));
    // 2, −1 and −1
    expect(row).toMatchObject({ difference: 0, difference_p50: -1 });
  });

  it('has no relative difference from nothing', () => {
    expect(rows(a, b)[1]).toMatchObject({ period: '2025', difference: 5, relative: '' });
  });

  it('compares flows in total, and figures of the whole horizon', () => {
    const whole = rows(a, b).filter((r) => r['period'] === 'horizon');
    expect(whole.map((r) => [r['variable'], r['unit'], r['base_mean'], r['mean']])).toEqual([
      ['supply.imports', 'chip', 20, 45],
      ['finance.npv', 'CNY', 20, 40],
    ]);
  });

  it('is nothing from itself, and turns round with its sides', () => {
    expect(rows(a, a).every((r) => [r['difference'], r['difference_p5'], r['difference_p95']].every((x) => x === 0))).toBe(true);
    const [there, back] = [rows(a, b), rows(b, a)];
    expect(back.map((r) => r['difference'])).toEqual(there.map((r) => -Number(r['difference'])));
    expect(back.map((r) => r['difference_p5'])).toEqual(there.map((r) => -Number(r['difference_p95'])));
  });

  it('leaves out what is measured in another unit, and says so', () => {
    const other = side('other', [1, 1, 1], [1, 1, 1], { unit: 'PFLOPS' });
    expect(rows(a, other).map((r) => r['variable'])).not.toContain('capacity.installed');
    expect(sharedGrid(a, other).leftOut).toContain('other has no capacity.installed in EFLOPS');
    expect(comparedHeadlines([a, other]).map((v) => v.variable)).toEqual(['supply.imports']);
    expect(comparisonText([], ['a', 'b'], { colour: false, width: 80 })).toContain('no headline variable');
  });

  it('compares on the grid both share: a year of which one has other months is left out, and so is the whole', () => {
    const later = side('later', [1, 1, 1], [1, 1, 1], { start: DECEMBER + 1, version: '2' });
    // its months are January and February 2025
    expect(rows(a, later)).toEqual([]);
    expect(sharedGrid(a, later).leftOut).toEqual([
      'as-happened runs 2024-12 to 2025-01, later 2025-01 to 2025-02: figures of the whole horizon are left out',
      'years of which not both hold the same months are left out: 2024, 2025',
      'as-happened was made by version 1, later by 2',
    ]);
  });
});

describe('what the scenarios say differently', () => {
  const first = { sites: [{ id: 'guian', pue: { value: 1.2, source: 'x' }, power: { '2024-01': '1 MW' } }], name: 'a' };
  const second = { sites: [{ id: 'guian', pue: { value: 1.3, source: 'y' }, power: { '2024-01': '1 MW' } }], name: 'b', currency: 'USD' };

  it('is listed path by path, and nothing else', () => {
    const [x, y] = [side('x', [1], [1], { resolved: first }), side('y', [1], [1], { resolved: second })];
    expect(inputRows(x, y).map((r) => [r.path, r.a, r.b])).toEqual([
      ['sites.guian.pue', '1.2', '1.3'],
      ['currency', '', 'USD'],
    ]);
    expect(inputRows(x, x)).toEqual([]);
    expect([...rowsIn(inputsTable(inputRows(x, y)))][0]?.slice(0, 3)).toEqual(['x', 'y', 'sites.guian.pue']);
  });
});

describe('acts of the scenarios compared', () => {
  const act = (id: string, text: string, line: number) => ({ id, text, source: `source of ${id}`, file: `data/regimes/${id}.yaml`, line });
  const withActs = (acts: RunView['facts']['acts'], change: unknown = []): RunView => {
    const run = runWith([1], [1], { resolved: { policy: { change } } });
    return { ...run, facts: { ...run.facts, acts } };
  };
  const first = withActs([
    act('kept', 'in effect 2022-10-21', 1),
    act('gone', 'in effect 2023-11-17', 1),
    act('moved', 'in effect 2024-01-01', 1),
  ]);
  const second = withActs(
    [
      act('kept', 'in effect 2022-10-21', 1),
      act('new', 'in effect 2025-01-01', 1),
      { ...act('moved', 'in effect 2026-05', 9), file: 'a.yaml' },
    ],
    [{ regime: 'moved', from: '2026-05', approval: '10 %' }],
  );
  const told = (from: Side, to: Side) => inputRows(from, to).map((r) => [r.path, r.a, r.b, r.baseOrigin, r.origin]);
  const expected = [
    ['policy.change.moved.approval', '', '10 %', '', ''],
    ['regimes.gone', 'in effect 2023-11-17', '', 'data/regimes/gone.yaml:1', ''],
    ['regimes.moved', 'in effect 2024-01-01', 'in effect 2026-05', 'data/regimes/moved.yaml:1', 'a.yaml:9'],
    ['regimes.new', '', 'in effect 2025-01-01', '', 'data/regimes/new.yaml:1'],
  ];

  it('that only one of them has, or has otherwise, are named one by one, and once only', () => {
    expect(told(sideOfRun('x', first), sideOfRun('y', second))).toEqual(expected);
    expect(told(sideOfRun('x', first), sideOfRun('y', first))).toEqual([]);
  });

  it('are read from a result folder too, and from one that names none only paths are compared', () => {
    const folder = (run: RunView, edit = (text: string) => text) =>
      sideOfFolder('y', {
        annual: readCsv(csvText(annual(run)), 'annual.csv').table!,
        summary: readCsv(csvText(summary(run)), 'summary.csv').table!,
        manifest: { file: 'manifest.json', text: edit(String(manifest(run).content)) },
      }).side!;
    expect(told(sideOfRun('x', first), folder(second))).toEqual(expected);
    for (const edit of [
      (text: string) => text.replace('"acts"', '"other"'),
      (text: string) => text.replace('"id": "new"', '"id": 7'),
      (text: string) => text.replace('"line": 9', '"line": "9"'),
    ]) {
      expect(told(sideOfRun('x', first), folder(second, edit))).toEqual([
        ['policy.change.moved.from', '', '2026-05', '', ''],
        ['policy.change.moved.approval', '', '10 %', '', ''],
      ]);
    }
  });
});

describe('a result folder', () => {
  const read = (name: string, text: string) => readCsv(text, name).table!;
  const texts = (run: RunView) => ({
    annual: read('annual.csv', csvText(annual(run))),
    summary: read('summary.csv', csvText(summary(run))),
    manifest: { file: 'manifest.json', text: String(manifest(run).content) },
  });

  it('compares as the run that wrote it does, but for its futures', () => {
    const run = runWith([20, 40, 60], [5, 5, 5]);
    const made = sideOfFolder('no-controls', texts(run));
    const bare = (r: Record<string, unknown>) => ({
      ...r,
      difference_p5: '',
      difference_p50: '',
      difference_p95: '',
      base_p50: '',
      p50: '',
    });
    expect(rows(a, made.side!).map(bare)).toEqual(rows(a, b).map(bare));
    expect(made.side?.headlines).toEqual(b.headlines);
    expect(sharedGrid(a, made.side!).leftOut).toEqual(['no-controls keeps no futures: only means are compared']);
  });

  it('passes over a rate of return that no draw has, but not over a figure that someone has taken out', () => {
    const run = runWith([1], [2]);
    const none = { one: 0, several: 0, none: 0, 'no-flow': 0, 'only-inflows': 0, 'only-outflows': 1 };
    const nan = Array.from({ length: run.results.draws }, () => Number.NaN);
    const without = overall('finance.irr_equity', '1', nan, { counts: none, several: [] });
    const text = csvText(summary({ ...run, results: { ...run.results, overalls: [...run.results.overalls, without] } }));
    expect(text).toMatch(/finance\.irr_equity,1,,,,,only outflows: none of it is ever paid back\n/);
    const good = texts(run);
    const made = sideOfFolder('x', { ...good, summary: read('summary.csv', text) });
    expect(made.side?.figures).toEqual(sideOfFolder('x', good).side?.figures);
    const emptied = text.replace(',only outflows: none of it is ever paid back', ',');
    expect(sideOfFolder('x', { ...good, summary: read('summary.csv', emptied) }).problems?.[0]).toMatchObject({ code: 'not-a-number' });
  });

  it('says what keeps a file from being a result', () => {
    const good = texts(runWith([1], [2]));
    const of = (more: Partial<typeof good>) => sideOfFolder('x', { ...good, ...more }).problems?.[0];
    expect(of({ annual: read('annual.csv', 'a,b\n1,2') })).toMatchObject({ code: 'not-a-result', line: 1 });
    const broken = csvText(annual(runWith([1], [2]))).replace(',1,1,1,', ',one,1,1,');
    expect(of({ annual: read('annual.csv', broken) })).toMatchObject({ code: 'not-a-number', line: 2 });
    const manifestOf = (text: string) => of({ manifest: { file: 'manifest.json', text } });
    expect(manifestOf('{')).toMatchObject({ code: 'not-a-result' });
    expect(manifestOf('{"suanli": 9}')).toMatchObject({ code: 'not-a-result', hint: 'run the scenario again' });
    expect(manifestOf('{"suanli": 1, "horizon": {"start": "x"}}')).toMatchObject({ message: 'it has no horizon' });
  });
});

describe('the folder of a comparison', () => {
  it('is written with a mark, so that it can be replaced, a description and the data of a chart', () => {
    const chart = chartOf(comparedHeadlines([settled(a), settled(b)]), ['a', 'b']);
    const files = comparisonFiles(
      [comparisonTable(comparisonRows(a, b))],
      { version: '0.0.0', compared: ['a', 'b'], leftOut: [] },
      { chart },
    );
    expect(files.map((f) => f.name)).toEqual(['compare.csv', 'chart.json', 'manifest.json', 'datapackage.json']);
    expectGolden('output/compare.csv', textOf(files[0]!));
    expect(JSON.parse(String(files[1]?.content))[0]).toMatchObject({
      variable: 'capacity.installed',
      years: ['2024', '2025'],
      lines: [
        { label: 'a', mean: [20, 0] },
        { label: 'b', mean: [40, 5] },
      ],
    });
  });

  it('reads side by side in a terminal', () => {
    const views = comparedHeadlines([settled(a), settled(b)], [new Map(), bandsOf(a, b)]);
    const text = comparisonText(views, ['as-happened', 'no-controls'], { colour: false, width: 80 });
    expectGolden('terminal/comparison.txt', text);
    expect(visibleWidth(text)).toBeLessThanOrEqual(80);
  });
});
