/** A cell: text, or a number, which is finite. */
export type Cell = string | number;

/** One column of a table, described once: the CSV header, datapackage.json and the docs read this. */
export interface Column {
  readonly name: string;
  readonly type: 'string' | 'number' | 'yearmonth' | 'year';
  readonly about: string;
}

export type Row = readonly Cell[];

/** Rows that stand together, as the months of one quantity: most of their cells are the same in all of them. */
export interface Block {
  /** Number of rows. */
  readonly length: number;
  /** For each column the cell that all rows share, or one cell for each row. */
  readonly columns: readonly (Cell | readonly Cell[] | Float64Array)[];
}

/** A table of results before any format. */
export interface Table {
  /** The file's name without ending: `projections`. */
  readonly name: string;
  readonly about: string;
  readonly columns: readonly Column[];
  /** Rows in their order, block after block. May be made anew each time they are asked for. */
  readonly blocks: Iterable<Block>;
}

/** What a table is about, without what it holds. */
export type TableShape = Omit<Table, 'blocks'>;

/** Blocks made one by one as they are read, so that a long table is never held whole. */
export const blocksBy = (make: () => Iterator<Block>): Iterable<Block> => ({ [Symbol.iterator]: make });

/** Rows that share nothing, as blocks of one row. */
export const eachAlone = (rows: readonly Row[]): Block[] => rows.map((columns) => ({ length: 1, columns }));

/** The same table with its blocks at hand, for whoever reads them more than once. */
export const held = (table: Table): Table => ({ ...table, blocks: [...table.blocks] });

const cellsOf = (column: Block['columns'][number], length: number): ArrayLike<Cell> =>
  typeof column === 'object' ? column : new Array<Cell>(length).fill(column);

/** The cells of one column. @param at its place among the columns */
export function* cellsIn(table: Table, at: number): Generator<Cell> {
  for (const { length, columns } of table.blocks) yield* Array.from(cellsOf(columns[at] as Cell, length));
}

/** The rows of a table one by one. */
export function* rowsIn(table: Table): Generator<Row> {
  for (const { length, columns } of table.blocks) {
    const cells = columns.map((column) => cellsOf(column, length));
    for (let i = 0; i < length; i++) yield cells.map((column) => column[i] as Cell);
  }
}

export const text = (name: string, about: string): Column => ({ name, type: 'string', about });
export const number = (name: string, about: string): Column => ({ name, type: 'number', about });
