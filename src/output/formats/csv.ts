import { CsvWriter } from '../../kit/csv/records.ts';
import type { Block, Column, Table } from '../table.ts';
import type { Format, OutputFile } from './format.ts';

function* withHead(columns: readonly Column[], blocks: Iterable<Block>): Generator<Block> {
  yield { length: 1, columns: columns.map(({ name }) => name) };
  yield* blocks;
}

/** A table as a file that datapackage.json describes: a header, then rows; cells that a spreadsheet would take for formulas are escaped. */
export const csvFile = (table: Table, writer = new CsvWriter()): OutputFile => {
  const { blocks, ...shape } = table;
  return { name: `${table.name}.csv`, content: writer.table(withHead(table.columns, blocks)), table: shape };
};

export const csv: Format = {
  name: 'csv',
  about: 'One CSV file a table (RFC 4180, UTF-8), always written',
  write: function* (tables) {
    const writer = new CsvWriter();
    for (const table of tables) yield csvFile(table, writer);
  },
};
