import type { Axis } from '../equations/program.ts';
import { type Column, text } from './table.ts';

/** The dimensions a row can have, in column order; an empty cell stands for the total over that dimension. */
export const DIMENSIONS = ['chip', 'site', 'programme', 'source', 'workload', 'region'] as const;

/** Those before the period in tidy tables, and those after the figures; later ones are added at the end, where they move no column. */
export const LEADING = ['chip', 'site', 'programme'] as const;
export const TRAILING = ['source', 'workload', 'region'] as const;

export type DimensionName = (typeof DIMENSIONS)[number];
export type Coordinates = Readonly<Partial<Record<DimensionName, string>>>;

const MEANING: Readonly<Record<DimensionName, string>> = {
  chip: 'Chip, by its id in the catalogue; empty: all chips',
  site: 'Site, by its id; empty: all sites',
  programme: 'Investment programme that paid; empty: all programmes',
  source: 'Where chips came from: imported, domestic, leaked or remote; empty: all sources',
  workload: 'Kind of demand; empty: all demand',
  region: 'Region of the demand or the buyer; empty: all regions',
};

export const dimensionColumns = (names: readonly DimensionName[] = DIMENSIONS): Column[] => names.map((name) => text(name, MEANING[name]));

const isDimension = (name: string): name is DimensionName => (DIMENSIONS as readonly string[]).includes(name);

const place = (axis: Axis, member: number): Record<string, string> => {
  if (isDimension(axis.name)) return { [axis.name]: axis.members[member] as string };
  return Object.assign({}, ...axis.parents.map((parent) => place(parent.axis, parent.index[member] as number)));
};

/**
 * The coordinates of every member of a product of axes, the last axis fastest. Combinations are taken apart into their parents;
 * dimensions that results have no column for are dropped, so that several members may be at one place.
 */
export const coordinatesOf = (axes: readonly Axis[]): Coordinates[] =>
  axes.reduce<Coordinates[]>(
    (found, axis) => found.flatMap((outer) => axis.members.map((_, member) => ({ ...outer, ...place(axis, member) }))),
    [{}],
  );

/** The same for rows, of which no two may look alike: where columns cannot tell members apart, the model records too much, and this throws. */
export const rowsOf = (id: string, axes: readonly Axis[]): Coordinates[] => {
  const rows = coordinatesOf(axes);
  const names = axes.map((axis) => axis.name).join(', ');
  if (new Set(rows.map((at) => dimensionCells(at).join('|'))).size < rows.length) {
    throw new Error(`'${id}' is recorded over ${names}, and results have no columns to tell its members apart`);
  }
  return rows;
};

/** The cells of a place in column order. */
export const dimensionCells = (at: Coordinates, names: readonly DimensionName[] = DIMENSIONS): string[] =>
  names.map((name) => at[name] ?? '');
