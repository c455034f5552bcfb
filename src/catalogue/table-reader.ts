import type { Problem } from '../kit/problem.ts';
import { didYouMean } from '../kit/suggest.ts';
import { CellReader } from './cell-reader.ts';
import { readFigure } from './figure-reader.ts';
import { type ColumnPlan, type FigurePlan, planColumns } from './plan.ts';
import { type Records, readRecords, type TableRecord } from './records.ts';
import { cellsOf, fileColumns, type Row, type Table, tableFile } from './table.ts';

/** An id is typed on command lines and in paths: lower case, digits, `-`, `_` and `.`. */
const ID = /^[a-z0-9][a-z0-9._-]*$/;

const FLAG: readonly string[] = ['true', 'false'];
const CONFIDENCE: readonly string[] = ['high', 'medium', 'low'];

const headerProblems = (csv: Records, declared: Table): Problem[] => {
  const wanted = fileColumns(declared);
  const place = { file: tableFile(declared.name), line: 1, column: 1 };
  const unknown = csv.columns
    .filter((name) => name !== '' && !wanted.includes(name))
    .map((name): Problem => {
      const hint = didYouMean(
        name,
        wanted.filter((w) => !csv.columns.includes(w)),
      );
      return {
        code: 'unknown-column',
        message: `'${declared.name}' has no column '${name}'`,
        ...place,
        ...(hint === undefined ? {} : { hint }),
      };
    });
  const missing = wanted
    .filter((name) => !csv.columns.includes(name))
    .map((name): Problem => ({ code: 'missing-column', message: `'${declared.name}' needs a column '${name}'`, ...place }));
  return [...unknown, ...missing];
};

const readContent = (cells: CellReader, { name, column, figure }: ColumnPlan, id: string): unknown => {
  switch (column.kind) {
    case 'figure':
    case 'measured':
      return readFigure(cells, figure as FigurePlan, id);
    case 'choice':
      return cells.choice(name, column.choices);
    case 'date':
      return cells.date(name);
    case 'flag': {
      const word = cells.choice(name, FLAG);
      return word === undefined ? undefined : word === 'true';
    }
    case 'words':
      return cells.text(name) === '' ? undefined : cells.text(name).split(/\s+/);
    case 'text':
      return cells.text(name) || undefined;
  }
};

const readId = (cells: CellReader, taken: ReadonlyMap<string, number>): string | undefined => {
  const id = cells.text('id');
  const earlier = taken.get(id);
  if (earlier !== undefined) {
    cells.report('id', 'duplicate-id', `'${id}' is the id of line ${earlier} too`);
    return undefined;
  }
  if (ID.test(id)) return id;
  cells.report('id', 'bad-id', `'${id}' cannot be an id`, 'lower-case letters, digits, - _ and .');
  return undefined;
};

/** What is settled once for all rows of a table. */
interface Reading {
  readonly plans: readonly ColumnPlan[];
  /** Cell numbers by column name. */
  readonly columns: ReadonlyMap<string, number>;
  readonly dates: readonly string[];
  readonly confidences: readonly string[];
  readonly problems: Problem[];
  /** Lines by id. */
  readonly taken: Map<string, number>;
}

const startReading = (records: Records, declared: Table): Reading => {
  const marks = fileColumns(declared).filter((name) => !(name in declared.columns));
  return {
    plans: planColumns(declared),
    columns: new Map(records.columns.map((name, n) => [name, n])),
    dates: marks.filter((name) => name.endsWith('as_of')),
    confidences: marks.filter((name) => name.endsWith('confidence')),
    problems: [],
    taken: new Map(),
  };
};

const readRow = (record: TableRecord, { plans, columns, dates, confidences, problems, taken }: Reading): Row<Table> | undefined => {
  const cells = new CellReader(record, columns, problems);
  const before = problems.length;
  const id = readId(cells, taken);
  const row: Record<string, unknown> = { id, place: cells.placeOf('id') };
  for (const plan of plans) {
    const { name, column } = plan;
    const found = problems.length;
    const content = readContent(cells, plan, id ?? '?');
    if (content !== undefined) row[name] = content;
    else if (!column.optional && problems.length === found) {
      cells.report(cellsOf(name, column)[0] as string, 'missing-value', `'${name}' is empty`, column.about);
    }
  }
  for (const name of dates) cells.date(name);
  for (const name of confidences) cells.choice(name, CONFIDENCE);
  if (!taken.has(cells.text('id'))) taken.set(cells.text('id'), record.line);
  return problems.length === before ? (row as Row<Table>) : undefined;
};

/** Reads a table by its declaration. A row with a mistake is left out, and every mistake is reported. */
export const readTable = <T extends Table>(
  declared: T,
  text: string,
): { readonly rows: readonly Row<T>[]; readonly problems: readonly Problem[] } => {
  const { records, problems: syntax } = readRecords(text, tableFile(declared.name));
  if (!records) return { rows: [], problems: syntax };
  const header = headerProblems(records, declared);
  if (header.some((p) => p.code === 'missing-column')) return { rows: [], problems: [...syntax, ...header] };
  const reading = startReading(records, declared);
  const rows = records.rows.map((record) => readRow(record, reading)).filter((row) => row !== undefined);
  return { rows: rows as unknown as readonly Row<T>[], problems: [...syntax, ...header, ...reading.problems] };
};
