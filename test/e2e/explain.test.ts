import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { suanli } from '../support/command-line.ts';
import { smallPlace } from '../support/small-scenario.ts';

const place = smallPlace();
let copies = 0;

beforeAll(async () => {
  const { code, err } = await suanli(['run', 'small.yaml', '--draws', '12', '--out', 'made'], { cwd: place.folder });
  expect(code, err).toBe(0);
});
afterAll(() => place.remove());

const asked = (folder: string, ...words: string[]) => suanli(['explain', folder, ...words], { cwd: place.folder });
const INSTALLED = ['capacity.installed', '--at', '2025-02'];

/** A copy of the results with one of its files changed. */
const edited = (name: string, change: (text: string) => string): string => {
  const folder = `edited-${copies++}`;
  cpSync(place.at('made'), place.at(folder), { recursive: true });
  const before = readFileSync(place.at(folder, name), 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(place.at(folder, name), after);
  return folder;
};

/** Doubles the median in the rows of a table that fit. */
const medianDoubled =
  (fits: (cells: readonly string[]) => boolean) =>
  (text: string): string => {
    const [header = '', ...rows] = text.split('\n');
    const at = header.split(',').indexOf('p50');
    const changed = rows.map((row) => {
      const cells = row.split(',');
      return fits(cells) ? cells.map((cell, i) => (i === at ? String(2 * Number(cell)) : cell)).join(',') : row;
    });
    return [header, ...changed].join('\n');
  };

interface Json {
  readonly variable: string;
  readonly period: string;
  readonly unit: string;
  readonly value: number;
  readonly draw: number;
  readonly equation: string | null;
  readonly limit: string | null;
  readonly inputs: readonly (Json & { readonly more?: true; readonly name?: string; readonly origin?: { file: string; line: number } })[];
}

describe('suanli explain', () => {
  it('shows the tree of a number', async () => {
    const { code, out, err } = await asked('made', ...INSTALLED);
    expect(code, err).toBe(0);
    expect(out).toMatch(/^capacity\.installed = [\d.]+ [PE]FLOPS in 2025-02 {2}\(draw \d+: of 12 the nearest to the median\)\n/);
    expect(out).toContain('= opening balance and flows');
    expect(out).toMatch(/data\/chips\.csv:\d+ · /);
  });

  it('gives other programs the whole of it', async () => {
    const { code, out, err } = await asked('made', ...INSTALLED, '--json');
    expect(code, err).toBe(0);
    const json = JSON.parse(out) as Json;
    expect(json).toMatchObject({ variable: 'capacity.installed', period: '2025-02', unit: 'EFLOPS', limit: null });
    const rows = readFileSync(place.at('made', 'projections.csv'), 'utf8').split('\n');
    const columns = (rows[0] ?? '').split(',');
    const row = rows
      .map((r) => r.split(','))
      .find((r) => r[1] === 'capacity.installed' && r[6] === '2025-02' && r[3] === '' && r[4] === '');
    const cell = (name: string): number => Number(row?.[columns.indexOf(name)]);
    expect(json.value).toBeGreaterThanOrEqual(cell('p25'));
    expect(json.value).toBeLessThanOrEqual(cell('p75'));
    const leaf = (e: Json['inputs'][number]): Json['inputs'][number][] => (e.name === undefined ? (e.inputs ?? []).flatMap(leaf) : [e]);
    const leaves = json.inputs.flatMap(leaf);
    expect(leaves.length).toBeGreaterThan(10);
    for (const { origin } of leaves) expect(origin?.line).toBeGreaterThan(0);
  });

  it('draws it', async () => {
    expect((await asked('made', ...INSTALLED, '--dot')).out).toMatch(/^digraph explanation \{/);
    expect((await asked('made', ...INSTALLED, '--mermaid')).out).toMatch(/^flowchart RL\n/);
  });

  it('explains the draw, the place and the year asked for', async () => {
    const words = ['chips.commissioned', '--at', '2025', '--chip', 'ascend_910b2', '--site', 'guian', '--draw', '3', '--json'];
    const json = JSON.parse((await asked('made', ...words)).out) as Json & { chip: string };
    expect(json).toMatchObject({ variable: 'chips.commissioned', period: '2025', unit: 'chip/year', draw: 3, chip: 'ascend_910b2' });
    expect(json.inputs.reduce((sum, i) => sum + i.value, 0)).toBeCloseTo(json.value, 6);
  });
});

describe('results that are not as they were', () => {
  it('are refused where the run gives another number', async () => {
    const total = medianDoubled((c) => c[1] === 'capacity.installed' && c[3] === '' && c[4] === '');
    const { code, err } = await asked(edited('projections.csv', total), ...INSTALLED);
    expect(code).toBe(2);
    expect(err).toContain('gives another number than the folder holds');
    expect(err).toContain('projections.csv is not as the run wrote it');
  });

  it('are explained where it gives the same, and what differs is said', async () => {
    const { code, err } = await asked(
      edited(
        'projections.csv',
        medianDoubled((c) => c[1] === 'revenue'),
      ),
      ...INSTALLED,
    );
    expect(code, err).toBe(0);
    expect(err).toContain('projections.csv is not as the run wrote it');
  });

  it('are refused where the scenario in the manifest was changed', async () => {
    const folder = edited('manifest.json', (text) => text.replaceAll('amount: 0.3e9', 'amount: 0.9e9'));
    const { code, err } = await asked(folder, ...INSTALLED);
    expect(code).toBe(2);
    expect(err).toContain('the text of small.yaml in the manifest was changed');
  });

  it('are explained where only a hash of our data differs and the number does not', async () => {
    const folder = edited('manifest.json', (text) =>
      text.replace(/("file": "data\/chips\.csv",\s+"sha256": ")[0-9a-f]{4}/, (_, before: string) => `${before}ffff`),
    );
    const { code, err } = await asked(folder, ...INSTALLED);
    expect(code, err).toBe(0);
    expect(err).toContain('data/chips.csv has changed');
  });

  it('are explained as they were run where the scenario was changed since', async () => {
    const text = readFileSync(place.at('small.yaml'), 'utf8');
    const before = (await asked('made', ...INSTALLED)).out;
    writeFileSync(place.at('small.yaml'), text.replace('0.3e9', '0.9e9'));
    const { code, out, err } = await asked('made', ...INSTALLED);
    writeFileSync(place.at('small.yaml'), text);
    expect(code, err).toBe(0);
    expect(out).toBe(before);
    expect(err).toContain('small.yaml changed since');
  });
});

describe('what cannot be explained', () => {
  it.each([
    [['made', 'capacity.instaled'], "did you mean 'capacity.installed'?"],
    [['made', 'capacity.installed', '--at', '2040'], '2024-07 to 2025-03'],
    [['made', 'capacity.installed', '--chip', 'ascend_910b22'], "did you mean 'ascend_910b2'?"],
    [['made', 'capacity.installed', '--draw', '12'], 'from 0 to 11'],
    [['made', 'capacity.installed', '--depth', 'deep'], 'a whole number'],
    [['made', 'supply.yield', '--member', 'die'], '--member die=da-vinci'],
    [['nowhere', 'capacity.installed'], 'not-a-result'],
    [['small.yaml', 'capacity.installed'], 'not-a-result'],
  ])('%j is refused in words', async (words, said) => {
    const { code, out, err } = await suanli(['explain', ...words], { cwd: place.folder });
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(said);
  });

  it.each([
    ['no JSON', () => '{"suanli": 1'],
    ['JSON of another kind', () => '{"suanli": 1, "draws": "many"}'],
    ['a later format', (text: string) => text.replace('"suanli": 1', '"suanli": 99')],
  ])('a manifest that is %s is refused', async (_, change) => {
    const { code, err } = await asked(edited('manifest.json', change), ...INSTALLED);
    expect(code).toBe(2);
    expect(err).toContain('not-a-result');
  });
});
