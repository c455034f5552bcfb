import { fault, isFault } from '../../kit/fault.ts';
import type { Problem } from '../../kit/problem.ts';
import { inUnit, parseQuantity } from '../../kit/quantity.ts';
import { didYouMean } from '../../kit/suggest.ts';
import { unit } from '../../kit/unit.ts';
import type { Arguments } from '../command.ts';
import { flagProblem } from '../controls/flag-problem.ts';

/** Reads the values of options and keeps every mistake, named by its option. */
export class Flags {
  readonly problems: Problem[] = [];
  private readonly args: Arguments;

  constructor(args: Arguments) {
    this.args = args;
  }

  given(name: string): boolean {
    return this.args.flag(name) || (this.args.value(name) !== undefined && !['true', 'false'].includes(this.args.value(name) as string));
  }

  flag(name: string): boolean {
    return this.args.flag(name);
  }

  text(name: string): string | undefined {
    return this.args.value(name);
  }

  tell(name: string, code: string, message: string, hint?: string): void {
    this.problems.push(flagProblem(name, fault(code, message, { hint })));
  }

  /** A figure in the unit, `1` for a plain number. */
  number(name: string, symbol = '1'): number | undefined {
    const text = this.args.value(name);
    if (text === undefined) return undefined;
    const wanted = unit(symbol);
    const written = parseQuantity(text);
    const plain = symbol === '1' && isFault(written) && written.code === 'missing-number';
    const value = plain ? fault('not-a-number', `'${text}' is not a number`) : isFault(written) ? written : inUnit(written, wanted);
    if (typeof value === 'number') return value / wanted.factor;
    this.problems.push(flagProblem(name, value));
    return undefined;
  }

  /** A whole number from 1. */
  whole(name: string): number | undefined {
    const value = this.number(name);
    if (value === undefined || (Number.isInteger(value) && value >= 1)) return value;
    this.tell(name, 'bad-number', `${value} is not a whole number from 1`, `nearest: ${Math.max(1, Math.round(value))}`);
    return undefined;
  }

  /** One of the words. */
  word<Word extends string>(name: string, words: readonly Word[]): Word | undefined {
    const text = this.args.value(name);
    const word = words.find((w) => w === text);
    if (text !== undefined && word === undefined)
      this.tell(name, 'unknown-word', `there is no ${name} '${text}'`, didYouMean(text, words) ?? `one of ${words.join(', ')}`);
    return word;
  }

  /** The row of a table that an option names. */
  row<Row extends { readonly id: string }>(name: string, table: string, rows: readonly Row[]): Row | undefined {
    const text = this.args.value(name);
    const row = rows.find((r) => r.id === text);
    if (text !== undefined && row === undefined) {
      const near = didYouMean(
        text,
        rows.map((r) => r.id),
      );
      this.tell(name, 'unknown-id', `there is no ${name} '${text}'`, near ?? `suanli data ${table} lists them all`);
    }
    return row;
  }
}

/** An object of those figures that are there. */
export const present = <Key extends string>(figures: Readonly<Record<Key, number | undefined>>): Partial<Record<Key, number>> =>
  Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== undefined)) as Partial<Record<Key, number>>;
