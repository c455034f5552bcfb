import type { Place } from '../kit/problem.ts';
import type { Column, Content } from './column.ts';

export type Mark = 'source' | 'as_of' | 'confidence';

export interface Table<Columns extends Readonly<Record<string, Column>> = Readonly<Record<string, Column>>> {
  /** Also the name of its file: `data/<name>.csv`. */
  readonly name: string;
  readonly about: string;
  readonly columns: Columns;
  /**
   * Columns that vouch for figures: `row` for the whole row (`source`, `as_of`, `confidence`), other names for the figures
   * that refer to them (`price_source` …). What a group leaves out is taken from the row.
   */
  readonly provenance: Readonly<Record<string, readonly Mark[]>>;
}

type Columns<T extends Table> = T['columns'];
type Optional<C> = { [K in keyof C]: C[K] extends { readonly optional: true } ? K : never }[keyof C];

/** A row as read: every declared column by name, its id, and its place. */
export type Row<T extends Table> = { readonly id: string; readonly place: Place } & {
  readonly [K in Exclude<keyof Columns<T>, Optional<Columns<T>>>]: Content<Columns<T>[K]>;
} & { readonly [K in Optional<Columns<T>>]?: Content<Columns<T>[K]> };

export const ROW: readonly Mark[] = ['source', 'as_of', 'confidence'];

/** Keeps the literal types of the columns. */
export const table = <const C extends Readonly<Record<string, Column>>>(declared: Table<C>): Table<C> => declared;

export const tableFile = (name: string): string => `data/${name}.csv`;

/** The columns of the file that a declared column takes up. */
export const cellsOf = (name: string, column: Column): readonly string[] => {
  if (column.kind === 'measured') return ['value', 'low', 'high', 'unit'];
  if (column.kind === 'figure' && column.span) return [`${name}_low`, name, `${name}_high`];
  return [name];
};

const markColumn = (group: string, mark: Mark): string => (group === 'row' ? mark : `${group}_${mark}`);

/** The column in which a mark of a figure stands: the group's own, else the row's. */
export const markFor = (declared: Table, group: string | undefined, mark: Mark): string =>
  group !== undefined && declared.provenance[group]?.includes(mark) ? markColumn(group, mark) : mark;

/** Every column the file must have. */
export const fileColumns = (declared: Table): readonly string[] => [
  'id',
  ...Object.entries(declared.columns).flatMap(([name, column]) => cellsOf(name, column)),
  ...Object.entries(declared.provenance).flatMap(([group, marks]) => marks.map((mark) => markColumn(group, mark))),
];
