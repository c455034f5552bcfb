import { describe, expect, test } from 'vitest';
import { tableNames } from '../../../src/catalogue/index.ts';
import { formatProblem } from '../../../src/kit/problem.ts';
import { parseUnit } from '../../../src/kit/unit.ts';
import { allFigures, shipped, shippedText } from './shipped.ts';

const { catalogue, problems } = shipped;
const figures = allFigures();

test('the shipped tables are without a mistake', () => {
  expect(problems.map(formatProblem)).toEqual([]);
});

test.each([
  ['chips', 107],
  ['servers', 31],
  ['sites', 16],
  ['models', 123],
  ['switches', 7],
  ['fabric-counts', 15],
] as const)('%s has %i rows', (name, rows) => {
  expect(catalogue.list(name)).toHaveLength(rows);
  expect(shippedText(name).trimEnd().split('\n')).toHaveLength(rows + 1);
});

describe('every figure', () => {
  test('there are thousands', () => expect(figures.length).toBeGreaterThan(4000));

  test('says who says so, of when, and how sure it is', () => {
    const bare = figures.filter(({ figure: { origin } }) => !origin.source || !origin.asOf || !origin.confidence);
    expect(bare.map((f) => f.figure.origin.path)).toEqual([]);
  });

  test('has a unit that reads back and numbers in base units', () => {
    for (const { figure } of figures) {
      const again = parseUnit(figure.unit.text);
      expect('unknown' in again, figure.origin.path).toBe(false);
      expect(figure.value).toBe(figure.written * figure.unit.factor);
      expect(Number.isFinite(figure.value)).toBe(true);
    }
  });

  test('lies within its range and its physical bounds', () => {
    for (const { figure } of figures) {
      const { value, low = value, high = value, range, origin } = figure;
      expect(low <= value && value <= high, origin.path).toBe(true);
      expect(low >= (range.min ?? Number.NEGATIVE_INFINITY) && high <= (range.max ?? Number.POSITIVE_INFINITY), origin.path).toBe(true);
    }
  });

  test('stands where its origin says', () => {
    for (const { table, figure } of figures) {
      const { file, line, column } = figure.origin;
      expect(file).toBe(`data/${table}.csv`);
      const cell = (shippedText(table).split('\n')[line - 1] as string).slice(column - 1).split(',')[0] as string;
      if (cell !== '') expect(Number(cell), `${file}:${line}:${column}`).toBe(figure.written);
    }
  }, 60_000);

  test('is not a date or a year by mistake', () => {
    const years = figures.filter(({ figure }) => figure.unit.dimension === '' && figure.written >= 2015 && figure.written <= 2035);
    expect(years.map((f) => f.figure.origin.path)).toEqual([]);
  });
});

test('what is only remembered is of low confidence', () => {
  for (const name of tableNames) {
    for (const row of catalogue.list(name)) {
      if (!('status' in row) || row.status !== 'recalled') continue;
      const sure = allOf(row).filter((f) => f.origin.confidence !== 'low' && !/_/.test(f.origin.path.split('.').at(-1) as string));
      expect(sure.map((f) => f.origin.path)).toEqual([]);
    }
  }
});

const allOf = (row: object) => figures.filter((f) => Object.values(row).includes(f.figure)).map((f) => f.figure);

test('percentages of a whole stay within it', () => {
  // growth and comparisons are written as factors, so nothing passes 100 %
  const large = figures.filter(({ figure }) => figure.unit.text === '%' && figure.written > 100);
  expect(large.map((f) => f.figure.origin.path)).toEqual([]);
});

test('outcomes and forecasts stand in the tables of observations only', () => {
  for (const name of ['history', 'fabs', 'prices', 'investment', 'macro', 'trends'] as const) {
    const wrong = catalogue.list(name).filter((row) => row.role === 'outcome' || row.role === 'forecast');
    expect(
      wrong.map((row) => row.id),
      name,
    ).toEqual([]);
  }
  const inputs = catalogue.list('observations').filter((row) => row.role === 'input' || row.role === 'plan');
  expect(inputs.map((row) => row.id)).toEqual([]);
});

test('what happened in China after September 2022 is no input', () => {
  const late = catalogue
    .list('history')
    .filter((row) => row.topic === 'vendor-revenue-china' || row.topic === 'vendor-units')
    .filter((row) => (row.to ?? '') > '2023-01')
    // stocks on the shelf of the vendor, not sales
    .filter((row) => !/inventory|supply/.test(row.id));
  expect(late.map((row) => row.id)).toEqual([]);
});

test('sites have tariffs in the money of their country, and none below what the grid charges anywhere', () => {
  for (const site of catalogue.list('sites')) {
    expect(site.electricity?.unit.text, site.id).toBe(`${site.currency}/kWh`);
    expect(site.country === 'CN').toBe(site.currency === 'CNY');
    expect(site.electricity?.written).toBeGreaterThan(0.02);
    if (site.pue && site.pue_limit) expect(site.pue.written).toBeLessThanOrEqual(site.pue_limit.written);
  }
});

test('a price has no two opinions: low, middle and high in order, and a date', () => {
  for (const { figure } of figures.filter((f) => f.column === 'price')) {
    expect(figure.value).toBeGreaterThan(0);
    expect(figure.origin.asOf).toMatch(/^20\d\d/);
  }
});

test('servers draw no more than their greatest power', () => {
  for (const server of catalogue.list('servers')) {
    if (server.power_max && server.power_typical) expect(server.power_typical.value, server.id).toBeLessThanOrEqual(server.power_max.value);
  }
});

test('files hold no carriage returns, blanks at the ends of lines or empty lines', () => {
  for (const name of tableNames.filter((n) => n !== 'models')) expect(shippedText(name), name).not.toMatch(/\r|[ \t]\n|\n\n/);
});
