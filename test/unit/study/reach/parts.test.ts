import { describe, expect, it } from 'vitest';
import { isFault } from '../../../../src/kit/fault.ts';
import { type Costs, costsIn, paid } from '../../../../src/study/reach/cost.ts';
import { type Lever, leverAt, multiplied } from '../../../../src/study/reach/lever.ts';
import { lifts } from '../../../../src/study/reach/lift.ts';
import { probabilityOf } from '../../../../src/study/reach/probability.ts';
import { isMet, readTarget, type Target } from '../../../../src/study/reach/target.ts';
import { type Trial, trialOf } from '../../../../src/study/reach/trial.ts';
import { run } from '../../../../src/study/run.ts';
import { planned, shipped, world } from '../../../support/shipped-world.ts';
import { SMALL_SCENARIO } from '../../../support/small-scenario.ts';

const made = planned(SMALL_SCENARIO);
const read = (text: string, period?: string) => readTarget(text, made.descriptions, made.scenario.horizon, period);

describe('a target', () => {
  it('is a number, a side and a figure', () => {
    const target = read('capacity.installed>=20 EFLOPS@2025-01') as Target;
    expect(target).toMatchObject({ text: 'capacity.installed >= 20 EFLOPS @ 2025-01', comparison: '>=', value: 20e18 });
    expect([19.9e18, 20e18, 20.1e18, Number.NaN].map((x) => isMet(target, x))).toEqual([false, true, true, false]);
  });

  it('may be given in another unit, on either side, and without unit where it is nothing', () => {
    expect(read('capacity.installed < 5000 PFLOPS @ 2025')).toMatchObject({ comparison: '<', value: 5e18 });
    expect(read('finance.npv ≥ 0')).toMatchObject({ text: 'finance.npv >= 0', comparison: '>=', value: 0 });
    expect(read('finance.npv <= -2e6 CNY')).toMatchObject({ value: -2e6 });
  });

  it('takes its period from beside where the text has none', () => {
    expect(read('capacity.installed >= 1 EFLOPS', '2024-12')).toMatchObject({ text: 'capacity.installed >= 1 EFLOPS @ 2024-12' });
  });

  it.each([
    ['capacity.installed', 'bad-target'],
    ['', 'bad-target'],
    ['capacity.installed = 20 EFLOPS', 'bad-target'],
    ['20 EFLOPS <= capacity.installed', 'bad-target'],
    [`capacity.installed >= ${'9'.repeat(400)} EFLOPS`, 'bad-target'],
    ['capacity.instaled >= 20 EFLOPS', 'unknown-variable'],
    ['capacity.installed >= 20 EFLOPS @ 2031-01', 'outside-horizon'],
    ['capacity.installed >= 20 EFLOPS @ soon', 'bad-period'],
    ['capacity.installed >= many', 'not-a-number'],
    ['capacity.installed >= 20', 'missing-unit'],
    ['capacity.installed >= 20 MW', 'wrong-unit'],
    ['finance.npv >= 0 CNY @ 2025-01', 'bad-period'],
  ])('is refused where it is none: %s', (text, code) => {
    const target = read(text);
    expect(isFault(target) && target.code).toBe(code);
  });
});

describe('a probability', () => {
  it('has the interval that Wilson gave', () => {
    // 8 of 10, z = 1.6448536: computed by the formula in another form, ± z √(p q n + z²/4) / (n + z²)
    const { value, low, high } = probabilityOf(8, 10);
    const z = 1.6448536269514722;
    const half = (z * Math.sqrt(0.8 * 0.2 * 10 + z ** 2 / 4)) / (10 + z ** 2);
    const middle = (8 + z ** 2 / 2) / (10 + z ** 2);
    expect(value).toBe(0.8);
    expect(low).toBeCloseTo(middle - half, 12);
    expect(high).toBeCloseTo(middle + half, 12);
  });

  it('is never quite certain, and never beyond 0 and 1', () => {
    expect(probabilityOf(0, 100)).toMatchObject({ value: 0, low: 0 });
    expect(probabilityOf(0, 100).high).toBeGreaterThan(0.01);
    expect(probabilityOf(100, 100)).toMatchObject({ value: 1, high: 1 });
    expect(probabilityOf(100, 100).low).toBeLessThan(0.99);
  });
});

