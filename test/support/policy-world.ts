import { readRulebook } from '../../src/controls/index.ts';
import type { Results } from '../../src/engine/index.ts';
import { plan, run } from '../../src/study/index.ts';
import { placesText } from './rulebook.ts';
import { world } from './shipped-world.ts';

/** An act as a rule file states it: what a test cares about, the rest plain. */
export interface MadeAct {
  readonly id: string;
  readonly announced?: string;
  readonly effective: string;
  readonly ends?: string;
  readonly routes?: readonly string[];
  readonly jurisdiction?: string;
  readonly gate?: string;
  /** Classes as a rule file writes them, in flow style. */
  readonly classes: string;
  readonly amends?: string;
}

const actText = (a: MadeAct): string =>
  [
    `id: ${a.id}`,
    'title: Made for a test',
    `jurisdiction: ${a.jurisdiction ?? 'US'}`,
    'episode: test',
    `gate: ${a.gate ?? 'export'}`,
    `announced: ${a.announced ?? a.effective}`,
    `effective: ${a.effective}`,
    ...(a.ends === undefined ? [] : [`ends: ${a.ends}`]),
    'destinations: [CN]',
    ...(a.routes === undefined ? [] : [`routes: [${a.routes.join(', ')}]`]),
    ...(a.amends === undefined ? [] : [`amends: ${a.amends}`]),
    `classes: ${a.classes}`,
    'sources: [a test]',
    'confidence: low',
    'as_of: 2026-10-01',
    '',
  ].join('\n');

/** What a variable came to, month by month, in the unit it is shown in: of one chip, or in all. */
export type Reading = (id: string, chip?: string) => readonly number[];

/** Means over the draws. */
const reading =
  (results: Results): Reading =>
  (id, chip) => {
    const rows = chip === undefined ? '' : 'chip';
    const s = results.series.find((r) => r.recorded.id === id && r.recorded.axes.map((a) => a.name).join() === rows);
    const member = chip === undefined ? 0 : (s?.recorded.axes[0]?.members.indexOf(chip) ?? -1);
    if (!s || member < 0) throw new Error(`nothing is recorded of ${id} ${chip ?? ''}`);
    return Array.from({ length: results.months }, (_, t) => (s.mean[t * s.members + member] as number) / s.recorded.unit.factor);
  };

/**
 * Two years of one buyer whose money comes monthly and lapses unspent, with two foreign chips and one of its own, under these acts alone.
 * Text of the scenario is replaced by `more`, top-level key by key.
 */
const BODY: Readonly<Record<string, string>> = {
  suanli: '1',
  name: 'policy',
  horizon: '{start: 2024-01, end: 2025-12}',
  currency: 'CNY',
  policy: '{pull_forward: 0 %}',
  supply: `
  exchange_rate: 7 CNY/USD
  frontier: 1 PFLOPS/chip
  makers: [{id: maker, world_revenue: 1e9 USD/month, share: 20 %, home_share: 50 %}]
  imports:
    - {chip: h20, maker: maker, price: 10000 USD/chip, lag: 2 month, sales_part: 10 %}
    - {chip: l20, maker: maker, price: 4000 USD/chip, lag: 2 month, sales_part: 10 %}
  domestic:
    products: [{chip: ascend_910b2, die: d, dies: 1 die/chip, memory: m, stacks: 4 stack/chip, yield: 80 %, price: 80000 CNY/chip, finished: 100000 chip}]
    dies: [{id: d, area: 600 mm2, wafers: 100 %, defects: 0.2 1/cm2, reference: 10000 wafer, salvage: 0 %}]
    hbm: {generations: [{id: m, density: 4 GB/s/mm2, stock: 0 stack, imported: 0 stack/month, made: 0 stack/month, price: 1000 CNY/stack}]}`,
  sites: '[{id: guian, built: 2 GW, crews: 1e6 chip/month}]',
  demand: '[{id: work, kind: inference, compute: 1e4 EFLOPS}]',
  clusters: `
  - {chip: h20, power: 1000 W/chip, server_price: 50000 CNY/chip, network_price: 20000 CNY/chip, mfu: 40 %, goodput: 95 %}
  - {chip: l20, power: 500 W/chip, server_price: 15000 CNY/chip, network_price: 3000 CNY/chip, mfu: 30 %, goodput: 95 %}
  - {chip: ascend_910b2, power: 800 W/chip, server_price: 50000 CNY/chip, network_price: 20000 CNY/chip, mfu: 40 %, goodput: 95 %}`,
  investment: '[{id: buyer, amount: 2e9 CNY/month, facility: 0 %, spending_time: 1 month, carry_over: 1 month}]',
  finance: '{discount: 5 %}',
};

export interface Made {
  readonly acts?: readonly MadeAct[];
  readonly more?: Readonly<Record<string, string>>;
  readonly sets?: readonly string[];
  readonly draws?: number;
}

const scenarioText = (more: Readonly<Record<string, string>> = {}): string =>
  Object.entries({ ...BODY, ...more })
    .map(([key, text]) => `${key}: ${text}\n`)
    .join('');

/** Plans the small world; problems come back as they are. */
export const planMade = ({ acts = [], more = {}, sets = [], draws = 1 }: Made) => {
  const regimes = acts.map((a) => ({ file: `data/regimes/${a.id}.yaml`, text: actText(a) }));
  const { rulebook, problems } = readRulebook(regimes, placesText);
  if (problems.length > 0) throw new Error(problems.map((p) => `${p.file}:${p.line} ${p.message}`).join('\n'));
  const text = scenarioText(more);
  const read = (file: string): string | undefined => (file === 'scenarios/policy.yaml' ? text : undefined);
  return plan({ file: 'scenarios/policy.yaml', read, shipped: () => undefined, sets, draws, seed: 1 }, { ...world, rulebook });
};

/** Simulates the small world. */
export const simulateResults = async (made: Made): Promise<Results> => {
  const planned = planMade(made);
  if (!planned.plan) throw new Error(planned.problems.map((p) => `${p.line}:${p.column} ${p.code} ${p.message}`).join('\n'));
  return run(planned.plan, made.draws ?? 1, 1);
};

export const simulateMade = async (made: Made): Promise<Reading> => reading(await simulateResults(made));
