import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { attributionTable, comparisonTable, inputsTable, rankingTable } from '../../../src/output/comparison/index.ts';
import { iamcTable } from '../../../src/output/formats/iamc.ts';
import { FORMATS } from '../../../src/output/formats/index.ts';
import type { Table } from '../../../src/output/table.ts';
import { annual } from '../../../src/output/tables/annual.ts';
import { TABLES } from '../../../src/output/tables/index.ts';
import { smallRun } from '../../support/small-run.ts';

const file = fileURLToPath(new URL('../../../docs/results.md', import.meta.url));

const section = (table: Table): string => {
  const columns = table.columns.map((c) => `| \`${c.name}\` | ${c.type} | ${c.about.replaceAll('|', '\\|')} |`);
  return [`## ${table.name}.csv`, '', `${table.about}.`, '', '| column | type | meaning |', '| --- | --- | --- |', ...columns].join('\n');
};

const reference = (): string =>
  [
    '# Result folders',
    '',
    'Written from the declarations of the tables; `UPDATE_GOLDEN=1` writes it anew when the tests run.',
    '',
    'Numbers are in the unit their row names, in the shortest form that reads back as the same number. A figure without a value has no row; an internal rate of return has one with a note.',
    'Text that a spreadsheet would take for a formula has a quote before it. Beside the tables stand `manifest.json`, which says how to make the',
    'same run again, and `datapackage.json`, which describes the columns below to programs (Frictionless Data Package).',
    '',
    `Formats: ${FORMATS.map((f) => `\`${f.name}\` (${f.about})`).join('; ')}.`,
    '',
    '## result.xlsx',
    '',
    'Sheets: the summary; the years of every quantity side by side; two sheets for each cash flow whose value is among the results, by year and',
    'by month; every assumption as written, with unit, source, date, confidence, file and line; how to make the run again. The figures simulated',
    'are numbers; sums by year, the net flow, discount factors, present values and the internal rate of return are formulas over them, and',
    'follow when a figure or the discount rate is changed. One draw comes out as simulated, to the cent. Of many draws the sheets show the mean',
    'cash flow at the median discount rate, and beside its value the mean of the values of all draws: the two differ where the rate does.',
    'Money is in the currency of the scenario; receipts are positive, payments negative. Text is text, whatever it begins with.',
    '',
    [
      ...TABLES.map((table) => table(smallRun)),
      iamcTable(annual(smallRun), smallRun),
      comparisonTable([]),
      inputsTable([]),
      rankingTable({ metric: '', unit: '', ranked: [] }),
      attributionTable({ output: '', unit: '', contributions: [] }),
    ]
      .map(section)
      .join('\n\n'),
    '',
  ].join('\n');

describe('the reference of results', () => {
  it('is what the tables declare', () => {
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, reference());
    expect(readFileSync(file, 'utf8')).toBe(reference());
  });
});