describe('a lever', () => {
  const { scenario } = planned(
    SMALL_SCENARIO.replace(
      'variants:',
      'parameters:\n  money: {value: 10 MW, min: 5 MW, max: 15 MW}\nfinance: {occupancy: 50 % to 80 %}\nvariants:',
    ),
  );

  it('is a figure or an interval, within the bounds of its own', () => {
    expect(leverAt('parameters.money', scenario)).toEqual({ path: 'parameters.money', unit: 'MW', figures: [10], least: 0.5, most: 1.5 });
    const lever = leverAt('sites.guian.phases.one.power', scenario) as Lever;
    expect(lever).toMatchObject({ figures: [20, 40], unit: 'MW', least: 0.25, most: 4 });
    expect(multiplied(lever, 1.5)).toBe('30 MW to 60 MW');
  });

  it('leaves a share a share', () => {
    expect(leverAt('finance.occupancy', scenario)).toMatchObject({ most: 99 / 80 });
  });

  it('is nothing where the scenario has no figure', () => {
    expect(leverAt('sites.guian.phases.one.ready', scenario)).toBeUndefined();
    expect(leverAt('nowhere.at.all', scenario)).toBeUndefined();
  });
});

describe('what a change costs', () => {
  const asked = paid(made.descriptions, made.scenario.horizon);
  // in base units; a draw pays 100 to 102 without the change
  const trial =
    (more: readonly number[] | undefined): Trial =>
    async (sets) => {
      const without = [100, 101, 102].map((x) => x * asked.unit.factor);
      if (sets.length === 0) return Float64Array.from(without);
      expect(sets).toEqual(['power=20 MW']);
      return more && Float64Array.from(without, (x, i) => x + (more[i] as number) * asked.unit.factor);
    };

  it('is all that the plan pays over its horizon', () => {
    expect(asked.unit.text).toBe('CNY');
    expect(asked).toMatchObject({ id: 'cost.total', yearly: 'sum', span: { from: 0, to: 9 } });
  });

  it('is the median of what each future pays more', async () => {
    expect(await costsIn(trial([7, -1, 3]), asked).of('power', '20 MW')).toBeCloseTo(3, 9);
    expect(costsIn(trial([]), asked).unit).toBe(asked.unit.text);
  });

  it('agrees with plain runs of both plans', async () => {
    const [path, text] = ['investment.enterprise.amount', '0.6e9 CNY/month'];
    const draws = 60;
    const total = async (sets: readonly string[]): Promise<readonly number[]> => {
      const { series } = await run(planned(SMALL_SCENARIO, { sets, draws, seed: 5 }), draws, 5);
      const costs = series.find((s) => s.recorded.id === 'cost.total' && s.recorded.axes.length === 0);
      return Array.from({ length: draws }, (_, draw) => {
        let sum = 0;
        for (let month = 0; month < 9; month++) sum += costs?.draws(month, 0)[draw] as number;
        return sum;
      });
    };
    const [before, after] = [await total([]), await total([`${path}=${text}`])];
    const more = after.map((x, draw) => x - (before[draw] as number)).sort((x, y) => x - y);
    const expected = ((more[29] as number) + (more[30] as number)) / 2 / asked.unit.factor;
    const request = { file: 'small.yaml', read: () => SMALL_SCENARIO, shipped, draws, seed: 5 };
    const found = await costsIn(trialOf(request, world, asked), asked).of(path, text);
    expect(found).toBeGreaterThan(0);
    // a run keeps 32 bits of each draw
    expect(found / expected).toBeCloseTo(1, 5);
    expect(await trialOf(request, world, asked)([`${path}=many`])).toBeUndefined();
  });

  it('is not told where the scenario refuses the change, or a future comes to no number', async () => {
    expect(await costsIn(trial(undefined), asked).of('power', '20 MW')).toBeNaN();
    expect(await costsIn(trial([1, Number.NaN, 2]), asked).of('power', '20 MW')).toBeNaN();
  });
});

