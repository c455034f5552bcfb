import type { Origin } from '../../uncertainty/value.ts';
import type { AnyField, ChoiceField, FlagField, FormulaField, ReferenceField, TextField } from './field.ts';
import type { Default, Given, Presence, Typed } from './typed.ts';

export interface WordOptions extends Presence {
  readonly example?: string;
}

export interface TextOptions extends WordOptions {
  readonly pattern?: RegExp;
  readonly demand?: string;
}

/** Free text. */
export const text = <const O extends TextOptions = Record<never, never>>(
  about: string,
  options?: O,
): TextField & Typed<Given<string, O>> => ({
  kind: 'text',
  about,
  ...options,
});

const NAME = { pattern: /^[a-z0-9][a-z0-9_-]{0,63}$/i, demand: 'letters, digits, _ and -, at most 64' } as const;

/** A name that paths and rows may use. */
export const id = (about: string): TextField & Typed<string> => ({ kind: 'text', about, required: true, ...NAME });

/** The id of a row of a catalogue table. */
export const reference = <const O extends WordOptions = Record<never, never>>(
  table: string,
  about: string,
  options?: O,
): ReferenceField & Typed<Given<string, O>> => ({ kind: 'reference', table, about, ...options });

/** The path of a value of this scenario, as `--set` would name it. */
export const valuePath = (about: string): TextField & Typed<string | undefined> => ({ kind: 'text', path: true, about });

/** One of a closed set of words. */
export const choice = <const W extends readonly string[], const O extends WordOptions = Record<never, never>>(
  words: W,
  about: string,
  options?: O,
): ChoiceField & Typed<Given<W[number], O>> => ({ kind: 'choice', words, about, ...options });

/** `true` or `false`. */
export const flag = (about: string, preset: boolean): FlagField & Typed<boolean> => ({
  kind: 'flag',
  about,
  default: { text: String(preset) },
});

/** A formula in the language of the model: its text and where it stands. */
export interface FormulaText {
  readonly text: string;
  readonly origin: Origin;
}

export const formula = <const O extends WordOptions = Record<never, never>>(
  about: string,
  options?: O,
): FormulaField & Typed<Given<FormulaText, O>> => ({ kind: 'formula', about, ...options });

/** A part that is checked elsewhere. */
export const anything = (about: string): AnyField & Typed<unknown> => ({ kind: 'any', about });

/** A default word, which needs no source. */
export const word = <const T extends string>(written: T): Default & { readonly text: T } => ({ text: written });
