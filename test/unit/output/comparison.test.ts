import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../src/kit/csv.ts';
import { comparedHeadlines, comparison, sideOfCsv, sideOfTables } from '../../../src/output/comparison.ts';
import { comparisonFiles } from '../../../src/output/comparison-files.ts';
import { csvText } from '../../../src/output/formats/csv.ts';
import { records } from '../../../src/output/formats/json.ts';
import { annual } from '../../../src/output/tables/annual.ts';
import { summary } from '../../../src/output/tables/summary.ts';
import { comparisonText } from '../../../src/report/terminal/comparison.ts';
import { visibleWidth } from '../../../src/report/terminal/visible-width.ts';
import { expectGolden } from '../../support/golden.ts';
import { results, series } from '../../support/made-results.ts';
import { smallRun } from '../../support/small-run.ts';

const runWith = (december: number[], january: number[], unit = 'EFLOPS') => ({
  ...smallRun,
  costs: [],
  results: results({
    months: 2,
    draws: december.length,
    series: [series({ id: 'capacity.installed', unit, yearly: 'last', figures: [[december], [january]] })],
  }),
  start: 2024 * 12 + 11,
});

const side = (label: string, december: number[], january: number[], unit?: string) => {
  const run = runWith(december, january, unit);
  return sideOfTables(label, annual(run), summary(run));
};

const a = side('as-happened', [10, 20, 30], [0, 0, 0]);
const b = side('no-controls', [20, 40, 60], [5, 5, 5]);

describe('a comparison', () => {
  it('gives the difference of means, absolute and relative', () => {
    expect(records(comparison([a, b]))[0]).toMatchObject({
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
    });
  });

  it('has no relative difference from nothing', () => {
    expect(records(comparison([a, b]))[1]).toMatchObject({ period: '2025', difference: 5, relative: '' });
  });

  it('sets every other result against the first', () => {
    expect(records(comparison([a, b, side('embargo', [1, 1, 1], [1, 1, 1])])).map((r) => `${r['base']}:${r['scenario']}`)).toEqual([
      'as-happened:no-controls',
      'as-happened:no-controls',
      'as-happened:embargo',
      'as-happened:embargo',
    ]);
  });

  it('leaves out what is measured in another unit', () => {
    const other = side('other', [1, 1, 1], [1, 1, 1], 'PFLOPS');
    expect(comparison([a, other]).rows).toEqual([]);
    expect(comparedHeadlines([a, other])).toEqual([]);
    expect(comparisonText([], ['a', 'b'], { colour: false, width: 80 })).toContain('no headline variable');
  });

  it('is the same from the files of a result folder', () => {
    const run = runWith([20, 40, 60], [5, 5, 5]);
    const read = (name: string, text: string) => readCsv(text, name).table!;
    const { side: fromFiles, problems } = sideOfCsv(
      'no-controls',
      read('annual.csv', csvText(annual(run))),
      read('summary.csv', csvText(summary(run))),
    );
    expect(problems).toEqual([]);
    expect(fromFiles).toEqual(b);
  });

  it('says what keeps a file from being a result', () => {
    const read = (text: string) => readCsv(text, 'annual.csv').table!;
    expect(sideOfCsv('x', read('a,b\n1,2'), read('metric\nx')).problems[0]).toMatchObject({ code: 'not-a-result', line: 1 });
    const broken = csvText(annual(runWith([1], [2]))).replace(',1,1,1,', ',one,1,1,');
    expect(sideOfCsv('x', read(broken), read('metric\nx')).problems[0]).toMatchObject({ code: 'not-a-number', line: 2 });
  });

  it('is written with a mark, so that it can be replaced, and a description', () => {
    const files = comparisonFiles(comparison([a, b]), ['a', 'b'], '0.0.0');
    expect(files.map((f) => f.name)).toEqual(['compare.csv', 'manifest.json', 'datapackage.json']);
    expectGolden('output/compare.csv', String(files[0]?.content));
  });

  it('reads side by side in a terminal', () => {
    const text = comparisonText(comparedHeadlines([a, b]), ['as-happened', 'no-controls'], { colour: false, width: 80 });
    expectGolden('terminal/comparison.txt', text);
    expect(visibleWidth(text)).toBeLessThanOrEqual(80);
  });
});