describe('lifting a target', () => {
  const lever = (path: string, least = 0.25, most = 4): Lever => ({ path, unit: 'MW', figures: [10], least, most });

  /** Nothing has a price. */
  const free: Costs = { unit: 'CNY', of: async () => Number.NaN };

  it('finds the smallest change of each lever, the smallest of all first where none has a cost', async () => {
    const chance = async (path: string, text: string) => {
      const x = Number(text.split(' ')[0]);
      if (path === 'power') return x >= 20 ? 0.9 : 0.1;
      if (path === 'price') return x <= 8 ? 0.8 : 0.3;
      return 0.2;
    };
    const { changes: found, nearest, tried } = await lifts([lever('power'), lever('price'), lever('paint')], 0.8, chance, free);
    expect(tried).toEqual(['power', 'price', 'paint']);
    expect(nearest).toBeUndefined();
    expect(found.map((c) => c.path)).toEqual(['price', 'power']);
    expect(found[0]?.factor).toBeCloseTo(0.8, 1);
    expect(found[1]?.factor).toBeGreaterThanOrEqual(2);
    expect(found[1]?.factor).toBeLessThan(2.1);
    expect(found[1]).toMatchObject({ from: '10 MW', probability: 0.9 });
  });

  it('puts the cheapest first, the smallest of those that cost the same, and last what has no cost', async () => {
    const prices: Readonly<Record<string, number>> = { dear: 5, saving: -2, small: 1, large: 1, unknown: Number.NaN };
    const asked: string[] = [];
    const costs: Costs = {
      unit: 'USD',
      of: async (path, text) => {
        asked.push(`${path}=${text}`);
        return prices[path] as number;
      },
    };
    const enough = (path: string): number => ({ dear: 11, saving: 30, large: 25 })[path] ?? 12;
    const chance = async (path: string, text: string) => (Number(text.split(' ')[0]) >= enough(path) ? 0.9 : 0.1);
    const levers = ['unknown', 'large', 'dear', 'small', 'saving'].map((path) => lever(path));
    const { changes, money } = await lifts(levers, 0.8, chance, costs);
    expect(money).toBe('USD');
    expect(changes.map((c) => [c.path, c.cost])).toEqual([
      ['saving', -2],
      ['small', 1],
      ['large', 1],
      ['dear', 5],
      ['unknown', undefined],
    ]);
    // what is bought is what is told, and no more than that is priced
    expect(asked.toSorted()).toEqual(changes.map((c) => `${c.path}=${c.to}`).sort());
  });

  it('takes of two ways of one lever the cheaper, though it be the longer', async () => {
    const chance = async (_: string, text: string) => {
      const x = Number(text.split(' ')[0]);
      return x <= 5 || x >= 11 ? 0.9 : 0.1;
    };
    const costs: Costs = { unit: 'CNY', of: async (_, text) => Number(text.split(' ')[0]) };
    const { changes } = await lifts([lever('power')], 0.8, chance, costs);
    expect(changes).toHaveLength(1);
    expect(changes[0]?.factor).toBeLessThanOrEqual(0.5);
    expect((await lifts([lever('power')], 0.8, chance, free)).changes[0]?.factor).toBeGreaterThan(1);
  });

  it('says which comes nearest where none is enough', async () => {
    const chance = async (path: string, text: string) => (path === 'power' ? 0.3 : 0.1) + (Number(text.split(' ')[0]) > 10 ? 0.1 : 0);
    const { changes, nearest } = await lifts([lever('price'), lever('power')], 0.9, chance, free);
    expect(changes).toEqual([]);
    expect(nearest).toMatchObject({ path: 'power', to: '40 MW', probability: 0.4 });
  });

  it('tries nothing that the scenario refuses or that bounds forbid', async () => {
    const tried: number[] = [];
    const chance = async (_: string, text: string) => {
      tried.push(Number(text.split(' ')[0]));
      return Number.NaN;
    };
    expect(await lifts([lever('power', 1, 1.5)], 0.5, chance, free)).toEqual({ wanted: 0.5, tried: ['power'], money: 'CNY', changes: [] });
    expect(tried).toEqual([15]);
  });
});
