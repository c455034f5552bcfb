/** A spot in a text: lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A user's mistake, as a value. Mistakes are collected, never thrown; only bugs throw. */
export interface Problem extends Place {
  /** Kebab-case, stable, listed in docs/problems.md: `unknown-key`, `wrong-unit`, … */
  readonly code: string;
  readonly message: string;
  /** What to write instead, where we can tell. */
  readonly hint?: string;
}

/** One line a person can read and an editor can jump to: `file:line:column  code  message  hint`. */
export const formatProblem = (p: Problem): string =>
  `${p.file}:${p.line}:${p.column}  ${p.code}  ${p.message}${p.hint === undefined ? '' : `  (${p.hint})`}`;

const byPlace = (a: Problem, b: Problem): number => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column);

/** Sorted by place, exact repeats dropped. */
export const tidyProblems = (problems: readonly Problem[]): Problem[] => {
  const seen = new Set<string>();
  return [...problems].sort(byPlace).filter((p) => {
    const key = formatProblem(p);
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
};

/** Carries problems through code that cannot return them. Hosts and commands catch it and exit with 2. */
export class ProblemsError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.name = 'ProblemsError';
    this.problems = problems;
  }
}
