import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { suanli } from '../support/command-line.ts';
import { SMALL_SCENARIO, smallPlace } from '../support/small-scenario.ts';

const ESC = String.fromCharCode(27);
const FILES = [
  'accounts.csv',
  'annual.csv',
  'costs.csv',
  'datapackage.json',
  'limits.csv',
  'manifest.json',
  'projections.csv',
  'summary.csv',
];

let place = smallPlace();
beforeEach(() => {
  place = smallPlace();
});
afterEach(() => place.remove());

const here = (...words: string[]) => suanli(words, { cwd: place.folder });
const text = (...parts: string[]) => readFileSync(place.at(...parts), 'utf8');
const tables = (folder: string) => Object.fromEntries(FILES.filter((f) => f !== 'manifest.json').map((f) => [f, text(folder, f)]));

describe('a run', () => {
  it('writes the result folder and prints a summary without colours', async () => {
    const { code, out, err } = await here('run', 'small.yaml', '--draws', '20');
    expect([code, err]).toEqual([0, 'Results are in out/small\n']);
    expect(readdirSync(place.at('out', 'small')).sort()).toEqual(FILES);
    expect(readdirSync(place.at('out'))).toEqual(['small']);
    expect(out).toContain('A small centre');
    expect(out).toContain('Median of 20 draws (seed 1)');
    expect(out).not.toContain(ESC);
    expect(text('out', 'small', 'projections.csv').split('\n')[0]).toMatch(
      /^scenario,variable,unit,chip,site,programme,period,mean,p5,p25,p50,p75,p95,source/,
    );
    expect(JSON.parse(text('out', 'small', 'manifest.json'))).toMatchObject({ draws: 20, seed: 1, horizon: { months: 9 } });
  });

  it('gives the same bytes for the same seed, and others for another', async () => {
    const seeds = { a: '7', b: '7', c: '8' };
    const ended = await Promise.all(
      Object.entries(seeds).map(([out, seed]) => here('run', 'small.yaml', '--draws', '20', '--seed', seed, '--out', out)),
    );
    expect(ended.map((e) => e.code)).toEqual([0, 0, 0]);
    expect(tables('a')).toEqual(tables('b'));
    expect(tables('a')['summary.csv']).not.toBe(tables('c')['summary.csv']);
  });

  it('adds its cost lines up to its total cost', async () => {
    await here('run', 'small.yaml', '--draws', '10');
    const column = (line: string, name: string, header: string) => line.split(',')[header.split(',').indexOf(name)] as string;
    const [costHeader, ...costs] = text('out', 'small', 'costs.csv').trimEnd().split('\n') as [string, ...string[]];
    const [header, ...rows] = text('out', 'small', 'projections.csv').trimEnd().split('\n') as [string, ...string[]];
    const totals = rows.filter((r) => column(r, 'variable', header) === 'cost.total');
    expect(totals).toHaveLength(9);
    for (const row of totals) {
      const month = costs.filter((c) => column(c, 'period', costHeader) === column(row, 'period', header));
      const sum = month.reduce((s, c) => s + Number(column(c, 'mean', costHeader)), 0);
      const total = Number(column(row, 'mean', header));
      expect(Math.abs(sum - total)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(total)));
    }
  });

  it('gives the summary as JSON', async () => {
    const { out } = await here('run', 'small.yaml', '--draws', '5', '--json');
    const rows = JSON.parse(out) as Record<string, unknown>[];
    expect(rows.length).toBeGreaterThan(5);
    expect(Object.keys(rows[0]!)).toEqual(['scenario', 'metric', 'unit', 'mean', 'p5', 'p50', 'p95', 'note']);
  });

  it('names its variant in folder and column, and its changes in the manifest', async () => {
    expect((await here('run', 'small.yaml', '--draws', '1', '--variant', 'twice', '--set', 'sites.guian.pue=1.19')).code).toBe(0);
    expect(text('out', 'small-twice', 'summary.csv').split('\n')[1]).toMatch(/^small#twice,/);
    expect(JSON.parse(text('out', 'small-twice', 'manifest.json'))).toMatchObject({ variant: 'twice', set: ['sites.guian.pue=1.19'] });
  });
});

