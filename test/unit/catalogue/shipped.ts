import { readFileSync } from 'node:fs';
import type { Figure } from '../../../src/catalogue/index.ts';
import { readCatalogue, type TableName, tableFile, tableNames } from '../../../src/catalogue/index.ts';

export const shippedText = (name: string): string => readFileSync(new URL(`../../../${tableFile(name)}`, import.meta.url), 'utf8');

/** Every shipped table, read once. */
export const shipped = readCatalogue(new Map(tableNames.map((name) => [name, shippedText(name)])));

const isFigure = (x: unknown): x is Figure => typeof x === 'object' && x !== null && 'origin' in x;

export interface PlacedFigure {
  readonly table: TableName;
  readonly id: string;
  readonly column: string;
  readonly figure: Figure;
}

export const allFigures = (): readonly PlacedFigure[] =>
  tableNames.flatMap((table) =>
    shipped.catalogue
      .list(table)
      .flatMap((row) =>
        Object.entries(row).flatMap(([column, figure]) => (isFigure(figure) ? [{ table, id: row.id, column, figure }] : [])),
      ),
  );
