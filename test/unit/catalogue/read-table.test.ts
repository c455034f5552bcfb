import { describe, expect, test } from 'vitest';
import { figure, measured, optional, text, words } from '../../../src/catalogue/column.ts';
import { readCatalogue, readTable } from '../../../src/catalogue/index.ts';
import { ROW, table } from '../../../src/catalogue/table.ts';

const ovens = table({
  name: 'ovens',
  about: 'Ovens',
  columns: {
    name: text('Name'),
    power: figure('kW', 'Power', { span: true, max: 100 }),
    doors: figure('1', 'Doors', { min: 0 }),
    note: optional(text('Note')),
  },
  provenance: { row: ROW },
});

const HEADER = 'id,name,power_low,power,power_high,doors,note,source,as_of,confidence';
const read = (...lines: string[]) => readTable(ovens, [HEADER, ...lines, ''].join('\n'));
const found = (...lines: string[]) => read(...lines).problems.map(({ code, line, column }) => ({ code, line, column }));

const GOOD = 'agni,Agni,2,3,4,1,,Handbook,2024-05,medium';

test('a good row is read in base units with its origin', () => {
  const { rows, problems } = read(GOOD);
  expect(problems).toEqual([]);
  expect(rows[0]).toMatchObject({ id: 'agni', name: 'Agni', place: { file: 'data/ovens.csv', line: 2, column: 1 } });
  expect(rows[0]?.power).toMatchObject({ value: 3000, low: 2000, high: 4000, written: 3, range: { min: 0, max: 100_000 } });
  expect(rows[0]?.power?.origin).toEqual({
    file: 'data/ovens.csv',
    line: 2,
    column: 13,
    path: 'ovens.agni.power',
    text: '3 (2 to 4) kW',
    source: 'Handbook',
    asOf: '2024-05',
    confidence: 'medium',
  });
});

test('what is empty is absent, not 0', () => {
  const [row] = read('agni,Agni,,,,0,,Handbook,2024,low').rows;
  expect(row).not.toHaveProperty('power');
  expect(row?.doors?.value).toBe(0);
  expect(row).not.toHaveProperty('note');
});

test('of a range the centre is taken: geometric', () => {
  expect(read('agni,Agni,2,,8,,,Handbook,2024,low').rows[0]?.power?.written).toBe(4);
});

describe('broken rows', () => {
  test.each([
    ['text for a number', 'agni,Agni,,three,,1,,H,2024,low', 'not-a-number', 2, 12],
    ['hexadecimal', 'agni,Agni,,0x10,,1,,H,2024,low', 'not-a-number', 2, 12],
    ['infinity', 'agni,Agni,,1e999,,1,,H,2024,low', 'not-a-number', 2, 12],
    ['a grouped number', 'agni,Agni,,"1,000",,1,,H,2024,low', 'not-a-number', 2, 12],
    ['0 where it must be more', 'agni,Agni,,0,,1,,H,2024,low', 'out-of-range', 2, 12],
    ['too large', 'agni,Agni,,101,,1,,H,2024,low', 'out-of-range', 2, 12],
    ['a bad end of a range', 'agni,Agni,-1,3,4,1,,H,2024,low', 'out-of-range', 2, 11],
    ['negative', 'agni,Agni,,3,,-1,,H,2024,low', 'out-of-range', 2, 15],
    ['a range beside its figure', 'agni,Agni,4,3,5,1,,H,2024,low', 'broken-range', 2, 13],
    ['a reversed range', 'agni,Agni,5,,4,1,,H,2024,low', 'broken-range', 2, 13],
    ['half a range', 'agni,Agni,5,,,1,,H,2024,low', 'open-range', 2, 13],
    ['no source', 'agni,Agni,,3,,,,,2024,low', 'missing-source', 2, 17],
    ['no date', 'agni,Agni,,3,,,,H,,low', 'missing-date', 2, 19],
    ['no confidence', 'agni,Agni,,3,,,,H,2024,', 'missing-confidence', 2, 24],
    ['a date that is none', 'agni,Agni,,3,,,,H,soon,low', 'not-a-date', 2, 19],
    ['month 13', 'agni,Agni,,3,,,,H,2024-13,low', 'not-a-date', 2, 19],
    ['confidence of another word', 'agni,Agni,,3,,,,H,2024,lo', 'unknown-word', 2, 24],
    ['no name', 'agni,,,3,,,,H,2024,low', 'missing-value', 2, 6],
    ['no id', ',Agni,,3,,,,H,2024,low', 'bad-id', 2, 1],
    ['an id with a blank', 'ag ni,Agni,,3,,,,H,2024,low', 'bad-id', 2, 1],
    ['an id that climbs', '../agni,Agni,,3,,,,H,2024,low', 'bad-id', 2, 1],
    ['too few cells', 'agni,Agni,,3,,,,H,2024', 'csv-row-length', 2, 1],
    ['too many cells', `${GOOD},more`, 'csv-row-length', 2, 1],
    ['an open quote', 'agni,"Agni,,3,,,,H,2024,low', 'csv-syntax', undefined, undefined],
  ] as const)('%s', (_, row, code, line, column) => {
    const problems = found(row);
    expect(problems.map((p) => p.code)).toContain(code);
    if (line !== undefined) expect(problems).toContainEqual({ code, line, column });
    expect(read(row).rows).toEqual([]);
  });

  test('all mistakes of a file are told, and its good rows still read', () => {
    const { rows, problems } = read('x,,,0,,1,,,soon,low', GOOD, 'y,Y,,3,,-1,,H,2024,low');
    expect(problems.map((p) => p.code).sort()).toEqual(
      ['missing-value', 'not-a-date', 'out-of-range', 'out-of-range'].concat('missing-source').sort(),
    );
    expect(rows.map((row) => row.id)).toEqual(['agni']);
  });

  test('an id may be used once', () => {
    const { problems } = read(GOOD, GOOD);
    expect(problems).toMatchObject([{ code: 'duplicate-id', line: 3, column: 1, message: "'agni' is the id of line 2 too" }]);
  });

  test('lines are counted through quoted line ends', () => {
    expect(found('agni,"Ag\nni",,3,,1,"two\nlines",H,2024,low', 'bad id,B,,3,,,,H,2024,low')).toEqual([
      { code: 'bad-id', line: 5, column: 1 },
    ]);
  });
});

