import type { Problem } from '../kit/problem.ts';
import { didYouMean } from '../kit/suggest.ts';
import { isTableName, type RowOf, TABLES, type TableName, tableNames } from './registry.ts';
import type { Row, Table } from './table.ts';
import { tableFile } from './table.ts';
import { readTable } from './table-reader.ts';

/** Rows of tables that were read, in the order of their files: plain data. */
export type CatalogueRows = ReadonlyMap<TableName, readonly Row<Table>[]>;

export interface Catalogue {
  /** Rows in the order of the file. Throws for a table whose text was not given. */
  readonly list: <Name extends TableName>(table: Name) => readonly RowOf<Name>[];
  readonly lookup: <Name extends TableName>(table: Name, id: string) => RowOf<Name> | undefined;
  /** Tables that were read. */
  readonly tables: readonly TableName[];
  /** The same as plain data, of which `catalogueOf` makes a catalogue again. */
  readonly rows: CatalogueRows;
}

interface ReadTable {
  readonly rows: readonly Row<Table>[];
  readonly byId: ReadonlyMap<string, Row<Table>>;
}

const unknownTable = (name: string): Problem => {
  const hint = didYouMean(name, tableNames);
  return {
    code: 'unknown-table',
    message: `there is no table '${name}'`,
    file: tableFile(name),
    line: 1,
    column: 1,
    ...(hint === undefined ? {} : { hint }),
  };
};

/** Ids that name a row of another table must be there, where that table was read too. */
const referenceProblems = (name: TableName, read: ReadonlyMap<string, ReadTable>): Problem[] => {
  const references = Object.entries<Table['columns'][string]>(TABLES[name].columns).flatMap(([column, c]) =>
    c.kind === 'words' && c.of !== undefined && read.has(c.of) ? [{ column, of: c.of, ids: (read.get(c.of) as ReadTable).byId }] : [],
  );
  if (references.length === 0) return [];
  return (read.get(name) as ReadTable).rows.flatMap((row) =>
    references.flatMap(({ column, of, ids }) =>
      (((row as Readonly<Record<string, unknown>>)[column] as readonly string[] | undefined) ?? [])
        .filter((id) => !ids.has(id))
        .map((id): Problem => {
          const hint = didYouMean(id, ids.keys());
          return {
            code: 'unknown-id',
            message: `'${row.id}' names '${id}', which is not in ${of}`,
            ...row.place,
            ...(hint === undefined ? {} : { hint }),
          };
        }),
    ),
  );
};

/** A catalogue of rows that were read and checked before. */
export const catalogueOf = (rows: CatalogueRows): Catalogue => {
  const byId = new Map([...rows].map(([name, own]) => [name, new Map(own.map((row) => [row.id, row]))]));
  const found = <T>(tables: ReadonlyMap<TableName, T>, name: TableName): T => {
    const table = tables.get(name);
    if (!table) throw new Error(`the text of table '${name}' was not given`);
    return table;
  };
  return {
    list: <Name extends TableName>(name: Name) => found(rows, name) as unknown as readonly RowOf<Name>[],
    lookup: <Name extends TableName>(name: Name, id: string) => found(byId, name).get(id) as RowOf<Name> | undefined,
    tables: [...rows.keys()],
    rows,
  };
};

/**
 * Reads the tables whose texts are given, and no others: start-up pays for what it asks for.
 * @param texts by table name, as `chips`
 */
export const readCatalogue = (
  texts: ReadonlyMap<string, string>,
): { readonly catalogue: Catalogue; readonly problems: readonly Problem[] } => {
  const read = new Map<TableName, ReadTable>();
  const problems: Problem[] = [];
  for (const [name, text] of texts) {
    if (!isTableName(name)) {
      problems.push(unknownTable(name));
      continue;
    }
    const result = readTable<Table>(TABLES[name], text);
    problems.push(...result.problems);
    read.set(name, { rows: result.rows, byId: new Map(result.rows.map((row) => [row.id, row])) });
  }
  for (const name of read.keys()) problems.push(...referenceProblems(name, read));
  return { catalogue: catalogueOf(new Map([...read].map(([name, { rows }]) => [name, rows]))), problems };
};
