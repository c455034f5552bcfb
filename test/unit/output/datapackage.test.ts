import { describe, expect, it } from 'vitest';
import { resultFiles } from '../../../src/output/result-files.ts';
import { frictionlessFaults } from '../../support/frictionless.ts';
import { smallRun } from '../../support/small-run.ts';
import { collected, textOf } from '../../support/written-files.ts';

const files = new Map((await collected(resultFiles(smallRun))).map((file) => [file.name, textOf(file)]));
const written = files.get('datapackage.json') ?? '';
const faults = (text: string) => frictionlessFaults(text, (path) => files.get(path));

/** The package with one thing changed. */
const changed = (change: (resource: Record<string, unknown>) => void): string => {
  const content = JSON.parse(written) as { resources: Record<string, unknown>[] };
  change(content.resources[0]!);
  return JSON.stringify(content);
};

describe('datapackage.json', () => {
  it('keeps the rules of Data Package v2, and its tables keep to it', () => {
    expect(faults(written)).toEqual([]);
  });

  it('describes every table of the folder', () => {
    const { resources } = JSON.parse(written) as { resources: { path: string }[] };
    expect(resources.map((r) => r.path).sort()).toEqual([...files.keys()].filter((name) => name.endsWith('.csv')).sort());
  });

  // a check that never says no would prove nothing
  it.each<[string, (resource: Record<string, unknown>) => void, string]>([
    ['no name', (r) => delete r['name'], 'no name'],
    ['a path that leads away', (r) => Object.assign(r, { path: '../x.csv' }), 'no path'],
    ['a file that is not there', (r) => Object.assign(r, { path: 'x.csv' }), 'there is no x.csv'],
    ['no fields', (r) => Object.assign(r, { schema: { fields: [] } }), 'no fields'],
    ['an unknown type', (r) => Object.assign(r, { schema: { fields: [{ name: 'a', type: 'money' }] } }), "no type 'money'"],
    ['other columns', (r) => Object.assign(r, { schema: { fields: [{ name: 'a', type: 'string' }] } }), 'the header is'],
    ['another type', (r) => Object.assign((r['schema'] as { fields: object[] }).fields[0]!, { type: 'number' }), 'is no number'],
  ])('would be refused with %s', (_, change, sentence) => {
    expect(faults(changed(change)).join('\n')).toContain(sentence);
  });
});
