import { describe, expect, it } from 'vitest';
import { iamcTable } from '../../../src/output/formats/iamc.ts';
import { records } from '../../../src/output/formats/json.ts';
import { formatNamed, resultFiles } from '../../../src/output/result-files.ts';
import type { RunView } from '../../../src/output/run-view.ts';
import { accounts } from '../../../src/output/tables/accounts.ts';
import { annual } from '../../../src/output/tables/annual.ts';
import { projections } from '../../../src/output/tables/projections.ts';
import { ask } from '../../support/duck.ts';
import { axis, results, series } from '../../support/made-results.ts';
import { smallRun } from '../../support/small-run.ts';
import { collected, textOf } from '../../support/written-files.ts';

const iamcOf = (run: RunView) => records(iamcTable(annual(run), run));

const placed: RunView = {
  ...smallRun,
  country: 'US',
  costs: [],
  results: results({
    months: 1,
    draws: 1,
    series: [
      series({ id: 'power.it', unit: 'MW', yearly: 'last', axes: [axis('site', ['guian'])], figures: [[[3]]] }),
      series({ id: 'cost.per_chip_hour', unit: 'CNY/chip/hour', yearly: 'mean', axes: [axis('chip', ['h20'])], figures: [[[4]]] }),
      series({ id: 'demand.total', unit: 'EFLOPS', yearly: 'last', axes: [axis('region', ['east'])], figures: [[[5]]] }),
      series({
        id: 'chips.bought',
        unit: 'chip',
        yearly: 'sum',
        axes: [axis('site', ['guian']), axis('region', ['east'])],
        figures: [[[6]]],
      }),
    ],
  }),
};

describe('the IAMC layout', () => {
  it('has the columns its readers look for', () => {
    expect(
      iamcTable(annual(smallRun), smallRun)
        .columns.map((c) => c.name)
        .join(),
    ).toBe('model,scenario,region,variable,unit,year,value');
  });

  it('names variables level by level, and regions by site, region or country', () => {
    expect(iamcOf(placed).map((r) => [r['region'], r['variable'], r['unit'], r['year'], r['value']])).toEqual([
      ['guian', 'Power|It', 'MW', '2024', 3],
      ['United States', 'Cost|Per Chip Hour|Chip|h20', 'CNY/chip/hour', '2024', 4],
      ['east', 'Demand|Total', 'EFLOPS', '2024', 5],
      ['guian', 'Chips|Bought|Region|east', 'chip', '2024', 6],
    ]);
  });

  it('gives the quantiles of an uncertain run as variables of their own', () => {
    const found = iamcOf(smallRun).filter((r) => String(r['variable']).startsWith('Capacity|Installed') && r['year'] === '2024');
    expect(found.map((r) => [r['variable'], r['value']])).toEqual([
      ['Capacity|Installed', 30],
      ['Capacity|Installed|p5', 12],
      ['Capacity|Installed|p25', 20],
      ['Capacity|Installed|p50', 30],
      ['Capacity|Installed|p75', 40],
      ['Capacity|Installed|p95', 48],
    ]);
  });

  it('leaves a code that names no country as it is', () => {
    expect(iamcOf({ ...placed, country: 'QQ' }).map((r) => r['region'])).toContain('QQ');
  });

  it('is described in the data package', async () => {
    const files = await collected(resultFiles(smallRun, [formatNamed('iamc')!]));
    const text = (name: string): string => textOf(files.find((f) => f.name === name)!);
    const { resources } = JSON.parse(text('datapackage.json')) as { resources: { path: string; schema: { fields: { name: string }[] } }[] };
    const described = resources.find((r) => r.path === 'iamc.csv');
    expect(described?.schema.fields.map((f) => f.name).join()).toBe(text('iamc.csv').split('\n')[0]);
  });
});

describe('Parquet files', async () => {
  const files = await collected(resultFiles(smallRun, [formatNamed('parquet')!]));
  const tables = files.filter((f) => f.name.endsWith('.parquet')).map((f) => f.name.slice(0, -'.parquet'.length));

  it('stand beside every CSV table', () => {
    expect(tables).toEqual(files.filter((f) => f.name.endsWith('.csv')).map((f) => f.name.slice(0, -'.csv'.length)));
  });

  it.each(tables)('%s holds the same rows in the same order as its CSV file', async (name) => {
    const parquet = await ask(files, `FROM '${name}.parquet'`);
    const csv = await ask(files, `FROM read_csv('${name}.csv', all_varchar = true)`);
    // the quote that keeps a spreadsheet from running a text is the CSV file's own
    const written = (cell: unknown): unknown => (typeof cell === 'string' ? cell.replace(/^'(?==)/, '') : cell);
    const shown = (cell: unknown): unknown => (cell === null ? null : String(cell));
    expect(parquet.length).toBeGreaterThan(0);
    expect(parquet.map((row) => Object.values(row).map(shown))).toEqual(csv.map((row) => Object.values(row).map(written)));
    expect(Object.keys(parquet[0]!)).toEqual(Object.keys(csv[0]!));
  });

  it('have typed columns', async () => {
    const types = (await ask(files, "DESCRIBE FROM 'annual.parquet'")).map((c) => [c['column_name'], c['column_type']]);
    expect(types).toContainEqual(['mean', 'DOUBLE']);
    expect(types).toContainEqual(['period', 'INTEGER']);
    expect(types).toContainEqual(['chip', 'VARCHAR']);
  });

  it('can be empty', async () => {
    const nothing = { ...smallRun, costs: [], results: results({ months: 1, draws: 1 }) };
    const bare = await collected(resultFiles(nothing, [formatNamed('parquet')!]));
    expect(await ask(bare, "SELECT count(*)::INTEGER AS rows FROM 'annual.parquet'")).toEqual([{ rows: 0 }]);
  });
});

describe('accounts', () => {
  it('add up flows and keep the last balance of a year', () => {
    expect(records(accounts(smallRun)).map((r) => [r['account'], r['unit'], r['year'], r['mean'], r['p5'], r['p95']])).toEqual([
      ['depreciation', 'CNY/year', '2024', 21, 3, 39],
      ['depreciation', 'CNY/year', '2025', 3, 3, 3],
      ['debt', 'CNY', '2024', 20, 2, 38],
      ['debt', 'CNY', '2025', 0, 0, 0],
    ]);
  });

  it('stand in no tidy table, unless someone asks for them by place', () => {
    const both = {
      ...smallRun,
      costs: [],
      results: results({
        months: 1,
        draws: 1,
        series: [
          series({ id: 'accounts.debt', unit: 'CNY', yearly: 'last', figures: [[[1]]] }),
          series({ id: 'accounts.debt', unit: 'CNY', yearly: 'last', axes: [axis('site', ['guian'])], figures: [[[2]]] }),
        ],
      }),
    };
    expect(records(projections(both)).map((r) => [r['site'], r['mean']])).toEqual([['guian', 2]]);
    expect(records(annual(both)).map((r) => [r['site'], r['mean']])).toEqual([['guian', 2]]);
    expect(records(accounts(both)).map((r) => r['mean'])).toEqual([1]);
  });
});
