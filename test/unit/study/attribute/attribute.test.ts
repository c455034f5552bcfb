import { describe, expect, it } from 'vitest';
import { figuresOf, readAsked } from '../../../../src/study/asked/index.ts';
import { type Attribution, type AttributionResult, attribute, type Grouping } from '../../../../src/study/attribute/index.ts';
import { type PlanRequest, plan } from '../../../../src/study/plan.ts';
import { run } from '../../../../src/study/run.ts';
import { shipped, world } from '../../../support/shipped-world.ts';
import { SMALL_SCENARIO } from '../../../support/small-scenario.ts';

const VARIANTS = `  no-acts: {policy: {timeline: none, change: null}}
  embargoed: {policy: {embargo: {from: 2024-10}}}
  richer:
    investment:
      - {id: enterprise, amount: 0.6e9 CNY/month}
    procurement: {build_ahead: 120 %}
    finance: {loss_life: 3 year}
  elsewhere:
    sites:
      - {id: horinger, phases: [{id: one, power: 30 MW, basis: facility, ready: 2024-08}]}
    procurement: {build_ahead: 120 %}
  own-chips: {investment: [{id: enterprise, eligible: {chips: domestic}}], policy: {timeline: none, change: null}}
  late: {horizon: {start: 2024-08}}
`;

const TEXT = SMALL_SCENARIO + VARIANTS;
const FILE = 'small.yaml';

interface Changed {
  readonly variant?: string;
  readonly sets?: readonly string[];
  readonly draws?: number;
}

const request = ({ variant, sets = [], draws = 1 }: Changed): PlanRequest => ({
  file: FILE,
  read: (file) => (file === FILE ? TEXT : undefined),
  shipped,
  sets,
  draws,
  seed: 3,
  ...(variant !== undefined && { variant }),
});

const OUTPUT = 'capacity.installed@2025-02';

const asked = (a: Changed, b: Changed, by: Grouping = 'episode', output = OUTPUT): Promise<AttributionResult> =>
  attribute({ a: request(a), b: request(b), output, by }, world);

const split = async (a: Changed, b: Changed, by?: Grouping, output?: string): Promise<Attribution> => {
  const result = await asked(a, b, by, output);
  if (!('attribution' in result)) throw new Error(JSON.stringify(result));
  return result.attribution;
};

/** The same number from a plain run of the scenario by itself, in the shown unit, future by future. */
const plainly = async (changed: Changed, output = OUTPUT): Promise<Float64Array> => {
  const { plan: ready, problems } = plan({ ...request(changed), outputs: [output.split('@')[0]!] }, world);
  if (!ready) throw new Error(JSON.stringify(problems));
  const what = readAsked(output, ready.descriptions, ready.scenario.horizon);
  if ('fault' in what) throw new Error(what.fault);
  return figuresOf(what, await run(ready, changed.draws ?? 1, 3)).map((x) => x / what.unit.factor);
};

const mean = (x: ArrayLike<number>): number => Array.from(x).reduce((a, b) => a + b, 0) / x.length;

const addsUp = ({ contributions, difference, a, b }: Attribution): void => {
  const sum = contributions.reduce((s, c) => s + c.value, 0);
  expect(Math.abs(sum - difference)).toBeLessThanOrEqual(1e-12 * Math.max(Math.abs(a), Math.abs(b)));
};

