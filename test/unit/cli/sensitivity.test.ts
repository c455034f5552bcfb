import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../../../src/cli/command.ts';
import { reachCommand } from '../../../src/cli/commands/reach.ts';
import { sensitivityCommand } from '../../../src/cli/commands/sensitivity.ts';
import { explainFailure } from '../../../src/cli/explain-failure.ts';
import { parseArguments } from '../../../src/cli/parse.ts';
import type { Session } from '../../../src/cli/session.ts';
import { listening } from '../../support/listening-session.ts';
import { smallPlace } from '../../support/small-scenario.ts';

let place: ReturnType<typeof smallPlace>;
beforeAll(() => {
  place = smallPlace();
});
afterAll(() => place.remove());

/** Runs a command as the command line does, up to its exit code. */
const type = async (command: Command, name: string, words: readonly string[], more: Partial<Session> = {}) => {
  const { session, said } = listening(more);
  const entry = { name, about: '', examples: [], load: async () => command };
  const code = await parseArguments([name, place.at('small.yaml'), ...words], entry, command)
    .then((args) => command.run(args, session))
    .catch((error: unknown) => explainFailure(error, session));
  return { code, ...said };
};

const sensitivity = (words: readonly string[], more?: Partial<Session>) => type(sensitivityCommand, 'sensitivity', words, more);
const reach = (words: readonly string[], more?: Partial<Session>) => type(reachCommand, 'reach', words, more);

describe('sensitivity', () => {
  it('answers in JSON as agreed', async () => {
    const { code, out, err } = await sensitivity(['--output', 'capacity.effective@2025-03', '--draws', '100'], { json: true });
    expect(code, err).toBe(0);
    const answer = JSON.parse(out);
    expect(answer).toMatchObject({ output: 'capacity.effective@2025-03', unit: 'EFLOPS', draws: 100, undefined_draws: 0 });
    for (const input of answer.inputs) {
      expect(Object.keys(input)).toEqual(['name', 'low', 'high', 'rank_correlation', 'first_order', 'total', 'resolved']);
      expect(typeof input.resolved).toBe('boolean');
      expect(input.resolved ? typeof input.total : input.total).toBe(input.resolved ? 'number' : null);
    }
    const names = answer.inputs.map((i: { name: string }) => i.name);
    expect(names).toContain('finance.busy');
    expect(names.filter((n: string) => answer.without_effect.includes(n))).toEqual([]);
    // a chip that nobody buys
    expect(answer.without_effect).toContain('clusters.a10.failures');
    const elastic = answer.elasticities.find((e: { name: string }) => e.name === 'finance.busy');
    expect(elastic.elasticity).toBeCloseTo(1, 3);
    const swings = answer.inputs.map(
      (i: { low: number; high: number }) => Math.max(i.low, i.high, answer.median) - Math.min(i.low, i.high, answer.median),
    );
    expect([...swings].sort((a: number, b: number) => b - a)).toEqual(swings);
  });

  it('draws a tornado with one input at a time, for several numbers at once', async () => {
    const { code, out } = await sensitivity(['--output', 'capacity.effective@2025', '--output', 'cost.total@2025-01', '--draws', '1']);
    expect(code).toBe(0);
    expect(out).toContain('capacity.effective@2025');
    expect(out).toContain('cost.total@2025-01');
    expect(out).toMatch(/finance\.busy .*░│█/);
    expect(out).toContain('every uncertain input at its median');
    expect(out).not.toContain('Sobol');
  });

  it.each([
    [[], '--output'],
    [['--output', 'capacity.efective'], 'capacity.effective'],
    [['--output', 'capacity.effective@2031-01'], 'outside the horizon'],
    [['--output', 'capacity.effective@soon'], 'no period'],
    [['--output', 'finance.npv@2025'], 'one figure for the whole run'],
    [['--output', 'finance.npv', '--draws', '20'], 'too few'],
    [['--output', 'finance.npv', '--draws', 'many'], '--draws'],
    [['--output', 'finance.npv', '--set', 'sites.guian.pu=1'], "did you mean 'pue'"],
  ])('says what is wrong with %j', async (words, sentence) => {
    const { code, err } = await sensitivity(words);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });
});

describe('reach', () => {
  it('answers in JSON, and says what would lift it', async () => {
    const words = ['--target', 'capacity.effective >= 0.72 EFLOPS @ 2025-03', '--probability', '80%', '--draws', '200'];
    const { code, out, err } = await reach(words, { json: true });
    expect(code, err).toBe(0);
    const answer = JSON.parse(out);
    expect(answer).toMatchObject({ target: 'capacity.effective >= 0.72 EFLOPS @ 2025-03', name: null, draws: 200, undefined_draws: 0 });
    expect(answer.low).toBeLessThanOrEqual(answer.probability);
    expect(answer.high).toBeGreaterThanOrEqual(answer.probability);
    expect(answer.probability).toBeGreaterThan(0.2);
    expect(answer.probability).toBeLessThan(0.7);
    expect(answer.wanted).toBe(0.8);
    expect(answer.box.restrictions.map((r: { input: string }) => r.input)).toContain('finance.busy');
    expect(answer.box.density).toBeGreaterThan(answer.box.base);
    for (const change of answer.changes) expect(change.probability).toBeGreaterThanOrEqual(0.8);
    expect(answer.cost_unit).toBe('CNY');
    const costs = answer.changes.map((c: { cost: number }) => c.cost);
    expect(costs.length).toBeGreaterThan(1);
    expect(costs).toEqual(costs.toSorted((a: number, b: number) => a - b));
  });

  it('takes the targets of the file, each by its month', async () => {
    const { code, out, err } = await reach([
      '--draws',
      '100',
      '--set',
      'targets=[{name: some, when: capacity.installed >= 1 EFLOPS, by: 2024-12}]',
    ]);
    expect(code, err).toBe(0);
    expect(out).toContain('some: capacity.installed >= 1 EFLOPS @ 2024-12');
  });

  it.each([
    [[], 'no targets of its own'],
    [['--target', 'capacity.effective'], 'no target'],
    [['--target', 'capacity.efective >= 1 EFLOPS'], 'capacity.effective'],
    [['--target', 'capacity.effective >= 1 EFLOPS @ 2040-01'], 'outside the horizon'],
    [['--target', 'capacity.effective >= 1'], 'EFLOPS'],
    [['--target', 'capacity.effective >= 1 MW'], 'EFLOPS'],
    [['--target', 'finance.npv > 0', '--draws', '10'], 'too few'],
    [['--target', 'finance.npv > 0', '--probability', '120%'], 'between 0 and 1'],
    [['--target', 'finance.npv > 0', '--probability', 'likely'], 'between 0 and 1'],
  ])('says what is wrong with %j', async (words, sentence) => {
    const { code, err } = await reach(words);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });
});
