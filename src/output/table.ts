/** A cell: text, or a number, which is finite. */
export type Cell = string | number;

/** One column of a table, described once: the CSV header, datapackage.json and the docs read this. */
export interface Column {
  readonly name: string;
  readonly type: 'string' | 'number' | 'yearmonth' | 'year';
  readonly about: string;
}

export type Row = readonly Cell[];

/** A table of results before any format: rows hold one cell for each column. */
export interface Table {
  /** The file's name without ending: `projections`. */
  readonly name: string;
  readonly about: string;
  readonly columns: readonly Column[];
  /** May be made anew each time they are asked for. */
  readonly rows: Iterable<Row>;
}

/** What a table is about, without what it holds. */
export type TableShape = Omit<Table, 'rows'>;

/** Rows made one by one as they are read, so that a long table is never held whole. */
export const rowsBy = (make: () => Iterator<Row>): Iterable<Row> => ({ [Symbol.iterator]: make });

/** The same table with its rows at hand, for whoever reads them more than once. */
export const held = (table: Table): Table & { readonly rows: readonly Row[] } => ({ ...table, rows: [...table.rows] });

export const text = (name: string, about: string): Column => ({ name, type: 'string', about });
export const number = (name: string, about: string): Column => ({ name, type: 'number', about });
