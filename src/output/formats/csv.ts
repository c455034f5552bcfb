import { csvRecords } from '../../kit/csv.ts';
import type { Table } from '../table.ts';
import type { Format } from './format.ts';

/** A table as CSV text: a header, then rows; cells that a spreadsheet would take for formulas are escaped. */
export const csvText = (table: Table): string => csvRecords([table.columns.map((c) => c.name)]) + csvRecords(table.rows);

export const csv: Format = {
  name: 'csv',
  about: 'One CSV file a table (RFC 4180, UTF-8), always written',
  write: (tables) => tables.map((table) => ({ name: `${table.name}.csv`, content: csvText(table) })),
};
