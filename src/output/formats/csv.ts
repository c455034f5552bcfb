import { csvBytes } from '../../kit/csv/records.ts';
import type { Table } from '../table.ts';
import type { Format, OutputFile } from './format.ts';

/** A table as a file that datapackage.json describes: a header, then rows; cells that a spreadsheet would take for formulas are escaped. */
export const csvFile = (table: Table): OutputFile => {
  const { rows, ...shape } = table;
  return { name: `${table.name}.csv`, content: csvBytes([table.columns.map((c) => c.name)], rows), table: shape };
};

export const csv: Format = {
  name: 'csv',
  about: 'One CSV file a table (RFC 4180, UTF-8), always written',
  write: (tables) => tables.map(csvFile),
};
