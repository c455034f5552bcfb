import { describe, expect, it } from 'vitest';
import { type CsvTable, readCsv } from '../../../src/kit/csv/read.ts';
import { type CsvBlock, CsvWriter, csvRecords } from '../../../src/kit/csv/records.ts';

const read = (text: string): CsvTable => {
  const { table, problems } = readCsv(text, 't.csv');
  expect(problems).toEqual([]);
  return table as CsvTable;
};

const wrong = (text: string): string[] => readCsv(text, 't.csv').problems.map((p) => `${p.line}:${p.column} ${p.code} ${p.message}`);

describe('reading a table', () => {
  it('gives cells by column, lines and places', () => {
    const { columns, rows } = read('id,name\na, "x, y"\n\nb,z\n');
    expect(columns).toEqual(['id', 'name']);
    expect(rows.map((r) => [r.line, ...r.cells.values()])).toEqual([
      [2, 'a', 'x, y'],
      [4, 'b', 'z'],
    ]);
    expect(rows[0].placeOf('name')).toEqual({ file: 't.csv', line: 2, column: 3 });
    expect(rows[1].placeOf('name')).toEqual({ file: 't.csv', line: 4, column: 3 });
    expect(rows[1].placeOf('other')).toEqual({ file: 't.csv', line: 4, column: 1 });
  });

  it('minds neither byte order marks nor line ends', () => {
    const plain = read('a,b\n1,"x\ny"\n3,4');
    for (const end of ['\r\n', '\r']) {
      const other = read(`\uFEFF${'a,b\n1,"x\ny"\n3,4'.replaceAll('\n', end)}`);
      expect(other.rows.map((r) => [r.line, ...r.cells])).toEqual(plain.rows.map((r) => [r.line, ...r.cells]));
    }
    expect(plain.rows.map((r) => r.line)).toEqual([2, 4]);
  });

  it('finds a cell after a cell of several lines', () => {
    expect(read('a,b,c\n1,"x\ny",z').rows[0].placeOf('c')).toEqual({ file: 't.csv', line: 3, column: 4 });
  });

  it('takes columns by any name', () => {
    expect(read('__proto__,constructor\n1,2').rows[0].cells.get('__proto__')).toBe('1');
  });

  it('reports every row of a wrong length and keeps the others', () => {
    const { table, problems } = readCsv('a,b\n1\n1,2\n1,2,3\n', 't.csv');
    expect(table?.rows.map((r) => r.line)).toEqual([3]);
    expect(problems.map((p) => [p.line, p.code])).toEqual([
      [2, 'csv-row-length'],
      [4, 'csv-row-length'],
    ]);
  });

  it.each([
    ['', '1:1 csv-syntax the table is empty: its first line should name the columns'],
    ['\n\n', '1:1 csv-syntax the table is empty: its first line should name the columns'],
    ['a,\n1,2', '1:3 csv-header column 2 has no name'],
    ['a,b,a\n1,2,3', "1:5 csv-header column 'a' is there twice"],
    ['a\n\0', '1:1 csv-syntax the table holds a NUL character: is it a CSV text?'],
  ])('refuses %j', (text, message) => {
    expect(wrong(text)).toEqual([message]);
  });

  it.each([
    ['a,b\n1,"x\n3,4', /^\d+:1 csv-syntax Quote Not Closed/],
    ['a,b\n1,x"y\n', /^2:1 csv-syntax Invalid Opening Quote/],
    ['a,b\n1,"x"y\n', /^2:1 csv-syntax Invalid Closing Quote/],
    [`a,b\n${'x'.repeat(60_000)},${'y'.repeat(60_000)}\n`, /^\d:1 csv-syntax Max Record Size/],
  ])('locates broken syntax (%#)', (text, message) => {
    expect(wrong(text)).toEqual([expect.stringMatching(message)]);
  });

  it('refuses what is too large to be a table', () => {
    expect(wrong(`a\n${'1\n'.repeat(16_000_001)}`)).toEqual([expect.stringContaining('more than the 32000000 we read')]);
  });
});

const textIn = (writer: CsvWriter, blocks: readonly CsvBlock[]): string => Buffer.concat(writer.table(blocks)).toString('utf8');

