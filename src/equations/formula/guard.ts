import { Refusal } from '../fault.ts';

/** Far above any formula a person writes, far below what could exhaust the parser's stack. */
const LONGEST = 2000;
const DEEPEST_BRACKETS = 40;

/** Signs people type or paste, and the plain ones that mean the same; each one character, so that places stay. */
const PLAIN: Readonly<Record<string, string>> = { '−': '-', '–': '-', '×': '*', '·': '*', '÷': '/' };

const hints: Readonly<Record<string, string>> = {
  '"': 'formulas hold no text',
  "'": 'formulas hold no text',
  '`': 'formulas hold no text',
  '[': 'write sum(x, site) to add up, there is no indexing',
  '{': 'formulas hold no objects',
  ';': 'a formula is one expression',
};

const ALLOWED = /[A-Za-z0-9_.,+\-*/^()<>=!?:% ]/;

/**
 * Refuses what no formula may hold, before a parser sees it; spaces and typographic signs become plain ones.
 * @returns text of the same length
 */
export const guard = (text: string): string => {
  if (text.trim() === '') throw new Refusal('the formula is empty');
  if (text.length > LONGEST)
    throw new Refusal(`the formula has ${text.length} characters, more than ${LONGEST}`, 'split it into several variables');
  const wide = /[≤≥]/.exec(text);
  if (wide) throw new Refusal(`'${wide[0]}' cannot be used in a formula`, `write ${wide[0] === '≤' ? '<=' : '>='}`, wide.index);
  let plain = '';
  let depth = 0;
  for (const [at, raw] of [...text].entries()) {
    const c = /\s/.test(raw) ? ' ' : (PLAIN[raw] ?? raw);
    if (!ALLOWED.test(c)) throw new Refusal(`'${/\p{C}/u.test(c) ? '?' : c}' cannot be used in a formula`, hints[c], at);
    if (c === '(' && ++depth > DEEPEST_BRACKETS)
      throw new Refusal(`more than ${DEEPEST_BRACKETS} brackets inside each other`, undefined, at);
    if (c === ')') depth--;
    plain += c;
  }
  const odd = /(?<![A-Za-z0-9_.])0[xXbBoO][0-9a-fA-F]/.exec(plain);
  if (odd) throw new Refusal('numbers are written in decimal', undefined, odd.index);
  return plain;
};
