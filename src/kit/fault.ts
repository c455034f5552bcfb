import type { Place, Problem } from './problem.ts';

/** A user's mistake in a piece of text whose place the reader of that piece does not know. */
export interface Fault {
  /** Kebab-case, as in `Problem.code`. */
  readonly code: string;
  /** What is wrong, as a sentence without a full stop. */
  readonly fault: string;
  /** What to write instead, where we can tell. */
  readonly hint?: string;
  /** Where in the text it is wrong: characters from its start. */
  readonly at?: number;
}

export const fault = (
  code: string,
  text: string,
  more: { readonly hint?: string | undefined; readonly at?: number | undefined } = {},
): Fault => ({
  code,
  fault: text,
  ...(more.hint === undefined ? {} : { hint: more.hint }),
  ...(more.at === undefined ? {} : { at: more.at }),
});

export const isFault = <T extends object>(result: T | Fault): result is Fault => 'fault' in result;

/** A fault given its place, which is where the text begins. */
export const problemOf = (f: Fault, place: Place): Problem => ({
  code: f.code,
  message: f.fault,
  file: place.file,
  line: place.line,
  column: place.column + (f.at ?? 0),
  ...(f.hint === undefined ? {} : { hint: f.hint }),
});