describe('writing a table', () => {
  it('is in UTF-8, however long and in whatever script', () => {
    const rows = Array.from({ length: 5000 }, (_, i) => [`row ${i}`, '算力', '👩‍💻 half \ud800', 'naïve', i / 7]);
    const text = rows.map((r) => `${r.join(',')}\n`).join('');
    const blocks = rows.map((columns) => ({ length: 1, columns }));
    expect(Buffer.concat(new CsvWriter().table(blocks)).equals(Buffer.from(text, 'utf8'))).toBe(true);
    expect(csvRecords([['\uFEFFa', 'b']])).toBe('\uFEFFa,b\n');
  });

  it('writes what the records of a block share, and what they do not', () => {
    const blocks: CsvBlock[] = [
      { length: 2, columns: ['a', ['x', 'y, z'], '', Float64Array.of(1, 0.5), Float64Array.of(1, 2), undefined, 3] },
      { length: 0, columns: ['b', [], '', new Float64Array(), new Float64Array(), 'none', 3] },
      { length: 1, columns: ['=c', ['x'], '算', Float64Array.of(2), Float64Array.of(2), [''], [-0]] },
    ];
    expect(textIn(new CsvWriter(), blocks)).toBe('a,x,,1,1,,3\na,"y, z",,0.5,2,,3\n\'=c,x,算,2,2,,0\n');
  });

  it('writes records that come again, over any number of pieces', () => {
    const length = 40_000;
    const months = Array.from({ length }, (_, i) => `month ${i}`);
    const numbers = Float64Array.from({ length }, (_, i) => (i % 1000 < 990 ? 0.25 : i));
    const blocks: CsvBlock[] = [{ length, columns: ['a', months, numbers, numbers, 'b'] }];
    expect(textIn(new CsvWriter(), blocks)).toBe(months.map((month, i) => `a,${month},${numbers[i]},${numbers[i]},b\n`).join(''));
  });

  it('writes one table after the other', () => {
    const writer = new CsvWriter();
    const block = (text: string): CsvBlock => ({ length: 2, columns: [text, Float64Array.of(7, 7)] });
    expect(textIn(writer, [block('a')])).toBe('a,7\na,7\n');
    expect(textIn(writer, [])).toBe('');
    expect(textIn(writer, [block('b')])).toBe('b,7\nb,7\n');
  });

  it('writes a column alone as records of one cell', () => {
    const blocks = [
      { length: 2, columns: ['a'] },
      { length: 2, columns: [['x', '=y']] },
      { length: 1, columns: [Float64Array.of(1.5)] },
    ];
    expect(textIn(new CsvWriter(), blocks)).toBe("a\na\nx\n'=y\n1.5\n");
  });

  it('quotes what needs it and leaves the rest', () => {
    expect(
      csvRecords([
        ['a', 'b'],
        ['x,y', 'say "z"'],
        ['two\nlines', undefined],
      ]),
    ).toBe('a,b\n"x,y","say ""z"""\n"two\nlines",\n');
  });

  it('writes numbers in their shortest form that reads back', () => {
    expect(csvRecords([[0.1 + 0.2, -2.5, 1e21, 5e-324, -0, 1 / 3]])).toBe('0.30000000000000004,-2.5,1e+21,5e-324,0,0.3333333333333333\n');
  });

  it('disarms formulas but not numbers written as text', () => {
    const cells = ['=1+1', '@x', '+x', '-x', '-3.5', '+4', '-1e5', '-3 %', '\tx', '--1'];
    expect(csvRecords([cells])).toBe("'=1+1,'@x,'+x,'-x,-3.5,+4,-1e5,'-3 %,'\tx,'--1\n");
  });

  it('takes a missing number for a bug', () => {
    expect(() => csvRecords([[Number.NaN]])).toThrow(RangeError);
    expect(() => csvRecords([[Number.POSITIVE_INFINITY]])).toThrow(RangeError);
    const column = Float64Array.of(1, Number.NaN);
    expect(() => new CsvWriter().table([{ length: 2, columns: ['a', column] }])).toThrow(RangeError);
    expect(() => new CsvWriter().table([{ length: 1, columns: ['a', Number.NaN] }])).toThrow(RangeError);
    expect(() => new CsvWriter().table([{ length: 1, columns: ['a', [Number.NaN]] }])).toThrow(RangeError);
  });

  it('of no rows is nothing', () => {
    expect(csvRecords([])).toBe('');
  });
});
