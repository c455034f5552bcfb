import { type ParsedRecord, parse } from 'csv-parse/sync';
import type { Place, Problem } from '../problem.ts';

/** One record of a table. */
export interface CsvRow {
  /** Line it begins on, counted from 1. */
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
  /** Where a cell begins; the row itself for a column there is not. */
  readonly placeOf: (column: string) => Place;
}

export interface CsvTable {
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
}

/** Characters; far beyond any table made by hand, small enough to hold a few times over. */
const LARGEST = 32e6;

/** Characters of one record: a quote left open is found before it swallows the file. */
const LONGEST_RECORD = 100_000;

/** Offset at which the n-th cell of a raw record begins. */
const cellStart = (raw: string, n: number): number => {
  let quoted = false;
  let passed = 0;
  for (let i = 0; i < raw.length; i++) {
    if (passed === n) return i;
    if (raw[i] === '"') quoted = !quoted;
    else if (raw[i] === ',' && !quoted) passed++;
  }
  return passed === n ? raw.length : 0;
};

const placeIn = (file: string, line: number, raw: string, n: number): Place => {
  const before = raw.slice(0, cellStart(raw, n)).split('\n');
  return { file, line: line + before.length - 1, column: (before.at(-1) as string).length + 1 };
};

const HINTS: ReadonlyMap<string, string> = new Map([
  ['CSV_QUOTE_NOT_CLOSED', 'close the quote, and write a quote inside quotes twice'],
  ['CSV_INVALID_CLOSING_QUOTE', 'write a quote inside quotes twice'],
  ['INVALID_OPENING_QUOTE', 'put the whole cell in quotes, and write a quote inside them twice'],
  ['CSV_MAX_RECORD_SIZE', 'a quote may have been left open further up'],
]);

/** What the parser threw, if it is the text's fault; anything else is a bug and flies on. */
const syntaxProblem = (file: string, error: unknown): Problem => {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error;
  const line = 'lines' in error && typeof error.lines === 'number' ? Math.max(1, error.lines) : 1;
  const hint = HINTS.get(error.code);
  return { code: 'csv-syntax', message: error.message, file, line, column: 1, ...(hint === undefined ? {} : { hint }) };
};

const unreadable = (text: string): string | undefined => {
  if (text.length > LARGEST) return `the table has ${text.length} characters, more than the ${LARGEST} we read`;
  if (text.includes('\0')) return 'the table holds a NUL character: is it a CSV text?';
  return undefined;
};

const headerProblems = (file: string, header: ParsedRecord, line: number): Problem[] =>
  header.record.flatMap((name, n): Problem[] => {
    const place = placeIn(file, line, header.raw, n);
    if (name === '') return [{ code: 'csv-header', message: `column ${n + 1} has no name`, ...place }];
    const first = header.record.indexOf(name);
    return first < n ? [{ code: 'csv-header', message: `column '${name}' is there twice`, ...place }] : [];
  });

/**
 * Reads a table whose first record names its columns. Cells are trimmed; empty lines are skipped; line ends and a byte order mark do not matter.
 * Records of a wrong length are left out and reported, all of them.
 */
export const readCsv = (text: string, file: string): { readonly table?: CsvTable; readonly problems: readonly Problem[] } => {
  const fail = (message: string): { problems: Problem[] } => ({ problems: [{ code: 'csv-syntax', message, file, line: 1, column: 1 }] });
  const reason = unreadable(text);
  if (reason !== undefined) return fail(reason);
  // the parser counts both characters of a line end inside quotes
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  let records: ParsedRecord[];
  try {
    const options = {
      info: true,
      raw: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: '\n',
    } as const;
    records = parse(plain, { ...options, max_record_size: LONGEST_RECORD });
  } catch (error) {
    return { problems: [syntaxProblem(file, error)] };
  }
  const [header, ...body] = records.map((r) => {
    const raw = r.raw.replace(/^\n+/, '').replace(/\n$/, '');
    return { ...r, raw, line: r.info.lines - (raw.split('\n').length - 1) };
  });
  if (!header) return fail('the table is empty: its first line should name the columns');
  const columns = header.record;
  const problems = headerProblems(file, header, header.line);
  const rows: CsvRow[] = [];
  for (const { record, raw, line } of body) {
    if (record.length === columns.length) {
      const placeOf = (column: string): Place => placeIn(file, line, raw, Math.max(0, columns.indexOf(column)));
      rows.push({ line, placeOf, cells: new Map(columns.map((name, n) => [name, record[n] as string])) });
      continue;
    }
    const message = `${record.length} cells where the header names ${columns.length} columns`;
    const hint = record.length > columns.length ? 'put a cell that holds a comma in quotes' : 'an empty cell still needs its comma';
    problems.push({ code: 'csv-row-length', message, hint, file, line, column: 1 });
  }
  return { table: { file, columns, rows }, problems };
};