describe('headers', () => {
  test('a misspelt column is named with what was meant', () => {
    const { rows, problems } = readTable(ovens, `${HEADER.replace('doors', 'dors')}\n${GOOD}\n`);
    expect(rows).toEqual([]);
    expect(problems).toMatchObject([
      { code: 'unknown-column', line: 1, hint: "did you mean 'doors'?" },
      { code: 'missing-column', message: "'ovens' needs a column 'doors'" },
    ]);
  });

  test('an added column is refused, the rest is read', () => {
    const { rows, problems } = readTable(ovens, `${HEADER},colour\n${GOOD},red\n`);
    expect(problems.map((p) => p.code)).toEqual(['unknown-column']);
    expect(rows).toHaveLength(1);
  });

  test.each([
    ['empty', ''],
    ['binary', 'id\0name'],
    ['twice the same column', `${HEADER},note\n`],
  ])('a text that is %s is a problem, not an error', (_, content) => {
    const { rows, problems } = readTable(ovens, content);
    expect(rows).toEqual([]);
    expect(problems.length).toBeGreaterThan(0);
    for (const p of problems) expect(p.file).toBe('data/ovens.csv');
  });

  test('byte order marks and carriage returns do not matter', () => {
    const { rows, problems } = readTable(ovens, `\uFEFF${HEADER}\r\n${GOOD}\r\n`);
    expect(problems).toEqual([]);
    expect(rows).toHaveLength(1);
  });
});

describe('figures with a unit in the row', () => {
  const sizes = table({ name: 'sizes', about: 'Sizes', columns: { size: measured('Size') }, provenance: { row: ROW } });
  const size = (cells: string) => readTable(sizes, `id,value,low,high,unit,source,as_of,confidence\na,${cells},H,2024,low\n`);

  test('are in base units, whatever the unit', () => {
    expect(size('2,1,3,GW').rows[0]?.size).toMatchObject({ value: 2e9, low: 1e9, high: 3e9, written: 2, range: { min: 0 } });
    expect(size('30,20,40,%').rows[0]?.size).toMatchObject({ value: 0.3, range: { min: 0, max: 1 } });
    expect(size('-5,,,degC').rows[0]?.size.range).toEqual({});
  });

  test('need one we know', () => {
    expect(size('2,,,GX').problems).toMatchObject([{ code: 'unknown-unit', line: 2, column: 7 }]);
    expect(size('2,,,').problems).toMatchObject([{ code: 'unknown-unit' }]);
    expect(size(',,,kW').problems).toMatchObject([{ code: 'missing-value' }]);
  });
});

describe('the catalogue', () => {
  test('refuses a table there is not', () => {
    expect(readCatalogue(new Map([['chps', '']])).problems).toMatchObject([{ code: 'unknown-table', hint: "did you mean 'chips'?" }]);
  });

  test('throws for a table nobody read, which is our own mistake', () => {
    const { catalogue } = readCatalogue(new Map());
    expect(() => catalogue.list('chips')).toThrow("'chips' was not given");
  });

  test('names of rows in other tables must be there', () => {
    const flags = table({ name: 'x', about: '', columns: { chips: optional(words('Chips', 'chips')) }, provenance: {} });
    expect(readTable(flags, 'id,chips\na,b c\n').rows[0]?.chips).toEqual(['b', 'c']);
  });
});
