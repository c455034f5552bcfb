import { type Figure, figureToValue, isTableName, type Catalogue as Tables } from '../../catalogue/index.ts';
import type { CatalogueRow } from './catalogue-row.ts';
import type { Catalogue } from './reading.ts';

const isFigure = (cell: unknown): cell is Figure => typeof cell === 'object' && cell !== null && 'unit' in cell && 'origin' in cell;

const rowOf = (cells: Readonly<Record<string, unknown>>): CatalogueRow => ({
  figure: (column) => {
    const cell = Object.hasOwn(cells, column) ? cells[column] : undefined;
    if (!isFigure(cell)) return undefined;
    return { value: figureToValue(cell, cell.origin.path), dimension: cell.unit.dimension, unit: cell.unit.text };
  },
});

const noRow: CatalogueRow = { figure: () => undefined };

/**
 * The tables of `data/` as a scenario asks them.
 * @param lists ids of what is not a table, such as the regimes
 */
export const catalogueRows = (tables: Tables, lists: ReadonlyMap<string, readonly string[]> = new Map()): Catalogue => ({
  row: (table, id) => {
    if (lists.get(table)?.includes(id)) return noRow;
    const row = isTableName(table) && tables.tables.includes(table) ? tables.lookup(table, id) : undefined;
    return row && rowOf(row as unknown as Readonly<Record<string, unknown>>);
  },
  ids: (table) =>
    lists.get(table) ?? (isTableName(table) && tables.tables.includes(table) ? tables.list(table).map((row) => row.id) : undefined),
});
