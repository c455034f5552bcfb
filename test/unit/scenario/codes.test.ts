import { describe, expect, it } from 'vitest';
import { type Catalogue, PROBLEM_CODES } from '../../../src/scenario/index.ts';
import { bad, HEAD, readText, type World } from './support.ts';

// one model in a table, so that ids are checked
const catalogue: Catalogue = { ids: (table) => (table === 'models' ? ['llama-3.1-405b'] : undefined), row: () => undefined };

/** Problems that need more than a body under the usual head. */
const special: Readonly<Record<string, () => readonly { readonly code: string }[]>> = {
  'file-too-large': () => readText(`${HEAD}description: ${'a'.repeat(1_000_001)}`).problems,
  'empty-file': () => readText('# nothing but a remark\n').problems,
  'not-a-map': () => readText('[1, 2]').problems,
  'too-many-nodes': () => readText(laughs()).problems,
  'text-too-long': () => bad(`description: ${'a'.repeat(20_001)}`),
  'extends-too-deep': () => bad('extends: f1.yaml', { files: chain(12) }),
  'unknown-variant': () => bad('', { variant: 'cheap' }),
  'bad-set': () => bad('', { sets: ['finance.discount'] }),
  'too-many-members': () => bad(`outputs: [${'{variable: a},'.repeat(50_001)}]`),
  'horizon-too-long': () => readText(HEAD.replace('2025-12', '2199-12')).problems,
  'no-column': () => bad('sites: {s: {power: {csv: p.csv, column: pwer, unit: MW}}}', csv('month,power\n2024-01,3\n')),
  'csv-syntax': () => bad('sites: {s: {power: {csv: p.csv, column: power, unit: MW}}}', csv('month,power\n2024-01,"3\n')),
  'csv-header': () => bad('sites: {s: {power: {csv: p.csv, column: power, unit: MW}}}', csv('month,power,power\n2024-01,3,4\n')),
  'csv-row-length': () => bad('sites: {s: {power: {csv: p.csv, column: power, unit: MW}}}', csv('month,power\n2024-01\n')),
};

const csv = (text: string): World => ({ files: { 'scenarios/p.csv': text } });

/** Files that each extend the next, none of them in a circle. */
const chain = (count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`scenarios/f${i + 1}.yaml`, `extends: f${i + 2}.yaml`]));

/** Aliases that would expand to ten million values. */
const laughs = (): string => {
  const levels = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let i = 1; i < 7; i++)
    levels.push(
      `a${i}: &a${i} [${Array(10)
        .fill(`*a${i - 1}`)
        .join(', ')}]`,
    );
  return `${HEAD}parameters:\n${levels.map((l) => `  ${l}\n`).join('')}`;
};

describe('every code of the table', () => {
  for (const [code, { example }] of Object.entries(PROBLEM_CODES)) {
    it(code, () => {
      const problems = special[code]?.() ?? bad(example ?? '', { catalogue });
      expect(problems.map((p) => p.code)).toContain(code);
    });
  }

  it('has a text or a test', () => {
    for (const [code, { example }] of Object.entries(PROBLEM_CODES)) expect(example !== undefined || code in special, code).toBe(true);
  });
});
