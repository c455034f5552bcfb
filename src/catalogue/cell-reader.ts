import type { Place, Problem } from '../kit/problem.ts';
import { didYouMean } from '../kit/suggest.ts';
import { parseUnit, type Unit, unitSymbols } from '../kit/unit.ts';
import type { TableRecord } from './records.ts';

/** A decimal number, as every tool that reads CSV writes it. */
const NUMBER = /^-?(\d+(\.\d+)?|\.\d+)(e[+-]?\d+)?$/i;

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
const DATE = /^(\d{4})(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** Reads the cells of one row and keeps what is wrong with them. */
export class CellReader {
  readonly row: TableRecord;
  readonly problems: Problem[];
  readonly #columns: ReadonlyMap<string, number>;

  constructor(row: TableRecord, columns: ReadonlyMap<string, number>, problems: Problem[]) {
    this.row = row;
    this.problems = problems;
    this.#columns = columns;
  }

  placeOf(column: string): Place {
    return this.row.placeOf(this.#columns.get(column) ?? 0);
  }

  text(column: string): string {
    return this.row.cells[this.#columns.get(column) ?? -1] ?? '';
  }

  report(column: string, code: string, message: string, hint?: string): void {
    this.problems.push({ code, message, ...(hint === undefined ? {} : { hint }), ...this.placeOf(column) });
  }

  number(column: string): number | undefined {
    const text = this.text(column);
    if (text === '') return undefined;
    const value = NUMBER.test(text) ? Number(text) : Number.NaN;
    if (Number.isFinite(value)) return value;
    this.report(
      column,
      'not-a-number',
      `'${column}' holds '${text}' where a number belongs`,
      'write digits only, as 12.5 or 3e9; units stand in the header or the unit column',
    );
    return undefined;
  }

  unit(column: string): Unit | undefined {
    const text = this.text(column);
    const parsed = text === '' ? { unknown: text } : parseUnit(text);
    if (!('unknown' in parsed)) return parsed;
    const hint = didYouMean(parsed.unknown, unitSymbols());
    this.report(column, 'unknown-unit', text === '' ? 'a figure needs a unit' : `'${parsed.unknown}' is not a unit`, hint);
    return undefined;
  }

  choice(column: string, choices: readonly string[]): string | undefined {
    const text = this.text(column);
    if (text === '' || choices.includes(text)) return text || undefined;
    const hint = didYouMean(text, choices) ?? `one of ${choices.join(', ')}`;
    this.report(column, 'unknown-word', `'${column}' cannot be '${text}'`, hint);
    return undefined;
  }

  date(column: string): string | undefined {
    const text = this.text(column);
    if (text === '' || DATE.test(text)) return text || undefined;
    this.report(column, 'not-a-date', `'${text}' is not a date`, 'write YYYY, YYYY-MM or YYYY-MM-DD');
    return undefined;
  }
}
