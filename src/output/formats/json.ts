import { type Cell, rowsIn, type Table } from '../table.ts';
import type { Format } from './format.ts';

/** The rows of a table as objects named by its columns. */
export const records = (table: Table): Record<string, Cell>[] =>
  Array.from(rowsIn(table), (row) => Object.fromEntries(table.columns.map((column, i) => [column.name, row[i] as Cell])));

const jsonText = (table: Table): string =>
  `[\n${records(table)
    .map((record) => JSON.stringify(record))
    .join(',\n')}\n]\n`;

export const json: Format = {
  name: 'json',
  about: 'One JSON file a table: an array of records, one a line',
  write: function* (tables) {
    for (const table of tables) yield { name: `${table.name}.json`, content: jsonText(table) };
  },
};
