import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareCommand } from '../../../src/cli/commands/compare.ts';
import { runCommand } from '../../../src/cli/commands/run.ts';
import { labelsOf } from '../../../src/cli/comparing/labels.ts';
import { explainFailure } from '../../../src/cli/explain-failure.ts';
import { parseArguments } from '../../../src/cli/parse.ts';
import type { Session } from '../../../src/cli/session.ts';
import type { Study } from '../../../src/cli/studies/study.ts';
import { listening } from '../../support/listening-session.ts';
import { overall } from '../../support/made-results.ts';
import { smallRun } from '../../support/small-run.ts';

let here = '';
beforeEach(() => {
  here = mkdtempSync(join(tmpdir(), 'suanli-'));
});
afterEach(() => rmSync(here, { recursive: true, force: true }));

const at = (...parts: string[]) => join(here, ...parts);

const NPV: Readonly<Record<string, readonly number[]>> = {
  'a.yaml': [10, 0, 10, 0, 10],
  'b.yaml': [4, 4, 4, 4, 4],
  'c.yaml': [0, 5, 0, 5, 0],
};

/** Every scenario is the small run with a present value of its own. */
const study: Study = {
  check: () => [],
  simulate: async ({ name: { file } }) => ({
    ...smallRun,
    scenario: file,
    results: { ...smallRun.results, overalls: [overall('finance.npv', 'CNY', NPV[file] ?? [0, 0, 0, 0, 0])] },
  }),
};

const type = async (words: string[], more: Partial<Session> = {}, command = compareCommand(study), name = 'compare') => {
  const { session, said } = listening(more);
  const entry = { name, about: '', examples: [], load: async () => command };
  const code = await parseArguments([name, ...words], entry, command)
    .then((args) => command.run(args, session))
    .catch((error: unknown) => explainFailure(error, session));
  return { code, ...said };
};

describe('labels', () => {
  it.each([
    [
      ['x/a.yaml', 'x/a.yaml#b'],
      ['a.yaml', '#b'],
    ],
    [
      ['x/a.yaml#c', 'x/a.yaml#b'],
      ['#c', '#b'],
    ],
    [
      ['x/a.yaml', 'y/b.yaml#v'],
      ['a.yaml', 'b.yaml#v'],
    ],
    [
      ['x/a.yaml', 'y/a.yaml'],
      ['x/a.yaml', 'y/a.yaml'],
    ],
    [
      ['out/first', 'out/second'],
      ['first', 'second'],
    ],
  ])('of %j are short and differ', (names, labels) => {
    expect(labelsOf(names)).toEqual(labels);
  });
});

describe('compare --rank', () => {
  it('orders results by the mean and gives the regret of each', async () => {
    const { code, out } = await type(['b.yaml', 'a.yaml', 'c.yaml', '--rank', 'finance.npv', '--out', at('c')]);
    expect(code).toBe(0);
    const rows = readFileSync(at('c', 'compare-ranking.csv'), 'utf8').trim().split('\n');
    // the best of each future is 10, 5, 10, 5, 10: a regrets 0, 5, 0, 5, 0; b 6, 1, 6, 1, 6; c 10, 0, 10, 0, 10
    expect(rows.slice(1).map((r) => r.split(','))).toEqual([
      ['1', 'a.yaml', 'finance.npv', 'CNY', '6', '0', '10', '0.6', '2', '5'],
      ['2', 'b.yaml', 'finance.npv', 'CNY', '4', '4', '4', '0', '4', '6'],
      ['3', 'c.yaml', 'finance.npv', 'CNY', '2', '0', '5', '0.4', '6', '10'],
    ]);
    expect(out).toContain('mean regret');
  });

  it('takes less for better where it is told to', async () => {
    await type(['a.yaml', 'c.yaml', '--rank', 'finance.npv:least', '--out', at('c')]);
    expect(readFileSync(at('c', 'compare-ranking.csv'), 'utf8')).toMatch(/1,c\.yaml.*\n2,a\.yaml/);
  });

  it.each([
    ['finance.nvp', "did you mean 'finance.npv'?"],
    ['finance.npv:most', '--rank cost.lcoc:least'],
    ['finance.npv@2024', 'one figure for the whole run'],
    ['capacity.installed@2031', '2024-11 to 2025-01'],
  ])('refuses %s', async (metric, sentence) => {
    const { code, err } = await type(['a.yaml', 'b.yaml', '--rank', metric, '--out', at('c')]);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
    expect(existsSync(at('c'))).toBe(false);
  });
});

describe('compare with result folders', () => {
  const make = (name: string, file: string) => type([file, '--out', at(name), '--quiet'], { quiet: true }, runCommand(study), 'run');

  it('gives means, ranks by years and overall figures, and leaves futures out', async () => {
    await make('r', 'a.yaml');
    await make('s', 'b.yaml');
    const { code, out } = await type([at('r'), at('s'), '--rank', 'finance.npv', '--out', at('c')]);
    expect(code).toBe(0);
    expect(out.replace(/\s+/g, ' ')).toContain('result folders keep no futures');
    expect(readdirSync(at('c')).sort()).toEqual([
      'compare-chart.json',
      'compare-inputs.csv',
      'compare-ranking.csv',
      'compare.csv',
      'datapackage.json',
      'manifest.json',
    ]);
    const monthly = await type([at('r'), at('s'), '--rank', 'capacity.installed@2024-12', '--out', at('d')]);
    expect([monthly.code, monthly.err.includes('result folders hold years')]).toEqual([2, true]);
  });

  it('refuses one that was edited', async () => {
    await make('r', 'a.yaml');
    appendFileSync(at('r', 'annual.csv'), 'x\n');
    const { code, err } = await type([at('r'), 'a.yaml', '--out', at('c')]);
    expect(code).toBe(2);
    expect(err).toContain('edited-result');
  });
});

describe('compare --attribute', () => {
  it.each([
    [['a.yaml', 'b.yaml', 'c.yaml', '--attribute'], 'between two scenarios'],
    [['a.yaml', 'b.yaml', '--attribute', '--group', 'episodes'], "did you mean 'episode'?"],
    [['a.yaml', 'b.yaml', '--output', 'finance.npv'], '--output goes with --attribute'],
    [['a.yaml', 'b.yaml', '--group', 'rule'], '--group goes with --attribute'],
    [['a.yaml', 'missing.yaml', '--attribute'], 'no such file'],
  ])('refuses %j', async (words, sentence) => {
    const { code, err } = await type([...words, '--out', at('c')]);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
    expect(existsSync(at('c'))).toBe(false);
  });

  it('refuses result folders', async () => {
    const { code, err } = await type([here, 'a.yaml', '--attribute', '--out', at('c')]);
    expect([code, err.includes('is a result folder')]).toEqual([2, true]);
  });
});