describe('an attribution', () => {
  it.each(['no-acts', 'embargoed', 'richer', 'own-chips'])('begins and ends with plain runs of its scenarios: %s', async (variant) => {
    const found = await split({}, { variant });
    expect(found.apart).toEqual([]);
    expect(found.a).toBeCloseTo((await plainly({}))[0]!, 9);
    expect(found.b).toBeCloseTo((await plainly({ variant }))[0]!, 9);
    addsUp(found);
  });

  it('splits a year that is a ratio of sums, which is no mean of its months', async () => {
    const output = 'cost.per_pflop_hour@2024';
    const found = await split({}, { variant: 'richer' }, 'episode', output);
    expect(found.a).toBeCloseTo((await plainly({}, output))[0]!, 9);
    expect(found.b).toBeCloseTo((await plainly({ variant: 'richer' }, output))[0]!, 9);
    expect(found.a).not.toBeCloseTo(found.b, 3);
    addsUp(found);
  });

  it('is the definition, over scenarios that are each run by themselves', async () => {
    const sets = [
      'investment.enterprise.amount=0.6e9 CNY/month',
      'sites.guian.phases.one.power=1 MW',
      'clusters.ascend_910b2.power=800 W/chip',
    ];
    const worth = new Map<string, number>();
    for (let mask = 0; mask < 8; mask++) {
      const some = sets.filter((_, g) => mask & (1 << g));
      worth.set(some.join(), (await plainly({ sets: some }))[0]!);
    }
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ];
    const of = (members: readonly number[]): number => worth.get(sets.filter((_, g) => members.includes(g)).join())!;
    const expected = sets.map((_, g) => mean(orders.map((o) => of(o.slice(0, o.indexOf(g) + 1)) - of(o.slice(0, o.indexOf(g))))));
    const found = await split({}, { sets }, 'path');
    expect(found).toMatchObject({ method: 'exact', coalitions: 8 });
    for (const [g, set] of sets.entries()) {
      const path = set.split('=')[0]!;
      expect(found.contributions.find((c) => c.group === path)?.value).toBeCloseTo(expected[g]!, 9);
    }
    addsUp(found);
  });

  it('turns round with its sides', async () => {
    const [there, back] = [await split({}, { variant: 'richer' }), await split({ variant: 'richer' }, {})];
    expect(back.difference).toBeCloseTo(-there.difference, 12);
    for (const c of there.contributions) expect(back.contributions.find((d) => d.group === c.group)?.value).toBeCloseTo(-c.value, 9);
  });

  it('gives nothing to what the number does not depend on', async () => {
    const found = await split({}, { variant: 'richer' }, 'section');
    expect(found.contributions.map((c) => c.group).sort()).toEqual(['finance', 'investment', 'procurement']);
    expect(found.contributions.find((c) => c.group === 'finance')).toMatchObject({ value: 0, low: 0, high: 0, firstIn: 0, lastIn: 0 });
  });

  it('has nothing to split between a scenario and itself', async () => {
    expect(await split({}, {})).toMatchObject({ difference: 0, contributions: [], interactions: [], coalitions: 1 });
  });

  it('takes rules by the episode they tell, one by one, or as one section', async () => {
    const groups = async (by: Grouping) => (await split({ variant: 'no-acts' }, {}, by)).contributions.map((c) => c.group);
    expect((await groups('episode')).sort()).toEqual([
      '2022',
      'april-2025-letters',
      'china-gates',
      'hbm-and-foundry-2024-25',
      'october-2023',
      'openings-2025-26',
    ]);
    expect(await groups('section')).toEqual(['policy']);
    const rules = await split({ variant: 'no-acts' }, {}, 'rule');
    expect(rules.method).toBe('sampled');
    expect(rules.contributions.map((c) => c.group)).toContain('us-2023-10-17-acs-ifr');
    // the corrections of April 2024 only change the rule of October 2023
    expect(rules.contributions.find((c) => c.group === 'us-2024-04-04-corrections')?.restsOn).toContain('us-2023-10-17-acs-ifr');
    addsUp(rules);
  });

  it('follows every future of many, the same as runs of each scenario alone', async () => {
    const draws = 6;
    const found = await split({ draws }, { variant: 'richer', draws });
    const [a, b] = [await plainly({ draws }), await plainly({ variant: 'richer', draws })];
    // plain runs keep 32 bits of each draw
    expect(found.a / mean(a)).toBeCloseTo(1, 6);
    expect(found.b / mean(b)).toBeCloseTo(1, 6);
    for (const c of found.contributions) expect(c.low <= c.value && c.value <= c.high).toBe(true);
    addsUp(found);
  });

  it('splits a year of a flow and a figure of the whole horizon', async () => {
    for (const output of ['cost.capex@2024', 'cost.total@2025']) {
      const found = await split({}, { variant: 'richer' }, 'section', output);
      const [a, b] = [await plainly({}, output), await plainly({ variant: 'richer' }, output)];
      expect(found.a / a[0]!).toBeCloseTo(1, 9);
      expect(found.b / b[0]!).toBeCloseTo(1, 9);
    }
  });
});

describe('scenarios that are built differently', () => {
  it('exchange whole sections, each coalition a scenario of its own', async () => {
    const found = await split({}, { variant: 'elsewhere' });
    expect(found.apart).toContain('site');
    expect(found.contributions.map((c) => c.group).sort()).toEqual(['procurement', 'sites']);
    expect(found.a).toBeCloseTo((await plainly({}))[0]!, 9);
    expect(found.b).toBeCloseTo((await plainly({ variant: 'elsewhere' }))[0]!, 9);
    addsUp(found);
  });

  it('are not split by rule or path', async () => {
    expect(await asked({}, { variant: 'elsewhere' }, 'path')).toMatchObject({ fault: { code: 'built-differently' } });
  });
});

describe('bad questions', () => {
  it.each([
    ['capacity.instaled@2025-02', 'unknown-variable'],
    ['capacity.installed@2031-02', 'outside-horizon'],
    ['capacity.installed@soon', 'bad-period'],
  ])('about %s are refused', async (output, code) => {
    expect(await asked({}, { variant: 'richer' }, 'episode', output)).toMatchObject({ fault: { code } });
  });

  it('between scenarios that begin in other months are refused', async () => {
    expect(await asked({}, { variant: 'late' })).toMatchObject({ fault: { code: 'different-start' } });
  });

  it('bring the mistakes of both scenarios', async () => {
    const result = await asked({ sets: ['sites.guian.pue=wet'] }, { sets: ['finance.loss_life=much'] });
    expect('problems' in result && result.problems.length).toBe(2);
  });
});
