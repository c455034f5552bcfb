import type { ParquetColumn } from 'hyparquet-writer';
import { type Cell, type Column, cellsIn, type Table } from '../table.ts';
import type { Format } from './format.ts';

// months stay text as in the CSV files, so that both join; Parquet has no type for a month
const TYPES: Readonly<Record<Column['type'], ParquetColumn['type']>> = {
  string: 'STRING',
  yearmonth: 'STRING',
  number: 'DOUBLE',
  year: 'INT32',
};

/** An empty cell is no text: it stands for a total, or for a figure there is none of. */
const value = (cell: Cell, type: ParquetColumn['type']): string | number | null =>
  cell === '' ? null : type === 'STRING' ? String(cell) : Number(cell);

const columnOf = (table: Table, column: Column, at: number): ParquetColumn => {
  const type = TYPES[column.type];
  return { name: column.name, type, nullable: true, data: Array.from(cellsIn(table, at), (cell) => value(cell, type)) };
};

export const parquet: Format = {
  name: 'parquet',
  about: 'One Parquet file a table, with typed columns; an empty cell is null',
  write: async function* (tables, { facts }) {
    const { parquetWriteBuffer } = await import('hyparquet-writer');
    const createdBy = `suanli ${facts.version}`;
    for (const table of tables) {
      const columnData = table.columns.map((c, i) => columnOf(table, c, i));
      yield { name: `${table.name}.parquet`, content: new Uint8Array(parquetWriteBuffer({ columnData, createdBy })) };
    }
  },
};
