import type { Problem } from '../kit/problem.ts';

/** A value, or every mistake that stood in its way. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const refused = <T>(...problems: readonly Problem[]): Outcome<T> => ({ ok: false, problems });

/** A mistake in one flag or field, named by it: commands have no file and line, so the flag stands where a file would. */
export const flagProblem = (flag: string, code: string, message: string, hint?: string): Problem => ({
  file: `--${flag}`,
  line: 1,
  column: 1,
  code,
  message,
  ...(hint === undefined ? {} : { hint }),
});
