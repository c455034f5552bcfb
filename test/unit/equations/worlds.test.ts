import { describe, expect, it } from 'vitest';
import {
  aux,
  combination,
  dimension,
  flow,
  identity,
  inOrder,
  input,
  limited,
  pool,
  ration,
  stock,
  table,
} from '../../../src/equations/index.ts';
import { byMonth, drawnBy, fixed, type Ran, runModel } from '../../support/run-model.ts';

const chip = dimension('chip', 'Chips');
const site = dimension('site', 'Sites');
const hosting = combination('hosting', [chip, site], 'Chips at sites');
const age = dimension('age', 'Months back');
const SITES = {
  chip: ['a', 'b'],
  site: ['x', 'y'],
  hosting: {
    ids: ['ax', 'ay', 'by'],
    tuples: [
      [0, 0],
      [0, 1],
      [1, 1],
    ],
  },
};

/** bound, slack and missed of one limit. */
const tallyOf = (ran: Ran, flowName: string, limit: string, month = 0, member = 0): number[] => {
  const tally = ran.program.tallies.find((t) => t.flow === flowName && t.limit === limit);
  if (!tally) throw new Error(`no tally ${limit}`);
  return [tally.bound, tally.slack, tally.missed].map((e) => ran.read.evaluate(e, tally.space, month, member, 0));
};

describe('values in base units', () => {
  it('converts literals and inputs stay as bound', () => {
    const { series } = runModel({
      months: 1,
      declarations: {
        use: input('kW', [], 'Power'),
        bill: aux('CNY/month', [], 'use * hours * 0.38 CNY/kWh', 'Bill'),
        half: aux('W', [], '500 kW + 1 MW', 'Sum'),
        share: aux('1', [], '(5 %) + 1/4', 'Share'),
        yearly: aux('1/month', [], '12 %/year', 'Per month'),
      },
      inputs: { use: fixed(2000), hours: byMonth(744 * 3600) },
    });
    // 2 kW · 744 h · 0.38 CNY/kWh
    expect(series('bill')[0]).toBeCloseTo(565.44, 9);
    expect(series('half')).toEqual([1.5e6]);
    expect(series('share')[0]).toBeCloseTo(0.3, 12);
    expect(series('yearly')[0]).toBeCloseTo(0.01, 12);
  });
});

describe('reductions', () => {
  it('reach dimensions through combinations', () => {
    const { series } = runModel({
      months: 1,
      members: SITES,
      declarations: {
        n: input('chip', [hosting], 'N'),
        p: input('kW/chip', [chip], 'P'),
        bySite: aux('kW', [site], 'sum(n * p, site)', 'By site'),
        byChip: aux('kW', [chip], 'sum(n * p, chip)', 'By chip'),
        dense: aux('kW', [chip, site], 'sum(n * p, chip, site)', 'Dense'),
        all: aux('kW', [], 'sum(n * p)', 'All'),
        low: aux('chip', [chip], 'least(n, chip)', 'Least'),
        high: aux('chip', [], 'greatest(n)', 'Greatest'),
        odds: aux('1', [site], 'product(n / (10 chip), site)', 'Product'),
      },
      inputs: { n: fixed(1, 2, 3), p: fixed(10, 100) },
    });
    expect([series('bySite', 0)[0], series('bySite', 1)[0]]).toEqual([10, 320]);
    expect([series('byChip', 0)[0], series('byChip', 1)[0]]).toEqual([30, 300]);
    expect([0, 1, 2, 3].map((m) => series('dense', m)[0])).toEqual([10, 20, 0, 300]);
    expect(series('all')).toEqual([330]);
    expect([series('low', 0)[0], series('low', 1)[0], series('high')[0]]).toEqual([1, 3, 3]);
    expect([series('odds', 0)[0], series('odds', 1)[0]]).toEqual([0.1, 0.06]);
  });

  it('give 0 for the least and greatest of nothing, 1 for a product', () => {
    const { series } = runModel({
      months: 1,
      members: { chip: ['a', 'b'], site: ['x'], hosting: { ids: ['ax'], tuples: [[0, 0]] } },
      declarations: {
        n: input('1', [hosting], 'N'),
        low: aux('1', [chip], 'least(n, chip)', 'L'),
        high: aux('1', [chip], 'greatest(n, chip)', 'H'),
        all: aux('1', [chip], 'product(n, chip)', 'P'),
      },
      inputs: { n: fixed(-7) },
    });
    expect(['low', 'high', 'all'].map((n) => [series(n, 0)[0], series(n, 1)[0]])).toEqual([
      [-7, 0],
      [-7, 0],
      [-7, 1],
    ]);
  });
});

