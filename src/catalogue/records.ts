import { type CsvRow, readCsv } from '../kit/csv/read.ts';
import type { Place, Problem } from '../kit/problem.ts';

/** One record of a table, addressed by the number of the cell. */
export interface TableRecord {
  readonly line: number;
  readonly cells: readonly string[];
  readonly placeOf: (cell: number) => Place;
}

export interface Records {
  readonly columns: readonly string[];
  readonly rows: readonly TableRecord[];
}

const [COMMA, QUOTE, NEWLINE] = [44, 34, 10];

interface Scanned {
  readonly line: number;
  readonly cells: readonly string[];
  /** Offset of each cell in the text. */
  readonly starts: readonly number[];
}

/** The end of a quoted cell, past its closing quote; nothing where it is not closed or followed by more text. */
const endOfQuoted = (text: string, start: number): number | undefined => {
  for (let close = text.indexOf('"', start + 1); close >= 0; close = text.indexOf('"', close + 2)) {
    const next = text.charCodeAt(close + 1);
    if (next === QUOTE) continue;
    return Number.isNaN(next) || next === COMMA || next === NEWLINE ? close + 1 : undefined;
  }
  return undefined;
};

/** Finds the next of one character, searching each stretch of text once. */
const finder = (text: string, wanted: string): ((from: number) => number) => {
  let found = -1;
  return (from) => {
    if (found < from) {
      const at = text.indexOf(wanted, from);
      found = at < 0 ? text.length : at;
    }
    return found;
  };
};

/** Cells and their offsets of a well-formed text; nothing for any other, which the full reader then explains. */
const scan = (text: string): readonly Scanned[] | undefined => {
  const rows: Scanned[] = [];
  const [nextComma, nextNewline] = [finder(text, ','), finder(text, '\n')];
  let line = 1;
  for (let at = 0; at < text.length; at++) {
    const [cells, starts]: [string[], number[]] = [[], []];
    const first = line;
    for (; ; at++) {
      const quoted = text.charCodeAt(at) === QUOTE;
      const end = quoted ? endOfQuoted(text, at) : Math.min(nextComma(at), nextNewline(at));
      if (end === undefined) return undefined;
      const cell = quoted ? text.slice(at + 1, end - 1) : text.slice(at, end);
      if (quoted) line += cell.split('\n').length - 1;
      else if (cell.includes('"')) return undefined;
      starts.push(at);
      cells.push(quoted ? cell.replaceAll('""', '"') : cell.trim());
      at = end;
      if (text.charCodeAt(at) !== COMMA) break;
    }
    line++;
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: first, cells, starts });
  }
  return rows;
};

const placeIn = (file: string, text: string, row: Scanned, cell: number): Place => {
  const [begin, at] = [row.starts[0] as number, row.starts[cell] as number];
  const lineStart = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
  const breaks = lineStart <= begin ? 0 : text.slice(begin, lineStart).split('\n').length - 1;
  return { file, line: row.line + breaks, column: at - lineStart + 1 };
};

const fromCsv = (columns: readonly string[], row: CsvRow): TableRecord => ({
  line: row.line,
  cells: columns.map((name) => row.cells.get(name) as string),
  placeOf: (cell) => row.placeOf(columns[cell] ?? ''),
});

/**
 * The records of a table. Well-formed texts, which ours are, take a scanner that starts several times faster than the full reader;
 * whatever it does not take goes to that reader, which says what is wrong and where.
 */
export const readRecords = (text: string, file: string): { readonly records?: Records; readonly problems: readonly Problem[] } => {
  const plain = text.replace(/^\uFEFF/, '');
  const [header, ...body] = (plain.includes('\r') || plain.includes('\0') ? undefined : scan(plain)) ?? [];
  if (header && new Set(header.cells).size === header.cells.length && body.every((row) => row.cells.length === header.cells.length)) {
    const rows = body.map((row) => ({
      line: row.line,
      cells: row.cells,
      placeOf: (cell: number) => placeIn(file, plain, row, Math.max(0, cell)),
    }));
    return { records: { columns: header.cells, rows }, problems: [] };
  }
  const { table, problems } = readCsv(text, file);
  return table
    ? { records: { columns: table.columns, rows: table.rows.map((row) => fromCsv(table.columns, row)) }, problems }
    : { problems };
};
