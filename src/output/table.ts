/** A cell: text, or a number, which is finite. */
export type Cell = string | number;

/** One column of a table, described once: the CSV header, datapackage.json and the docs read this. */
export interface Column {
  readonly name: string;
  readonly type: 'string' | 'number' | 'yearmonth' | 'year';
  readonly about: string;
}

/** A table of results before any format: rows hold one cell for each column. */
export interface Table {
  /** The file's name without ending: `projections`. */
  readonly name: string;
  readonly about: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

export const text = (name: string, about: string): Column => ({ name, type: 'string', about });
export const number = (name: string, about: string): Column => ({ name, type: 'number', about });
