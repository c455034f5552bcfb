import { formatProblem, type Problem, tidyProblems } from '../../kit/problem.ts';
import { paint } from './paint.ts';
import { plain } from './plain.ts';
import { visibleWidth } from './visible-width.ts';

export interface ProblemView {
  readonly colour: boolean;
  /** Whether to show the line at fault, with a mark under the place: for people, not for programs. */
  readonly source: boolean;
  /** The text of a file that problems name, if it can be had. */
  readonly textOf: (file: string) => string | undefined;
}

/** A line longer than this is cut around the mark. */
const WIDEST = 100;

/** The line at fault and a caret under the column. */
const excerpt = (problem: Problem, text: string): string[] => {
  const line = text.split(/\r\n|\r|\n/, problem.line)[problem.line - 1];
  if (line === undefined || line.trim() === '') return [];
  const from = Math.max(0, Math.min(problem.column - 1 - WIDEST / 2, line.length - WIDEST));
  const shown = line.slice(from, from + WIDEST);
  const label = `${problem.line} | `;
  const before = visibleWidth(plain(shown.slice(0, Math.max(0, problem.column - 1 - from))));
  return [`  ${label}${plain(shown)}`, `  ${' '.repeat(label.length - 2)}| ${' '.repeat(before)}^`];
};

/** One problem a line, `file:line:column  code  message  (hint)`; for people with the line at fault beneath. */
export const problemText = (problems: readonly Problem[], view: ProblemView): string => {
  const p = paint(view.colour);
  return tidyProblems(problems)
    .flatMap((problem) => {
      if (!view.source) return [plain(formatProblem(problem))];
      const at = p.bold(plain(`${problem.file}:${problem.line}:${problem.column}`));
      const hint = problem.hint === undefined ? '' : `  ${p.cyan(plain(`(${problem.hint})`))}`;
      const text = view.textOf(problem.file);
      return [
        `${at}  ${p.red(problem.code)}  ${plain(problem.message)}${hint}`,
        ...(text === undefined ? [] : excerpt(problem, text).map(p.dim)),
      ];
    })
    .join('\n');
};

/** `1 problem`, `12 problems`. */
export const countOf = (n: number, thing: string): string => `${n.toLocaleString('en')} ${thing}${n === 1 ? '' : 's'}`;
