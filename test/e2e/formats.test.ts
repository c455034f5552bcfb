import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { annual } from '../../src/output/tables/annual.ts';
import { bookBytes } from '../../src/output/workbook/book-bytes.ts';
import type { BookCell, Sheet } from '../../src/output/workbook/sheet.ts';
import { sheetsOf } from '../../src/output/workbook/sheets-of.ts';
import { suanli } from '../support/command-line.ts';
import { ask } from '../support/duck.ts';
import { results, series } from '../support/made-results.ts';
import { beside, numberIn, recalculated } from '../support/recalculated.ts';
import { smallRun } from '../support/small-run.ts';
import { smallPlace } from '../support/small-scenario.ts';

const CENT = 0.01;

describe('a workbook that LibreOffice calculates anew', () => {
  // every formula carries a wrong result, so that a right one can only come from calculating
  const spoilt = (cells: readonly BookCell[]): BookCell[] => cells.map((c) => (c && 'formula' in c ? { ...c, value: 12345 } : c));
  const monthly = (id: string, months: number[]) => series({ id, unit: 'CNY/month', yearly: 'sum', figures: months.map((x) => [[x]]) });
  const run = {
    ...smallRun,
    costs: [],
    results: results({
      months: 3,
      draws: 1,
      series: [monthly('revenue', [0, 61, 40.005]), monthly('cost.total', [100, 1, 0]), monthly('finance.cash_flow', [-100, 60, 45])],
    }),
  };
  const sheets = sheetsOf([annual(run)], run).map((s): Sheet => ({ ...s, rows: s.rows.map(spoilt) }));
  let cells: ReadonlyMap<string, string[][]>;
  beforeAll(async () => {
    cells = recalculated(await bookBytes(sheets));
  });

  it('gives the totals, the present value and the rate of return', () => {
    const years = cells.get('Cash flow')!;
    const net = years.find((row) => row[0] === 'Net')!;
    expect(net.slice(1, 4).map(numberIn)).toEqual([-40, 45, 5]);
    const value = -100 + 60 * 1.1 ** (-1 / 12) + 45 * 1.1 ** (-2 / 12);
    expect(numberIn(beside(years, 'Net present value'))).toBeCloseTo(value, 9);
    expect(numberIn(beside(years, 'Check: months less years'))).toBe(0);
    // 100 x² = 60 x + 45 for the growth x of a month
    const month = (60 + Math.sqrt(60 ** 2 + 4 * 100 * 45)) / (2 * 100);
    const year = numberIn(beside(years, 'Internal rate of return, a year'));
    expect(Math.abs(year / (month ** 12 - 1) - 1)).toBeLessThan(1e-9);
  });

  it('runs no text that looks like a formula', () => {
    const [, assumption] = cells.get('Assumptions')!;
    expect(assumption!.slice(2, 6)).toEqual(['=1.2', '1.2', '1', '@someone & <others>, 数据']);
    expect(beside(cells.get('Cash flow')!, '=All cash paid')).toBe('-101');
  });

  it('has no error in any cell', () => {
    const wrong = [...cells.values()].flat(2).filter((cell) => /^(#|Err:)/.test(cell));
    expect(wrong).toEqual([]);
  });
});

describe('a run in every format', () => {
  const place = smallPlace();
  afterAll(() => place.remove());
  let summary: Record<string, string>[];
  let ended: Awaited<ReturnType<typeof suanli>>;
  let book: ReadonlyMap<string, string[][]>;
  const file = (name: string) => readFileSync(place.at('r', name));
  const metric = (name: string) => summary.find((row) => row['metric'] === name)?.['mean'];

  beforeAll(async () => {
    const words = ['run', 'small.yaml', '--draws', '1', '--format', 'csv,xlsx,iamc,parquet', '--out', 'r'];
    ended = await suanli(words, { cwd: place.folder });
    if (ended.code !== 0) throw new Error(ended.err);
    summary = parse(file('summary.csv').toString(), { columns: true }) as Record<string, string>[];
    book = recalculated(file('result.xlsx'));
  });

  it('succeeds', () => {
    expect([ended.code, ended.err]).toEqual([0, 'Results are in r\n']);
    expect(readdirSync(place.at('r'))).toEqual(expect.arrayContaining(['result.xlsx', 'iamc.csv', 'annual.parquet', 'accounts.csv']));
  });

  it('has a workbook whose present values and rates of return are the engine’s, to the cent', () => {
    const flows = { 'Cash flow': ['finance.npv', 'finance.irr_project'], 'Cash flow equity': ['finance.npv_equity', 'finance.irr_equity'] };
    for (const [name, [value, rate]] of Object.entries(flows)) {
      const years = book.get(name)!;
      expect(Math.abs(numberIn(beside(years, 'Net present value')) - Number(metric(value!)))).toBeLessThan(CENT);
      const found = beside(years, 'Internal rate of return, a year');
      if (metric(rate!) === undefined) expect(found).toMatch(/^none: /);
      else expect(numberIn(found)).toBeCloseTo(Number(metric(rate!)), 6);
    }
  });

  it('has a workbook whose lines by year are those of costs.csv and annual.csv, to the cent', async () => {
    const files = ['annual.csv', 'costs.csv'].map((name) => ({ name, content: file(name) }));
    const years = book.get('Cash flow')!;
    const net = years.find((row) => row[0] === 'Net')!;
    const flows = await ask(files, "SELECT mean FROM 'annual.csv' WHERE variable = 'finance.cash_flow' ORDER BY period");
    expect(flows.length).toBeGreaterThan(1);
    for (const [i, flow] of flows.entries()) expect(Math.abs(numberIn(net[i + 1]) - Number(flow['mean']))).toBeLessThan(CENT);
    const electricity = await ask(files, "SELECT sum(mean) AS paid FROM 'costs.csv' WHERE line = 'electricity'");
    const total = numberIn(years.find((row) => row[0] === 'Electricity')!.at(-1));
    expect(Math.abs(total + Number(electricity[0]!['paid']))).toBeLessThan(CENT);
    expect(total).toBeLessThan(0);
  });

  it('names the source of every assumption that has one', () => {
    const [, ...rows] = book.get('Assumptions')!;
    const power = rows.find((row) => row[0] === 'sites.guian.phases.one.power')!;
    expect(power.slice(2, 5)).toEqual(['20 MW to 40 MW', expect.stringMatching(/^\d/), 'MW']);
    expect(power.slice(8)).toEqual(['small.yaml', '11']);
    expect(rows.filter((row) => row[5] !== '').length).toBeGreaterThan(rows.length / 2);
    expect(rows.some((row) => row[8] === 'data/chips.csv')).toBe(true);
  });

  it('has an IAMC file that says what annual.csv says, each thing once', async () => {
    const files = ['annual.csv', 'iamc.csv'].map((name) => ({ name, content: file(name) }));
    const [counted] = await ask(
      files,
      `SELECT (SELECT count(*) FROM 'annual.csv')::INTEGER AS years, count(*)::INTEGER AS found,
         count(DISTINCT (region, variable, year))::INTEGER AS different FROM 'iamc.csv'`,
    );
    expect(counted!['found']).toBe(counted!['years']);
    expect(counted!['different']).toBe(counted!['found']);
    const joined = await ask(
      files,
      `SELECT i.value, a.mean FROM 'iamc.csv' i JOIN read_csv('annual.csv') a ON a.period = i.year AND a.variable = 'cost.total'
       WHERE i.variable = 'Cost|Total' AND i.region = 'China'`,
    );
    expect(joined.length).toBeGreaterThan(1);
    for (const { value, mean } of joined) expect(value).toBe(mean);
  });

  it('has Parquet files with the rows of the CSV files', async () => {
    const names = readdirSync(place.at('r')).flatMap((name) => (name.endsWith('.parquet') ? [name.slice(0, -'.parquet'.length)] : []));
    expect(names.sort()).toEqual(['accounts', 'annual', 'costs', 'limits', 'projections', 'summary']);
    const files = names.flatMap((name) => [`${name}.csv`, `${name}.parquet`].map((n) => ({ name: n, content: file(n) })));
    for (const name of names) {
      const text = `SELECT COLUMNS(*)::VARCHAR FROM '${name}.parquet'`;
      // numbers as numbers: DuckDB and we write some of them in other forms
      const [both] = await ask(
        files,
        `CREATE TABLE c AS SELECT * FROM '${name}.parquet' LIMIT 0;
         INSERT INTO c SELECT * FROM read_csv('${name}.csv', all_varchar = true);
         SELECT (SELECT count(*) FROM (${text}))::INTEGER AS rows,
           (SELECT count(*) FROM (SELECT * FROM '${name}.parquet' EXCEPT ALL SELECT * FROM c))::INTEGER AS missing,
           (SELECT count(*) FROM c)::INTEGER AS found`,
      );
      expect([name, both]).toEqual([name, { rows: both!['found'], missing: 0, found: both!['found'] }]);
    }
  });
});

describe('the workbook of an uncertain run', () => {
  it('sets the value of the mean cash flow at the median rate beside the mean of the values', async () => {
    const place = smallPlace();
    const { code, err } = await suanli(['run', 'small.yaml', '--draws', '20', '--format', 'xlsx', '--out', 'r'], { cwd: place.folder });
    expect([code, err]).toEqual([0, 'Results are in r\n']);
    const years = recalculated(readFileSync(place.at('r', 'result.xlsx'))).get('Cash flow')!;
    const rows = parse(readFileSync(place.at('r', 'summary.csv'), 'utf8'), { columns: true }) as Record<string, string>[];
    place.remove();
    const simulated = numberIn(beside(years, 'Mean of the present values of all draws'));
    expect(Math.abs(simulated - Number(rows.find((row) => row['metric'] === 'finance.npv')!['mean']))).toBeLessThan(CENT);
    const value = numberIn(beside(years, 'Net present value of the mean cash flow'));
    expect(numberIn(beside(years, 'Difference'))).toBeCloseTo(value - simulated, 2);
    // the base's interval of the rate, 90 % of the draws
    const rate = numberIn(beside(years, 'Discount rate, a year (median of the draws)'));
    expect(rate).toBeGreaterThan(0.045);
    expect(rate).toBeLessThan(0.065);
  });
});

describe('a format nobody knows', () => {
  it('is refused with those there are', async () => {
    const { code, err } = await suanli(['run', 'none.yaml', '--format', 'xlxs']);
    expect(code).toBe(2);
    expect(err).toContain('xlsx');
  });
});