describe('wrong input', () => {
  it('gets every problem with its place, 2, and writes nothing', async () => {
    writeFileSync(
      place.at('bad.yaml'),
      SMALL_SCENARIO.replace('20 MW to 40 MW', '20 MWh').replace('chip: ascend', 'chip: asend').replace('demand:', 'demnad:'),
    );
    const { code, out, err } = await here('run', 'bad.yaml');
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^bad\.yaml:6:1 {2}unknown-key .*demand/m);
    expect(err).toMatch(/^bad\.yaml:11:\d+ {2}wrong-unit /m);
    expect(err).not.toMatch(/ {4}at /);
    expect(existsSync(place.at('out'))).toBe(false);
  });

  it.each([
    ['none.yaml', 'no such file'],
    ['.', 'a folder'],
    ['/dev/null', 'not a regular file'],
  ])('%s is no scenario', async (file, reason) => {
    const { code, err } = await here('run', file);
    expect(code).toBe(2);
    expect(err).toContain(reason);
  });

  it('is refused where a file stands in the way of the results', async () => {
    writeFileSync(place.at('file'), 'mine');
    for (const out of ['file', 'file/deeper']) {
      const { code, err } = await here('run', 'small.yaml', '--draws', '1', '--out', out);
      expect(code).toBe(2);
      expect(err).toContain('choose another with --out');
    }
    expect(text('file')).toBe('mine');
  });

  it('never overwrites a folder that is no result', async () => {
    mkdirSync(place.at('thesis'));
    writeFileSync(place.at('thesis', 'chapter.txt'), 'years of work');
    const { code, err } = await here('run', 'small.yaml', '--out', 'thesis');
    expect(code).toBe(2);
    expect(err).toContain('stays as it is');
    expect(readdirSync(place.at('thesis'))).toEqual(['chapter.txt']);
  });
});

describe('an interruption', () => {
  it.each(['SIGINT', 'SIGKILL'] as const)('by %s leaves the old result and nothing half-written', async (signal) => {
    await here('run', 'small.yaml', '--draws', '5');
    const before = tables('out/small');
    const { code, signal: by } = await suanli(['run', 'small.yaml', '--draws', '1000000'], {
      cwd: place.folder,
      started: (kill) => setTimeout(() => kill(signal), 1500),
    });
    // on a slow machine the signal may come before we listen to it; the process then dies of it
    expect(code === 130 || by === signal).toBe(true);
    expect(tables('out/small')).toEqual(before);
    expect(readdirSync(place.at('out'))).toEqual(['small']);
  });
});

describe('a comparison', () => {
  it('of variants and of result folders writes compare.csv', async () => {
    const first = await here('compare', 'small.yaml', 'small.yaml#twice', '--draws', '5');
    expect(first.code).toBe(0);
    expect(first.out).toContain('#twice');
    const rows = text('out', 'compare', 'compare.csv');
    expect(rows.split('\n')[0]).toMatch(/^base,scenario,variable,unit,chip,site,programme,period,base_mean,mean,difference,relative/);
    await here('run', 'small.yaml', '--draws', '5');
    await here('run', 'small.yaml#twice', '--draws', '5');
    const again = await here('compare', 'out/small', 'out/small-twice', '--json');
    expect(again.code).toBe(0);
    const fromFolders = JSON.parse(again.out) as { variable: string }[];
    expect(fromFolders.length).toBe(rows.trimEnd().split('\n').length - 1);
  });

  it('splits a difference among what was changed', async () => {
    const { code, out } = await here(
      'compare',
      'small.yaml',
      'small.yaml#twice',
      '--attribute',
      '--output',
      'capacity.installed@2025-02',
      '--json',
    );
    expect(code).toBe(0);
    const found = JSON.parse(out) as { difference: number; contributions: { group: string; value: number }[] };
    expect(found).toMatchObject({
      output: 'capacity.installed@2025-02',
      unit: 'EFLOPS',
      contributions: [{ group: 'investment' }],
      interactions: [],
    });
    expect(found.contributions[0]?.value).toBe(found.difference);
    expect(text('out', 'compare', 'attribution.csv')).toContain('investment.enterprise.amount');
  });
});

describe('check and schema', () => {
  it('say nothing against a good scenario', async () => {
    expect(await here('check', 'small.yaml')).toMatchObject({ code: 0, out: '1 scenario checked, nothing wrong\n', err: '' });
  });

  it('describe what a scenario may say', async () => {
    const { code, out } = await here('schema');
    expect(code).toBe(0);
    expect(Object.keys((JSON.parse(out) as { properties: object }).properties)).toContain('sites');
  });
});