describe('memory', () => {
  const clock = { up: input('1', [], 'Up') };
  const inputs = { up: byMonth(10, 20, 30, 40) };

  it('looks back with initial values of each use', () => {
    const { series } = runModel({
      months: 4,
      members: { chip: ['a', 'b'] },
      declarations: {
        ...clock,
        lag: input('month', [chip], 'Lag'),
        start: input('1', [chip], 'Start'),
        before: aux('1', [], 'previous(up, 1)', 'Before'),
        other: aux('1', [], 'previous(up, 2) + delay(up, 2, 3)', 'Other'),
        each: aux('1', [chip], 'delay(up, lag, start)', 'Each'),
        count: aux('1', [], 'previous(count, 0) + 1', 'Count'),
        opening: aux('1', [], 'previous(level, 9)', 'Level'),
        level: stock('1', [], 'Level'),
        rising: flow('1/month', [], { to: 'level' }, 'up / month', 'Rise'),
      },
      inputs: { ...inputs, lag: fixed(0, 3), start: fixed(-1, -2) },
    });
    expect(series('before')).toEqual([1, 10, 20, 30]);
    expect(series('other')).toEqual([5, 13, 30, 50]);
    expect([series('each', 0), series('each', 1)]).toEqual([
      [10, 20, 30, 40],
      [-2, -2, -2, 10],
    ]);
    expect(series('count')).toEqual([1, 2, 3, 4]);
    expect(series('level')).toEqual([10, 30, 60, 100]);
    expect(series('opening')).toEqual([9, 0, 10, 30]);
  });

  it('rounds drawn lags to whole months and keeps them within the horizon', () => {
    const { series, program } = runModel({
      months: 4,
      draws: 3,
      declarations: { ...clock, lag: input('month', [], 'Lag'), late: aux('1', [], 'delay(up, lag, 0)', 'Late') },
      inputs: { ...inputs, lag: drawnBy(1, (_, draw) => [0.6, 2.4, 99][draw] as number, [0.6, 99]) },
    });
    expect([0, 1, 2].map((d) => series('late', 0, d))).toEqual([
      [0, 10, 20, 30],
      [0, 0, 10, 20],
      [0, 0, 0, 0],
    ]);
    expect(Math.max(...program.variables.map((v) => v.memory))).toBe(4);
  });

  it('conveys with the lag of entry, and spreads over months', () => {
    const { series } = runModel({
      months: 4,
      members: { age: ['0', '1', '2'] },
      declarations: {
        ...clock,
        lag: input('month', [], 'Lag'),
        w: input('1', [age], 'W'),
        out: aux('1', [], 'transit(up, lag)', 'Out'),
        soft: aux('1', [], 'spread(up, w)', 'Soft'),
        after: aux('1', [], 'previous(transit(up, lag), 7)', 'After'),
        belt: stock('1', [], 'On the belt'),
        on: flow('1/month', [], { to: 'belt' }, 'up / month', 'On'),
        off: flow('1/month', [], { from: 'belt' }, 'transit(on, lag)', 'Off'),
      },
      inputs: { ...inputs, lag: byMonth(2, 1, 0, 3), w: fixed(0.5, 0.25, 0.25) },
    });
    // 10 leaves in month 2, 20 in month 2, 30 in month 2, 40 after the end
    expect(series('out')).toEqual([0, 0, 60, 0]);
    expect(series('after')).toEqual([7, 0, 0, 60]);
    expect(series('belt')).toEqual([10, 30, 0, 40]);
    expect(series('soft')).toEqual([5, 12.5, 22.5, 32.5]);
  });

  it('retires the oldest after all other outflows, and a steady stock stays steady', () => {
    const { series } = runModel({
      months: 6,
      declarations: {
        start: input('chip', [], 'Start'),
        fleet: stock('chip', [], 'Fleet', { initial: 'start' }),
        adding: flow('chip/month', [], { to: 'fleet' }, '10 chip/month', 'In'),
        retiring: flow('chip/month', [], { from: 'fleet' }, 'expiring(fleet, 1 year)', 'Old'),
        short: stock('chip', [], 'Short'),
        more: flow('chip/month', [], { to: 'short' }, 'if(time < 2 month, 10 chip/month, 0)', 'In'),
        failing: flow('chip/month', [], { from: 'short' }, 'if(time == 2 month, 4 chip/month, 0)', 'Failed'),
        ageing: flow('chip/month', [], { from: 'short' }, 'expiring(short, 3)', 'Old'),
      },
      inputs: { start: fixed(120) },
    });
    expect(series('retiring').map((x) => Math.round(x * 1e9) / 1e9)).toEqual([10, 10, 10, 10, 10, 10]);
    // of 10 that came in month 0, 4 have failed by month 3; 10 more are due in month 4
    expect(series('ageing')).toEqual([0, 0, 0, 6, 10, 0]);
    expect(series('short')).toEqual([10, 20, 16, 10, 0, 0]);
  });

  it('reads tables linear between points and level beyond', () => {
    const declarations = {
      at: input('chip', [], 'X'),
      t: table('1', 'chip', [], 'T'),
      s: table('kW', 'chip', [site], 'S'),
      y: aux('1', [], 'lookup(t, at)', 'Y'),
      z: aux('kW', [site], 'lookup(s, at)', 'Z'),
    };
    const knots = Float64Array.of(0, 10, 20);
    const s = { monthly: false, uncertain: false, knots, values: Float64Array.of(0, 100, 10, 110, 0, 120) };
    const { series } = runModel({
      months: 5,
      members: { site: ['x', 'y'] },
      declarations,
      inputs: { at: byMonth(-5, 5, 10, 15, 99), t: { ...fixed(1, 2, 0), knots }, s },
    });
    expect(series('y')).toEqual([1, 1.5, 2, 1, 0]);
    expect([series('z', 0), series('z', 1)]).toEqual([
      [0, 5, 10, 5, 0],
      [100, 105, 110, 115, 120],
    ]);
  });
});

