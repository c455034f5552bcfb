/** What a cell is for; its look follows. `quantity` cells choose their decimals by magnitude. */
export type Look = 'title' | 'note' | 'head' | 'text' | 'money' | 'total' | 'given' | 'rate' | 'factor' | 'month' | 'whole' | 'quantity';

/** Text is always text: what looks like a formula is shown, never run. */
export interface PlainCell {
  readonly value: string | number;
  readonly look: Look;
}

/** A live formula, without `=`, and what it comes to, for readers that do not calculate. */
export interface FormulaCell extends PlainCell {
  readonly formula: string;
  readonly value: number;
}

export type BookCell = PlainCell | FormulaCell | null;

export interface Sheet {
  readonly name: string;
  /** Widths of the columns, in characters. */
  readonly widths: readonly number[];
  /** Rows and columns that stay in view. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly rows: readonly (readonly BookCell[])[];
}

export const cell = (value: string | number, look: Look = 'text'): PlainCell => ({ value, look });

export const formula = (text: string, value: number, look: Look): FormulaCell => ({ formula: text, value, look });

const LETTERS = 26;

/** Column 0 → `A`, 26 → `AA`. */
const letters = (column: number): string =>
  (column >= LETTERS ? letters(Math.floor(column / LETTERS) - 1) : '') + String.fromCharCode(65 + (column % LETTERS));

/** Row and column from 0: (0, 0) → `A1`. */
export const address = (row: number, column: number): string => `${letters(column)}${row + 1}`;

/** A stretch of one column that copying leaves where it is: `'Cash flow'!$B$5:$B$30`. */
export const columnRange = (sheet: string, column: number, from: number, to: number): string =>
  `'${sheet.replaceAll("'", "''")}'!$${letters(column)}$${from + 1}:$${letters(column)}$${to + 1}`;
