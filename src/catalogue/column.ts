import type { Figure } from './figure.ts';

interface Common {
  /** One line of meaning. */
  readonly about: string;
  /** The cell may be empty. */
  readonly optional?: true;
}

export interface TextColumn extends Common {
  readonly kind: 'text';
}

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export interface DateColumn extends Common {
  readonly kind: 'date';
}

/** `true` or `false`. */
export interface FlagColumn extends Common {
  readonly kind: 'flag';
}

/** One of a few words. */
export interface ChoiceColumn<Word extends string = string> extends Common {
  readonly kind: 'choice';
  readonly choices: readonly Word[];
}

/** Words with spaces between, or a single one; where `of` is given they are ids of that table. */
export interface WordsColumn extends Common {
  readonly kind: 'words';
  readonly of?: string;
}

/** A number in a fixed unit; with `span` the columns `<name>_low` and `<name>_high` stand beside it. */
export interface FigureColumn extends Common {
  readonly kind: 'figure';
  readonly unit: string;
  readonly span?: true;
  /** Bounds in the column's unit. `above` is exclusive. */
  readonly above?: number;
  readonly min?: number;
  readonly max?: number;
  /** Who vouches for it, when it is not the row: the prefix of `_source`, `_as_of`, `_confidence` columns. */
  readonly by?: string;
}

/** A number whose unit stands in the row: columns `value`, `low`, `high`, `unit`. */
export interface MeasuredColumn extends Common {
  readonly kind: 'measured';
}

export type Column = TextColumn | DateColumn | FlagColumn | ChoiceColumn | WordsColumn | FigureColumn | MeasuredColumn;

export const text = (about: string): TextColumn => ({ kind: 'text', about });
export const date = (about: string): DateColumn => ({ kind: 'date', about });
export const flag = (about: string): FlagColumn => ({ kind: 'flag', about });
export const words = (about: string, of?: string): WordsColumn => ({ kind: 'words', about, ...(of === undefined ? {} : { of }) });
export const measured = (about: string): MeasuredColumn => ({ kind: 'measured', about });

export const choice = <Word extends string>(choices: readonly Word[], about: string): ChoiceColumn<Word> => ({
  kind: 'choice',
  choices,
  about,
});

type FigureOptions = Omit<FigureColumn, 'kind' | 'unit' | 'about' | 'optional'>;

/** A positive number unless the options say otherwise, and optional: what nobody published stays empty. */
export const figure = (unit: string, about: string, options: FigureOptions = {}) =>
  ({ kind: 'figure', unit, about, optional: true, ...(options.min === undefined ? { above: 0 } : {}), ...options }) as const;

export const optional = <C extends Column>(column: C): C & { readonly optional: true } => ({ ...column, optional: true });

/** What a cell of such a column holds once read. */
export type Content<C> = C extends FigureColumn | MeasuredColumn
  ? Figure
  : C extends FlagColumn
    ? boolean
    : C extends WordsColumn
      ? readonly string[]
      : C extends ChoiceColumn<infer Word>
        ? Word
        : string;