describe('choices', () => {
  it('shares by cost without a scale, among the eligible', () => {
    const declarations = {
      cost: input('CNY', [hosting], 'Cost'),
      ok: input('1', [hosting], 'Eligible'),
      share: aux('1', [hosting], 'choice(cost, 0.5, chip)', 'Share'),
      some: aux('1', [hosting], 'choice(cost, 0.5, hosting, ok)', 'Share'),
      none: aux('1', [hosting], 'choice(cost, 0.5, site, ok * 0)', 'Share'),
      rest: aux('1', [], '0.25', 'R'),
    };
    const { series } = runModel({ months: 1, members: SITES, declarations, inputs: { cost: fixed(100, 200, 100), ok: fixed(1, 1, 0) } });
    // at x only a; at y: a costs twice as much as b, (2)^(−2) = 1/4 against 1
    expect([0, 1, 2].map((m) => series('share', m)[0])).toEqual([1, expect.closeTo(0.2, 12), expect.closeTo(0.8, 12)]);
    expect([0, 1, 2].map((m) => series('some', m)[0])).toEqual([expect.closeTo(0.8, 12), expect.closeTo(0.2, 12), 0]);
    expect([0, 1, 2].map((m) => series('none', m)[0])).toEqual([0, 0, 0]);
  });

  it('guards ratios', () => {
    const { series } = runModel({
      months: 2,
      declarations: { n: input('1', [], 'N'), r: aux('1', [], 'ratio(6, n, -1)', 'R'), t: aux('1', [], 'n > 0 ? 1 : 2', 'T') },
      inputs: { n: byMonth(0, 3) },
    });
    expect(series('r')).toEqual([-1, 2]);
    expect(series('t')).toEqual([2, 1]);
  });
});

