import { PROBLEM_CHAPTERS } from './problem-codes.ts';

const table = (codes: Readonly<Record<string, string>>): string =>
  ['| code | meaning |', '| --- | --- |', ...Object.entries(codes).map(([code, meaning]) => `| \`${code}\` | ${meaning} |`)].join('\n');

/** Every code of a problem as Markdown, one line each. */
export const problemReference = (): string =>
  `${PROBLEM_CHAPTERS.map(({ title, about, codes }) => `## ${title}\n\n${about}\n\n${table(codes)}`).join('\n\n')}\n`;
