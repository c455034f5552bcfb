import { csvRecords } from '../../kit/csv.ts';
import type { Table } from '../table.ts';
import type { Format, OutputFile } from './format.ts';

/** A table as CSV text: a header, then rows; cells that a spreadsheet would take for formulas are escaped. */
export const csvText = (table: Table): string => csvRecords([table.columns.map((c) => c.name)]) + csvRecords(table.rows);

/** A table as a file that datapackage.json describes. */
export const csvFile = (table: Table): OutputFile => ({ name: `${table.name}.csv`, content: csvText(table), table });

export const csv: Format = {
  name: 'csv',
  about: 'One CSV file a table (RFC 4180, UTF-8), always written',
  write: (tables) => tables.map(csvFile),
};
