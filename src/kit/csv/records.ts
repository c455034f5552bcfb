import { stringify } from 'csv-stringify/sync';
import { ByteText } from './byte-text.ts';

/** Nothing (`undefined`) becomes an empty cell. */
export type CsvCell = string | number | undefined;

/** What a spreadsheet reads as a number, though it begins with a sign. */
const PLAIN_NUMBER = /^[+-]?(\d+(\.\d+)?|\.\d+)(e[+-]?\d+)?$/i;

/** The shortest text that reads back as the same number. An undefined value has no row, so one here is a bug. */
const writeNumber = (value: number): string => {
  if (!Number.isFinite(value)) throw new RangeError(`${value} in a table`);
  return String(value);
};

/** Text that begins like a formula gets a quote before it, so that opening the file runs nothing; plain numbers stay as they are. */
const cast = {
  number: writeNumber,
  string: (value: string) => (PLAIN_NUMBER.test(value) ? { value, escape_formulas: false } : value),
};

/** Text that csv-stringify leaves as it is: it begins with a letter or digit and holds nothing that asks for quotes. */
const PLAIN_TEXT = /^[A-Za-z0-9][^",\r\n]*$/;

/** Texts kept while a table is written; its names and units come again in every row, but a table may also hold nothing else than texts. */
const MOST_KNOWN = 10_000;

/** Cells as texts. Every text that is not plain is left to csv-stringify, once. */
class CellTexts {
  private readonly known = new Map<string, string>();
  private number = 0;
  private written = '0';
  private readonly before: (string | undefined)[] = [];
  private readonly writtenBefore: string[] = [];

  /** @param column counted from 0: most texts are those of the row before */
  of(value: CsvCell, column: number): string {
    if (typeof value === 'number') return this.numeral(value);
    if (value === undefined || value === '') return '';
    if (value === this.before[column]) return this.writtenBefore[column] as string;
    const written = this.text(value);
    this.before[column] = value;
    this.writtenBefore[column] = written;
    return written;
  }

  /** The quantiles of what is certain are all the same number. */
  private numeral(value: number): string {
    if (value !== this.number) {
      this.written = writeNumber(value);
      this.number = value;
    }
    return this.written;
  }

  private text(value: string): string {
    const known = this.known.get(value);
    if (known !== undefined) return known;
    const written = PLAIN_TEXT.test(value) ? value : encoded(value);
    if (this.known.size < MOST_KNOWN) this.known.set(value, written);
    return written;
  }
}

const BESIDE = ',x\n';

/** A cell as csv-stringify writes it beside another, for alone in its record an empty one would look like an empty line. */
const encoded = (value: string): string => stringify([[value, 'x']], { escape_formulas: true, cast }).slice(0, -BESIDE.length);

/** Receives a table piece by piece. */
interface Sink {
  readonly text: (piece: string) => void;
}

const write = (rows: Iterable<readonly CsvCell[]>, to: Sink, texts: CellTexts): void => {
  for (const row of rows) {
    if (row.length === 1) {
      to.text(stringify([row as CsvCell[]], { escape_formulas: true, cast }));
      continue;
    }
    for (let i = 0; i < row.length; i++) {
      if (i > 0) to.text(',');
      const text = texts.of(row[i], i);
      if (text !== '') to.text(text);
    }
    to.text('\n');
  }
};

/** Records in UTF-8, those of one part after those of another. Lines end in a line feed. */
export const csvBytes = (...parts: readonly Iterable<readonly CsvCell[]>[]): Uint8Array => {
  const bytes = new ByteText();
  const texts = new CellTexts();
  for (const rows of parts) write(rows, bytes, texts);
  return bytes.written();
};

/** The same as text. */
export const csvRecords = (rows: Iterable<readonly CsvCell[]>): string => {
  const pieces: string[] = [];
  write(rows, { text: (piece) => void pieces.push(piece) }, new CellTexts());
  return pieces.join('');
};
