import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

const pathOf = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));

/** A file of the repository that is made from the source; `UPDATE_GOLDEN=1` writes it instead of comparing. */
export const expectWritten = (name: string, text: string): void => {
  const path = pathOf(name);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, text);
  expect(existsSync(path), `${name} is missing; UPDATE_GOLDEN=1 npm test writes it`).toBe(true);
  expect(readFileSync(path, 'utf8')).toBe(text);
};

/** A page whose first part is written by hand and whose second, behind a mark of its own, is made from the source. */
export const expectMade = (name: string, made: string): string => {
  const path = pathOf(name);
  const [, intro = '', mark = '', rest = ''] =
    /^([\s\S]*?)(<!-- From here on made [^\n]*-->\n\n)([\s\S]*)$/.exec(readFileSync(path, 'utf8')) ?? [];
  expect(mark, `${name} has no mark`).not.toBe('');
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, intro + mark + made);
  else expect(rest).toBe(made);
  return intro;
};
