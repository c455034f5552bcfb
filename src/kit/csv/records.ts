import { stringify } from 'csv-stringify/sync';
import { ByteText } from './byte-text.ts';
import { checkFinite, Numeral } from './numeral.ts';
import { utf8 } from './utf8.ts';

/** Nothing (`undefined`) becomes an empty cell. */
export type CsvCell = string | number | undefined;

/** Records that stand together. */
export interface CsvBlock {
  readonly length: number;
  /** For each column the cell that all of them share, or one cell for each. */
  readonly columns: readonly (CsvCell | readonly CsvCell[] | Float64Array)[];
}

/** What a spreadsheet reads as a number, though it begins with a sign. */
const PLAIN_NUMBER = /^[+-]?(\d+(\.\d+)?|\.\d+)(e[+-]?\d+)?$/i;

/** The shortest text that reads back as the same number. */
const numberText = (value: number): string => {
  checkFinite(value);
  return String(value);
};

/** Text that begins like a formula gets a quote before it, so that opening the file runs nothing; plain numbers stay as they are. */
const cast = {
  number: numberText,
  string: (value: string) => (PLAIN_NUMBER.test(value) ? { value, escape_formulas: false } : value),
};

/** Text that csv-stringify leaves as it is: it begins with a letter or digit and holds nothing that asks for quotes. */
const PLAIN_TEXT = /^[A-Za-z0-9][^",\r\n]*$/;

/** Texts kept while tables are written; its names and units come again in every block, but a table may also hold nothing else than texts. */
const MOST_KNOWN = 10_000;

/** Cells as texts. Every text that is not plain is left to csv-stringify, once. */
class CellTexts {
  private readonly known = new Map<string, string>();

  of(value: CsvCell): string {
    if (typeof value === 'number') return numberText(value);
    if (value === undefined || value === '') return '';
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

/** A record of one cell. */
const alone = (value: CsvCell): string => stringify([[value]], { escape_formulas: true, cast });

/** A column whose cells differ, with what stands before them in every record: the cells that all share, and commas. */
interface Stretch {
  readonly before: Uint8Array;
  readonly numbers: Float64Array | undefined;
  readonly cells: readonly CsvCell[];
  /** How often the column stands there: the quantiles of what is certain are one column. */
  times: number;
}

/** Whether a record has in all stretches but the first what the one before it has. */
const isAgain = (stretches: readonly Stretch[], i: number): boolean => {
  for (let s = 1; s < stretches.length; s++) {
    const { numbers, cells } = stretches[s] as Stretch;
    if (numbers ? numbers[i] !== numbers[i - 1] : cells[i] !== cells[i - 1]) return false;
  }
  return true;
};

const isShared = (column: CsvBlock['columns'][number]): column is CsvCell => typeof column !== 'object';

const stretchOf = (before: string, column: readonly CsvCell[] | Float64Array): Stretch => {
  const isNumbers = column instanceof Float64Array;
  return { before: utf8(before), numbers: isNumbers ? column : undefined, cells: isNumbers ? [] : column, times: 1 };
};

/** Writes tables one after the other: what the records of a block share is made once, and a text of one table is known in the next. */
export class CsvWriter {
  private readonly bytes = new ByteText();
  private readonly numeral = new Numeral();
  private readonly texts = new CellTexts();
  /** Texts of cells, encoded. */
  private readonly known = new Map<string, Uint8Array>();

  /** Records in UTF-8, those of one block after those of another, in pieces. Lines end in a line feed. */
  table(blocks: Iterable<CsvBlock>): Uint8Array[] {
    for (const block of blocks) {
      if (block.columns.length === 1) this.column(block);
      else this.records(block);
    }
    return this.bytes.taken();
  }

  private column({ length, columns: [column] }: CsvBlock): void {
    for (let i = 0; i < length; i++) this.bytes.addWhole(utf8(alone(isShared(column) ? column : column[i])));
  }

  private records({ length, columns }: CsvBlock): void {
    const { bytes } = this;
    const { stretches, end } = this.laidOut(columns);
    for (let i = 0; i < length; i++) {
      if (stretches.length > 0) this.stretch(stretches[0] as Stretch, i);
      // months in which nothing happens differ in their name only
      if (i > 0 && isAgain(stretches, i) && bytes.addPart()) continue;
      bytes.beginPart();
      for (let s = 1; s < stretches.length; s++) this.stretch(stretches[s] as Stretch, i);
      bytes.addWhole(end);
      bytes.endPart();
    }
  }

  /** What one record has of a stretch. */
  private stretch({ before, numbers, cells, times }: Stretch, i: number): void {
    if (before.length > 1) this.bytes.addWhole(before);
    else this.bytes.add(before, 0, before.length);
    if (numbers) this.number(numbers[i] as number, times);
    else this.cell(cells[i]);
  }

  private cell(value: CsvCell): void {
    if (typeof value === 'number') this.number(value, 1);
    else if (value !== undefined && value !== '') this.text(value);
  }

  private number(value: number, times: number): void {
    const { bytes, numeral } = this;
    numeral.take(value);
    bytes.add(numeral.bytes, 1, numeral.end);
    for (let more = 1; more < times; more++) bytes.add(numeral.bytes, 0, numeral.end);
  }

  private text(value: string): void {
    const text = this.known.get(value) ?? this.newText(value);
    this.bytes.add(text, 0, text.length);
  }

  private newText(value: string): Uint8Array {
    const text = utf8(this.texts.of(value));
    if (this.known.size < MOST_KNOWN) this.known.set(value, text);
    return text;
  }

  private laidOut(columns: CsvBlock['columns']): { readonly stretches: readonly Stretch[]; readonly end: Uint8Array } {
    const stretches: Stretch[] = [];
    let shared = '';
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i];
      if (i > 0) shared += ',';
      if (isShared(column)) {
        shared += this.texts.of(column);
        continue;
      }
      const last = stretches.at(-1);
      if (shared === ',' && last?.numbers === column) last.times++;
      else stretches.push(stretchOf(shared, column));
      shared = '';
    }
    return { stretches, end: utf8(`${shared}\n`) };
  }
}

/** Records as text. */
export const csvRecords = (rows: Iterable<readonly CsvCell[]>): string => {
  const texts = new CellTexts();
  const record = (row: readonly CsvCell[]): string =>
    row.length === 1 ? alone(row[0]) : `${row.map((cell) => texts.of(cell)).join(',')}\n`;
  return Array.from(rows, record).join('');
};
