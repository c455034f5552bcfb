import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRecords } from '../../src/catalogue/records.ts';
import { readCsv } from '../../src/kit/csv/read.ts';

const SEED = 20261124;

/** Cells with everything that can trip a reader. */
const cell = fc.string({ unit: fc.constantFrom('a', '1', ',', '"', '\n', ' ', '.', 'é', '算'), maxLength: 6 });
const quote = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const written = fc
  .array(fc.tuple(cell, cell, cell), { maxLength: 6 })
  .map((rows) => [['id', 'b', 'c'], ...rows].map((row) => row.map(quote).join(',')).join('\n'));

const full = (text: string) => {
  const { table } = readCsv(text, 'f');
  return table?.rows.map((row) => ({
    line: row.line,
    cells: table.columns.map((c) => row.cells.get(c)),
    places: table.columns.map(row.placeOf),
  }));
};

const quick = (text: string) =>
  readRecords(text, 'f').records?.rows.map((row) => ({
    line: row.line,
    cells: row.cells,
    places: row.cells.map((_, n) => row.placeOf(n)),
  }));

test('the scanner and the full reader read the same cells at the same places', () => {
  fc.assert(
    fc.property(written, (text) => {
      expect(quick(text)).toEqual(full(text));
    }),
    { seed: SEED, numRuns: 500 },
  );
});

test('any text at all is read or explained, never thrown upon', () => {
  const garbage = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', '\0', '\uFEFF'), maxLength: 40 });
  fc.assert(
    fc.property(garbage, (text) => {
      const { records, problems } = readRecords(text, 'f');
      expect(records !== undefined || problems.length > 0).toBe(true);
      for (const p of problems) expect(p.line >= 1 && p.column >= 1 && p.file === 'f').toBe(true);
    }),
    { seed: SEED, numRuns: 500 },
  );
});