describe('limits', () => {
  const world = (power: number, crews: number, start = 100): Ran =>
    runModel({
      months: 1,
      members: SITES,
      declarations: {
        start: input('chip', [chip], 'Start'),
        power: input('kW/month', [site], 'Power'),
        crews: input('1/month', [], 'Crews'),
        chipPower: input('kW/chip', [chip], 'Power of a chip'),
        waiting: stock('chip', [chip], 'Waiting', { initial: 'start' }),
        placed: stock('chip', [hosting], 'Placed'),
        placing: flow(
          'chip/month',
          [hosting],
          { from: 'waiting', to: 'placed' },
          ration('30 chip/month', { power: pool('power', { each: 'chipPower' }), crews: pool('crews', { each: '1 / (1 chip)' }) }),
          'Placing',
        ),
        spare: aux('kW/month', [site], 'left(power)', 'Spare'),
      },
      inputs: { start: fixed(start, 100), power: fixed(1000, power), crews: fixed(crews), chipPower: fixed(1, 2) },
    });

  it('shares pools pro rata and counts what bound', () => {
    const ran = world(45, 1000);
    const placing = [0, 1, 2].map((m) => ran.series('placing', m)[0]);
    // at y 30·1 + 30·2 kW are wanted of 45: half of each
    expect(placing).toEqual([30, 15, 15]);
    expect([ran.series('spare', 0)[0], ran.series('spare', 1)[0]]).toEqual([970, 0]);
    expect(ran.series('waiting', 0)).toEqual([55]);
    expect(tallyOf(ran, 'placing', 'power', 0, 1)).toEqual([1, 0, 15]);
    expect(tallyOf(ran, 'placing', 'power', 0, 0)).toEqual([0, 0.97, 0]);
    expect(tallyOf(ran, 'placing', 'want', 0, 0)).toEqual([1, 0, 30]);
    expect(tallyOf(ran, 'placing', 'want', 0, 1)).toEqual([0, 0.5, 0]);
    expect(tallyOf(ran, 'placing', 'waiting', 0, 0)).toEqual([0, 0.55, 0]);
  });

  it('lets the scarcest pool decide, the stock being one, and the first of equals bind', () => {
    const ran = world(1000, 1000, 30);
    expect([0, 1, 2].map((m) => ran.series('placing', m)[0])).toEqual([15, 15, 30]);
    expect(tallyOf(ran, 'placing', 'waiting', 0, 1)).toEqual([1, 0, 15]);
    const equal = world(1000, 45, 30);
    expect([0, 1, 2].map((m) => equal.series('placing', m)[0])).toEqual([15, 15, 15]);
    expect(tallyOf(equal, 'placing', 'crews', 0, 0)[0]).toBe(1);
    expect(tallyOf(equal, 'placing', 'waiting', 0, 0)[0]).toBe(0);
  });

  it('takes negative pools and wants for 0', () => {
    const ran = world(-5, 1000);
    expect([0, 1, 2].map((m) => ran.series('placing', m)[0])).toEqual([30, 0, 0]);
    const declarations = {
      stockpile: stock('1', [], 'S'),
      f: flow('1/month', [], { to: 'stockpile' }, ration('-3 * (1/month)', { p: pool('5 * (1/month)') }), 'F'),
      g: flow('1/month', [], { to: 'stockpile' }, limited({ a: '4 * (1/month)', b: '-1 * (1/month)' }), 'G'),
    };
    const low = runModel({ months: 1, declarations });
    expect([low.series('f'), low.series('g')]).toEqual([[0], [0]]);
  });

  it('does not cut a flow for a pool it takes nothing of', () => {
    const declarations = {
      each: input('1', [chip], 'Each'),
      done: stock('1', [chip], 'Done'),
      f: flow('1/month', [chip], { to: 'done' }, ration('10 * (1/month)', { p: pool('5 * (1/month)', { each: 'each' }) }), 'F'),
    };
    const ran = runModel({ months: 1, members: { chip: ['a', 'b'] }, declarations, inputs: { each: fixed(0, 1) } });
    expect([ran.series('f', 0), ran.series('f', 1)]).toEqual([[10], [5]]);
  });

  it('counts the smallest of named limits', () => {
    const declarations = {
      done: stock('1', [], 'Done'),
      f: flow('1/month', [], { to: 'done' }, limited({ want: '8 * (1/month)', money: '2 * (1/month)', also: '2 * (1/month)' }), 'F'),
    };
    const ran = runModel({ months: 1, declarations });
    expect(ran.series('done')).toEqual([2]);
    expect(['want', 'money', 'also'].map((l) => tallyOf(ran, 'f', l))).toEqual([
      [0, 0.75, 0],
      [1, 0, 6],
      [0, 0, 0],
    ]);
  });

  it('lets an assembly use up what it is made of', () => {
    const ran = runModel({
      months: 2,
      declarations: {
        dies0: input('die', [], 'D'),
        hbm0: input('stack', [], 'H'),
        dies: stock('die', [], 'Dies', { initial: 'dies0' }),
        hbm: stock('stack', [], 'Memory', { initial: 'hbm0' }),
        made: stock('chip', [], 'Made'),
        making: flow(
          'chip/month',
          [],
          { to: 'made', uses: { dies: '2 die/chip', hbm: '6 stack/chip' } },
          ration('10 chip/month', {}),
          'Making',
        ),
      },
      inputs: { dies0: fixed(100), hbm0: fixed(90) },
    });
    expect(ran.series('making')).toEqual([10, 5]);
    expect([ran.series('dies'), ran.series('hbm')]).toEqual([
      [80, 70],
      [30, 0],
    ]);
    expect(tallyOf(ran, 'making', 'hbm', 1)).toEqual([1, 0, 5]);
  });

  it('serves in order where a priority is declared, before those who share', () => {
    const ran = runModel({
      months: 1,
      members: { chip: ['a', 'b', 'c'] },
      declarations: {
        want: input('1', [chip], 'Want'),
        done: stock('1', [chip], 'Done'),
        first: flow('1/month', [chip], { to: 'done' }, inOrder('want / month', { p: pool('12 * (1/month)') }), 'First'),
        rest: flow('1/month', [chip], { to: 'done' }, ration('want / month', { p: pool('12 * (1/month)') }), 'Rest'),
        spare: aux('1/month', [], 'left(12 * (1/month))', 'Spare'),
      },
      inputs: { want: fixed(5, 4, 8) },
    });
    expect([0, 1, 2].map((m) => ran.series('first', m)[0])).toEqual([5, 4, 3]);
    expect([0, 1, 2].map((m) => ran.series('rest', m)[0])).toEqual([0, 0, 0]);
    expect(ran.series('spare')).toEqual([0]);
    expect(tallyOf(ran, 'first', 'p', 0, 2)).toEqual([1, 0, 5]);
    expect(tallyOf(ran, 'first', 'want', 0, 1)).toEqual([1, 0, 4]);
  });
});

describe('checks', () => {
  const holds = (ran: Ran, name: string, month = 0): boolean => {
    const check = ran.program.checks.find((c) => c.name.startsWith(name));
    if (!check) throw new Error(`no check ${name}`);
    const [l, r, s] = [check.left, check.right, check.scale].map((e) => ran.read.evaluate(e, check.space, month, 0, 0)) as [
      number,
      number,
      number,
    ];
    return Math.abs(l - r) <= check.tolerance * Math.max(1, Math.abs(s));
  };

  it('find an overdrawn stock and an identity that fails', () => {
    const ran = runModel({
      months: 2,
      declarations: {
        purse: stock('CNY', [], 'Purse'),
        paying: flow('CNY/month', [], { from: 'purse' }, 'if(time > 0 month, 5 CNY/month, 0)', 'Paying'),
        even: identity('CNY', [], 'purse', '-1 * purse', 'Even'),
      },
    });
    expect([holds(ran, 'purse is not below 0', 0), holds(ran, 'purse is not below 0', 1)]).toEqual([true, false]);
    expect(holds(ran, 'even: Even', 0)).toBe(true);
  });
});
