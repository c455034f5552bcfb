import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { suanli } from '../support/command-line.ts';
import { frictionlessFaults } from '../support/frictionless.ts';
import { smallPlace } from '../support/small-scenario.ts';

interface Manifest {
  readonly version: string;
  readonly file: string;
  readonly variant: string | null;
  readonly set: readonly string[];
  readonly draws: number;
  readonly seed: number;
  readonly wall_seconds: number;
  readonly data_as_of: string;
  readonly scenario_files: readonly { readonly file: string; readonly sha256: string; readonly text: string }[];
  readonly data_files: readonly { readonly file: string; readonly sha256: string }[];
  readonly resolved: unknown;
  readonly audit: { readonly unused: readonly { readonly path: string; readonly line: number }[]; readonly unmoved: readonly string[] };
}

let place = smallPlace();
beforeEach(() => {
  place = smallPlace();
});
afterEach(() => place.remove());

const root = fileURLToPath(new URL('../../', import.meta.url));
const hash = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');
const read = (...parts: string[]): string => readFileSync(place.at(...parts), 'utf8');
const tables = (folder: string): Record<string, string> =>
  Object.fromEntries(readdirSync(place.at(folder)).flatMap((name) => (name.endsWith('.csv') ? [[name, read(folder, name)]] : [])));

/** One run with everything that can be changed on the command line. */
const first = async (): Promise<Manifest> => {
  const words = ['run', 'small.yaml#twice', '--set', 'sites.guian.pue=1.19', '--draws', '12', '--seed', '5', '--out', 'first'];
  const { code, err } = await suanli(words, { cwd: place.folder });
  expect(code, err).toBe(0);
  return JSON.parse(read('first', 'manifest.json')) as Manifest;
};

const numbers = ({ draws, seed }: Manifest): string[] => ['--draws', String(draws), '--seed', String(seed)];

describe('a manifest', () => {
  it('holds what made the run, with hashes that are true', async () => {
    const made = await first();
    expect(made).toMatchObject({ file: 'small.yaml', variant: 'twice', set: ['sites.guian.pue=1.19'], draws: 12, seed: 5 });
    expect(made.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(made.data_as_of).toMatch(/^\d{4}-\d{2}/);
    expect(made.wall_seconds).toBeGreaterThan(0);
    expect(made.scenario_files.map((f) => f.file)).toEqual(['small.yaml', 'suanli:bases/china']);
    for (const { sha256, text } of made.scenario_files) expect(hash(text)).toBe(sha256);
    expect(hash(read('small.yaml'))).toBe(made.scenario_files[0]?.sha256);
    expect(made.data_files.map((f) => f.file)).toContain('data/chips.csv');
    for (const { file, sha256 } of made.data_files) expect(hash(readFileSync(root + file)), file).toBe(sha256);
  });

  it('lists what has no effect, with its line', async () => {
    const { audit } = await first();
    const lines = read('small.yaml').split('\n');
    const own = audit.unused.find((u) => u.path === 'demand.inference.kind');
    if (own) expect(lines[own.line - 1]).toContain('kind: inference');
    expect(audit.unmoved).not.toContain('capacity.installed');
  });

  it('is enough to make the same tables again, from the scenario it resolved', async () => {
    const made = await first();
    mkdirSync(place.at('elsewhere'));
    // JSON is YAML; the name of the file is the name in the tables
    writeFileSync(place.at('elsewhere', 'small.yaml'), JSON.stringify(made.resolved));
    const { code, err } = await suanli(['run', 'elsewhere/small.yaml', ...numbers(made), '--out', 'again'], { cwd: place.folder });
    expect(code, err).toBe(0);
    const named = Object.fromEntries(
      Object.entries(tables('again')).map(([name, text]) => [name, text.replaceAll(/^small,/gm, 'small#twice,')]),
    );
    expect(named).toEqual(tables('first'));
  });

  it('is enough to make them again from the texts it keeps', async () => {
    const made = await first();
    mkdirSync(place.at('kept'));
    for (const { file, text } of made.scenario_files) if (!file.startsWith('suanli:')) writeFileSync(place.at('kept', file), text);
    const sets = made.set.flatMap((set) => ['--set', set]);
    const words = ['run', `kept/${made.file}`, '--variant', String(made.variant), ...sets, ...numbers(made), '--out', 'again'];
    const { code, err } = await suanli(words, { cwd: place.folder });
    expect(code, err).toBe(0);
    expect(tables('again')).toEqual(tables('first'));
  });
});

describe('a result folder', () => {
  it('is a data package that keeps its word', async () => {
    await first();
    expect(frictionlessFaults(read('first', 'datapackage.json'), (path) => read('first', path))).toEqual([]);
  });
});
