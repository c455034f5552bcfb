import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { PROBLEM_CHAPTERS } from '../../../src/report/problem-codes.ts';
import { problemReference } from '../../../src/report/problem-reference.ts';
import { scenarioReference } from '../../../src/report/scenario-reference.ts';
import { format, PROBLEM_CODES, readScenario, schema } from '../../../src/scenario/index.ts';
import { FUNCTIONS } from '../../../src/scenario/read/formula/functions.ts';
import { LIMITS } from '../../../src/scenario/text/limits.ts';
import { distributionKinds } from '../../../src/uncertainty/index.ts';
import { expectMade, expectWritten } from '../../support/written-page.ts';

const source = fileURLToPath(new URL('../../../src', import.meta.url));

/** The text of every source file but the reference itself. */
const texts = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts') && name !== 'report/problem-codes.ts')
  .map((name) => ({ name, text: readFileSync(`${source}/${name}`, 'utf8') }));

/** Codes that a source file reports: `code: 'x-y'`, or the first dashed word handed to what reports. */
const codesIn = (text: string): string[] =>
  [
    ...text.matchAll(
      /\bcode: '([a-z0-9]+(?:-[a-z0-9]+)+)'|\b(?:report|fault|problem)\((?:[^'`;]{0,60}, )?\s*'([a-z0-9]+(?:-[a-z0-9]+)+)',/g,
    ),
  ].map((match) => (match[1] ?? match[2]) as string);

describe('docs/problems.md', () => {
  it('has a line for every code', () => {
    expect(expectMade('docs/problems.md', problemReference())).toContain('# Problems');
  });

  const known = PROBLEM_CHAPTERS.flatMap((chapter) => Object.keys(chapter.codes));

  it('says each code once, in a sentence', () => {
    expect(new Set(known).size).toBe(known.length);
    for (const { codes } of PROBLEM_CHAPTERS) for (const meaning of Object.values(codes)) expect(meaning).toMatch(/^[A-Z].*\.$/);
  });

  it('misses no code of the source: a new one gets its line in src/report/problem-codes.ts', () => {
    const missing = texts.flatMap(({ name, text }) =>
      codesIn(text).flatMap((code) => (known.includes(code) ? [] : [`${code} in ${name}`])),
    );
    expect(missing).toEqual([]);
  });

  it('has no code that nothing reports', () => {
    const gone = known.filter((code) => !(code in PROBLEM_CODES) && !texts.some(({ text }) => text.includes(`'${code}'`)));
    expect(gone).toEqual([]);
  });
});

describe('docs/scenario.md', () => {
  const intro = expectMade.bind(undefined, 'docs/scenario.md', scenarioReference());

  it('has a table of every field', () => {
    expect(intro()).toContain('# Scenario files');
    for (const key of Object.keys(format.fields)) expect(scenarioReference()).toContain(`\`${key}`);
  });

  it('names the limits there are', () => {
    const { fileSize, depth, nodes, extendsDepth, months, members } = LIMITS;
    for (const limit of [fileSize, depth, nodes, extendsDepth, months, members]) expect(intro()).toContain(limit.toLocaleString('en'));
  });

  it('names distributions there are', () => {
    const kinds = distributionKinds.map((kind) => kind.name);
    const named = /`normal`[^|]*and others/.exec(intro())?.[0].match(/`([a-z]+)`/g) ?? [];
    expect(named.length).toBeGreaterThan(5);
    for (const name of named) expect(kinds).toContain(name.slice(1, -1));
  });

  it('names every function of formulas, and no other', () => {
    const [, sentence = ''] = /What a formula may use: (.*), and names under/.exec(intro()) ?? [];
    const named = [...sentence.matchAll(/[a-z]{2,}(?=`|\()/g)].map((m) => m[0]).sort();
    expect(named).toEqual([...[...FUNCTIONS.keys()].filter((name) => /^[a-z]+$/.test(name) && name !== 'neg'), 'if'].sort());
  });

  it('shows figures that can be read', () => {
    const forms = [...intro().matchAll(/^\| (?:an? )?[a-z ]+ \| (`.*`) \|/gm)].flatMap((m) =>
      [...(m[1] as string).matchAll(/`([^`]+)`/g)].map((f) => f[1] as string),
    );
    expect(forms.length).toBeGreaterThan(8);
    for (const form of forms) expect(() => parse(form)).not.toThrow();
  });

  it('begins with a file that can be read', () => {
    const [, text = ''] = /```yaml\n([\s\S]*?)```/.exec(intro()) ?? [];
    const problems = readScenario({ file: 'a.yaml', read: () => text, shipped: (name) => shippedBase(name) }).problems;
    // without catalogues a site brings no figures of its own
    expect(problems.filter((p) => p.code !== 'missing-key')).toEqual([]);
  });
});

const shippedBase = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../scenarios/${name}.yaml`, import.meta.url)), 'utf8');

describe('data/scenario.schema.json', () => {
  it('is what `suanli schema` prints', () => {
    expectWritten('data/scenario.schema.json', `${JSON.stringify(schema(), null, 2)}\n`);
  });
});
