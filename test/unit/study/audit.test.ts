import { describe, expect, it } from 'vitest';
import { type Audit, audit } from '../../../src/study/audit/index.ts';
import { type Plan, run } from '../../../src/study/index.ts';
import { planned } from '../../support/shipped-world.ts';
import { SMALL_SCENARIO } from '../../support/small-scenario.ts';

/** The small scenario with figures that cannot matter: one nobody names, one that a certain zero takes away, ones behind a variant's switch. */
const TEXT = SMALL_SCENARIO.replace('demand:', 'parameters: {nobody: 3, half: 50 %, named: = half * 2}\ndemand:')
  .replace('demand:', 'finance: {debt: {rate: 5 %}}\nvariables: {five: {unit: MW, formula: 5 MW}}\ndemand:')
  .replace('amount: 0.3e9 CNY/month', 'state_funded: true, amount: = 0.3e9 CNY/month * named')
  .replace('variants:', 'variants:\n  free: {policy: {timeline: none, change: null}}');

const pathsOf = (list: Audit['unused']): readonly string[] => list.map((entry) => entry.path);

type Changes = NonNullable<Parameters<typeof planned>[1]>;
const plans = new Map<string, Plan>();

/** Planning is most of what these tests cost, so each plan is made once. */
const planOf = (changes: Changes): Plan => {
  const key = JSON.stringify(changes);
  const plan = plans.get(key) ?? planned(TEXT, changes);
  plans.set(key, plan);
  return plan;
};
const audited = (changes: Changes = {}) => audit(planOf(changes));

/** All monthly means of a run of one draw, which is what outputs are made of. */
const outcome = async (changes: Changes): Promise<string> => {
  const results = await run(planOf(changes), 1, 1);
  const series = results.series.map((s) => [s.recorded.id, s.recorded.axes.map((a) => a.name).join(), [...s.mean].join()]);
  return JSON.stringify([series, results.overalls.map((o) => [...o.values].join())]);
};

describe('the audit of a scenario', () => {
  it('lists what no output depends on, with its place', () => {
    const { unused } = audited();
    expect(unused).toContainEqual({ path: 'parameters.nobody', file: 'tried.yaml', line: 6 });
    expect(pathsOf(unused)).toContain('finance.debt.rate');
  });

  it('does not list what a formula hands on, nor what decides how the scenario is bound', () => {
    const paths = pathsOf(audited().unused);
    for (const used of ['parameters.half', 'parameters.named', 'investment.enterprise.amount', 'sites.guian.phases.one.power']) {
      expect(paths).not.toContain(used);
    }
    expect(paths).not.toContain('demand.inference.model');
    expect(paths).not.toContain('supply.domestic.hbm.generations.hbm2e.density');
    expect(paths).not.toContain('policy.destination');
  });

  it('sees what a variant makes idle', () => {
    const made = pathsOf(audited({ variant: 'free' }).unused);
    expect(made).toContain('investment.enterprise.state_funded');
    expect(made).toContain('supply.imports.h20.from');
    expect(pathsOf(audited().unused)).not.toContain('supply.imports.h20.from');
  });

  it('says nothing of defaults and catalogues', () => {
    const files = new Set(audited({ sets: ['sites.guian.pue=1.19'] }).unused.map((u) => u.file));
    for (const file of files) expect(['tried.yaml', 'suanli:bases/china', '--set']).toContain(file);
  });

  it('does not depend on the number of draws', () => {
    expect(audited({ draws: 1 })).toEqual(audited({ draws: 50 }));
  });

  it.each([
    ['parameters.nobody', 'parameters.nobody=77'],
    ['finance.debt.rate', 'finance.debt.rate=9 %'],
    ['supply.imports.h20.from', 'supply.imports.h20.from=2024-10'],
    ['investment.enterprise.state_funded', 'investment.enterprise.state_funded=false'],
  ])('is right that %s changes nothing', async (path, set) => {
    const variant = 'free';
    expect(pathsOf(audited({ variant }).unused)).toContain(path);
    expect(await outcome({ variant, sets: [set] })).toBe(await outcome({ variant }));
  });

  it('would be wrong to say so of what it leaves out', async () => {
    const before = await outcome({});
    for (const set of ['parameters.half=60 %', 'sites.guian.phases.one.power=9 MW', 'demand.inference.tokens=1 token/day']) {
      expect(await outcome({ sets: [set] })).not.toBe(before);
    }
  });
});

describe('values that others lie over', () => {
  const replaced = (changes: Changes = {}) =>
    audited(changes).overridden.map(({ path, file, by }) => `${path} ${file} ${by?.file ?? 'removed'}`);

  it('are named with what replaced them', () => {
    expect(replaced()).toContain('horizon.start suanli:bases/china tried.yaml');
    expect(replaced({ variant: 'twice' })).toContain('investment.enterprise.amount tried.yaml tried.yaml');
    expect(replaced({ sets: ['finance.discount=8 %'] })).toContain('finance.discount suanli:bases/china --set');
  });

  it('include what a variant removes', () => {
    expect(replaced({ variant: 'free' }).filter((line) => line.endsWith('removed'))).toEqual([
      expect.stringMatching(/^policy\.change\..*\.approval suanli:bases\/china removed$/),
    ]);
  });

  it('are none where nothing is built on', () => {
    expect(replaced().filter((line) => line.includes(' tried.yaml tried.yaml'))).toEqual([]);
  });
});

describe('outputs that nothing uncertain moves', () => {
  it('are those whose inputs are all certain', () => {
    const { unmoved } = audited();
    expect(unmoved).toContain('five');
    expect(unmoved).not.toContain('capacity.installed');
    expect(unmoved).not.toContain('cost.total');
    expect(new Set(unmoved).size).toBe(unmoved.length);
  });
});
