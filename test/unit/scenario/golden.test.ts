import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../../src/kit/problem.ts';
import { readScenario } from '../../../src/scenario/index.ts';

const folder = new URL('../../golden/scenario/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

// what a person sees who makes many mistakes at once; beside each file stands what suanli says of it
describe('files full of mistakes', () => {
  it.each(names)('%s', async (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const { problems } = readScenario({ file: name, read: (path) => (path === name ? text : undefined), shipped: () => undefined });
    expect(problems.length).toBeGreaterThan(0);
    const said = problems.map((p) => `${formatProblem(p)}\n`).join('');
    await expect(said).toMatchFileSnapshot(new URL(name.replace('.yaml', '.txt'), folder).pathname);
  });
});
