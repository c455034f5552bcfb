import type { Problem } from '../kit/problem.ts';
import { didYouMean } from '../kit/suggest.ts';
import { isTableName, type RowOf, TABLES, type TableName, tableNames } from './registry.ts';
import type { Row, Table } from './table.ts';
import { tableFile } from './table.ts';
import { readTable } from './table-reader.ts';

/** Rows of one table as they were read, in the order of its file: plain data. */
export type TableRows = readonly Row<Table>[];

export interface Catalogue {
  /** Rows in the order of the file. Throws for a table whose text was not given. */
  readonly list: <Name extends TableName>(table: Name) => readonly RowOf<Name>[];
  readonly lookup: <Name extends TableName>(table: Name, id: string) => RowOf<Name> | undefined;
  /** Tables that were read. */
  readonly tables: readonly TableName[];
  /** The rows of a table as plain data, of which `catalogueOf` makes a catalogue again. */
  readonly rows: (table: TableName) => TableRows;
}

interface ReadTable {
  readonly rows: TableRows;
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

const withIds = (rows: TableRows): ReadTable => ({ rows, byId: new Map(rows.map((row) => [row.id, row])) });

/**
 * A catalogue of rows that were read and checked before.
 * @param rows of one of the tables; asked for once, when a row of it is
 */
export const catalogueOf = (tables: readonly TableName[], rows: (table: TableName) => TableRows): Catalogue => {
  const known = new Map<TableName, ReadTable>();
  const found = (name: TableName): ReadTable => {
    const met = known.get(name);
    if (met) return met;
    if (!tables.includes(name)) throw new Error(`the text of table '${name}' was not given`);
    const table = withIds(rows(name));
    known.set(name, table);
    return table;
  };
  return {
    list: <Name extends TableName>(name: Name) => found(name).rows as unknown as readonly RowOf<Name>[],
    lookup: <Name extends TableName>(name: Name, id: string) => found(name).byId.get(id) as RowOf<Name> | undefined,
    tables,
    rows: (name) => found(name).rows,
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
    read.set(name, withIds(result.rows));
  }
  for (const name of read.keys()) problems.push(...referenceProblems(name, read));
  return { catalogue: catalogueOf([...read.keys()], (name) => (read.get(name) as ReadTable).rows), problems };
};
