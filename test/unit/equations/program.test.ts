import { describe, expect, it } from 'vitest';
import {
  aux,
  type Binding,
  check,
  combination,
  describeFunctions,
  describe as describeModel,
  dimension,
  flow,
  type InputData,
  inOrder,
  input,
  lower,
  overall,
  pool,
  stock,
  table,
} from '../../../src/equations/index.ts';
import { bindingOf, byMonth, drawnBy, fixed, oneSector, runModel, type World } from '../../support/run-model.ts';

const chip = dimension('chip', 'Chips');
const site = dimension('site', 'Sites');
const hosting = combination('hosting', [chip, site], 'Chips at sites');
const offer = combination('offer', [hosting, site], 'Hosting, with a way to the site of its own');

describe('the program', () => {
  it('makes equal expressions and reductions one object', () => {
    const { program } = runModel({
      months: 1,
      members: { chip: ['a', 'b'] },
      declarations: {
        x: input('1', [chip], 'X'),
        one: aux('1', [], 'sum(x * x) + 1', 'One'),
        two: aux('1', [], '1 * (sum(x*x) + 1) / 1 - 0', 'Two'),
      },
      inputs: { x: fixed(2, 3) },
    });
    const of = (name: string) => program.statements.find((s) => s.target.name === name)?.expression;
    expect(of('one')).toBe(of('two'));
    expect(program.variables.filter((v) => v.name.startsWith('sum of x·x'))).toHaveLength(1);
  });

  it('folds literals but keeps every bit', () => {
    const { program } = runModel({
      months: 1,
      declarations: { a: aux('1', [], '0.1 + 0.2', 'A'), z: input('1', [], 'Z'), b: aux('1', [], 'z + 0', 'B') },
      inputs: { z: fixed(-0) },
    });
    const of = (name: string) => program.statements.find((s) => s.target.name === name)?.expression;
    expect(of('a')).toMatchObject({ op: 'number', value: 0.1 + 0.2 });
    expect(of('b')).toMatchObject({ op: '+' });
  });

  it('walks shared parts once, however deep formulas repeat them', () => {
    let text = 'x';
    for (let i = 0; i < 35; i++) text = `ratio(1, ${text}, 2)`;
    const powers = Array.from({ length: 30 }).reduce<string>((t) => `(${t}) ^ 4`, 'x');
    const declarations = { x: input('1', [], 'X'), a: aux('1', [], text, 'A'), b: aux('1', [], powers, 'B') };
    expect(check(oneSector(declarations))).toEqual([]);
    expect(runModel({ months: 1, declarations, inputs: { x: fixed(1) } }).series('b')).toEqual([1]);
  });

  it('infers what differs between draws, through stocks, lags and initial balances', () => {
    const { program } = runModel({
      months: 2,
      declarations: {
        u: input('1', [], 'U'),
        lag: input('month', [], 'L'),
        start: input('1', [], 'S'),
        certain: aux('1', [], 'time / month', 'C'),
        drawn: aux('1', [], 'previous(certain, u)', 'D'),
        delayed: aux('1', [], 'delay(certain, lag, 0)', 'L'),
        sent: aux('1', [], 'transit(certain, lag)', 'T'),
        level: stock('1', [], 'Level', { initial: 'start' }),
        f: flow('1/month', [], { to: 'level' }, 'certain / month', 'F'),
        later: aux('1', [], 'previous(ring, 0)', 'Later'),
        ring: aux('1', [], 'later + drawn', 'Ring'),
      },
      inputs: { u: drawnBy(1, () => 1), lag: drawnBy(1, () => 1, [1, 1]), start: drawnBy(1, () => 1) },
    });
    const uncertain = Object.fromEntries(program.variables.map((v) => [v.name, v.uncertain]));
    expect(uncertain).toMatchObject({
      certain: false,
      drawn: true,
      delayed: true,
      sent: true,
      level: true,
      f: false,
      later: true,
      ring: true,
    });
  });

  it('records closing stocks, totals and copies of inputs', () => {
    const { program, read } = runModel({
      months: 2,
      members: {
        chip: ['a', 'b'],
        site: ['x'],
        hosting: {
          ids: ['ax', 'bx'],
          tuples: [
            [0, 0],
            [1, 0],
          ],
        },
      },
      declarations: {
        given: input('kW', [hosting], 'Given', { id: 'power.given', total: 'greatest' }),
        fleet: stock('chip', [hosting], 'Fleet', { id: 'chips.fleet' }),
        adding: flow('chip/month', [hosting], { to: 'fleet' }, '3 chip/month', 'Adding'),
      },
      inputs: { given: fixed(5000, 7000) },
      record: [
        { name: 'chips.fleet', over: [hosting] },
        { name: 'fleet', over: [site] },
        { name: 'adding', over: [] },
        { name: 'given', over: [] },
        { name: 'given', over: [hosting] },
      ],
    });
    const rows = program.recorded.map((r) => [
      r.id,
      r.unit.text,
      r.axes.map((a) => a.name).join(),
      r.yearly,
      read.value(r.variable, 1, 0, 0),
    ]);
    expect(rows).toEqual([
      ['chips.fleet', 'chip', 'hosting', 'last', 6],
      ['chips.fleet', 'chip', 'site', 'last', 12],
      ['adding', 'chip/month', '', 'sum', 6],
      ['power.given', 'kW', '', 'mean', 7000],
      ['power.given', 'kW', 'hosting', 'mean', 5000],
    ]);
    expect(program.recorded.every((r) => r.variable.role !== 'input')).toBe(true);
  });

  it('hands overall quantities on with a scalar of their own', () => {
    const { program, read } = runModel({
      months: 2,
      declarations: {
        cash: input('CNY/month', [], 'Cash'),
        rate: input('1', [], 'Rate'),
        value: overall('CNY', 'npv', 'cash', 'Value', { id: 'money.npv', rate: 'rate' }),
        gain: overall('%', 'irr', 'cash', 'Gain'),
        back: overall('month', 'payback', 'cash * 2', 'Back'),
        all: overall('CNY', 'total', 'cash', 'All'),
      },
      inputs: { cash: byMonth(-5, 7), rate: fixed(0.08) },
    });
    expect(program.overalls.map((o) => [o.id, o.how, read.value(o.of, 1, 0, 0)])).toEqual([
      ['money.npv', 'npv', 7],
      ['gain', 'irr', 7],
      ['back', 'payback', 14],
      ['all', 'total', 7],
    ]);
    expect(program.overalls[0]?.rate && read.value(program.overalls[0].rate, 1, 0, 0)).toBe(0.08);
  });
});

describe('what the binding may get wrong', () => {
  const world: World = {
    months: 2,
    members: { chip: ['a', 'b'], site: ['x'], hosting: { ids: ['ax'], tuples: [[0, 0]] }, offer: { ids: ['o'], tuples: [[0, 0]] } },
    declarations: {
      n: input('1', [chip], 'N'),
      t: table('1', '1', [], 'T'),
      start: input('1', [chip], 'S'),
      s: stock('1', [chip], 'S', { initial: 'start' }),
      f: flow('1/month', [chip], { to: 's' }, inOrder('n / month', { p: pool('1 * (1/month)') }), 'F'),
      a: aux('1', [offer], 'lookup(t, n)', 'A'),
      price: aux('1', [chip], 'n', 'P'),
    },
    inputs: { n: fixed(1, 2), start: fixed(0, 0), t: { ...fixed(1, 2), knots: Float64Array.of(0, 1) } },
  };
  const faults = (change: {
    members?: World['members'];
    inputs?: Record<string, InputData | undefined>;
    record?: World['record'];
  }): string => {
    const given = Object.entries({ ...world.inputs, ...change.inputs }).filter((e): e is [string, InputData] => e[1] !== undefined);
    const binding: Binding = bindingOf({ ...world, members: { ...world.members, ...change.members }, inputs: Object.fromEntries(given) });
    const result = lower(oneSector(world.declarations), binding, { record: change.record ?? [] });
    return 'faults' in result ? result.faults.map((f) => `${f.variable}: ${f.message}`).join('\n') : '';
  };

  it('nothing, to begin with', () => expect(faults({})).toBe(''));

  it.each<[string, Parameters<typeof faults>[0], string]>([
    ['a missing input', { inputs: { n: undefined } }, 'n: has no figures bound'],
    ['a missing table', { inputs: { t: undefined } }, 't: has no figures bound'],
    ['too few values', { inputs: { n: fixed(1) } }, 'n: needs 2 values (1 months of 2 members) but has 1'],
    ['too few months', { inputs: { n: byMonth([1, 2]) } }, 'n: needs 4 values (2 months of 2 members) but has 2'],
    ['no values', { inputs: { n: { monthly: false, uncertain: false } } }, 'n: is certain but gives no values'],
    ['no draws', { inputs: { n: { monthly: false, uncertain: true } } }, 'n: is uncertain but gives no draws'],
    ['not a number', { inputs: { n: fixed(1, Number.NaN) } }, 'n: has a value that is not a finite number, at place 1'],
    ['a table without knots', { inputs: { t: fixed(1, 2) } }, 't: is a table without knots'],
    ['falling knots', { inputs: { t: { ...fixed(1, 2), knots: Float64Array.of(1, 1) } } }, 't: has knots that do not rise'],
    ['a monthly table', { inputs: { t: { ...byMonth(1, 2), knots: Float64Array.of(1) } } }, 't: is a table and cannot vary by month'],
    [
      'a monthly balance',
      { inputs: { start: byMonth([1, 2], [3, 4]) } },
      'start: is the initial balance of a stock and cannot vary by month',
    ],
    ['no members', { members: { site: { ids: ['x', 'x'], tuples: [] } } }, 'dimension site: has two members of one name'],
    ['tuples missing', { members: { hosting: ['ax'] } }, 'dimension hosting: has 1 members but 0 tuples'],
    [
      'a tuple to nowhere',
      { members: { hosting: { ids: ['ax'], tuples: [[2, 0]] } } },
      'dimension hosting: member ax has a tuple that leads to no chip',
    ],
    [
      'a short tuple',
      { members: { hosting: { ids: ['ax'], tuples: [[0]] } } },
      'dimension hosting: member ax has a tuple that leads to no site',
    ],
    [
      'two ways that disagree',
      { members: { site: ['x', 'y'], offer: { ids: ['o'], tuples: [[0, 1]] } } },
      'dimension offer: member o leads to one site directly and to another through hosting',
    ],
    [
      'too many turns',
      {
        members: { chip: Array.from({ length: 101 }, (_, i) => `c${i}`) },
        inputs: { n: fixed(...Array(101).fill(1)), start: fixed(...Array(101).fill(0)) },
      },
      'f: takes in 101 turns, more than 100',
    ],
    ['a record of nothing', { record: [{ name: 'nn', over: [] }] }, "nn: there is no 'nn'"],
    ['a total of prices', { record: [{ name: 'price', over: [] }] }, 'price: has no total over chip'],
    ['a stray dimension', { record: [{ name: 'price', over: [site] }] }, 'price: cannot be recorded over site'],
    ['a record of a table', { record: [{ name: 't', over: [] }] }, 't: is a table, which has no monthly value'],
  ])('%s', (_, change, message) => expect(faults(change)).toContain(message));

  it('says so where nothing is bound at all', () => {
    const result = lower(oneSector({ x: input('1', [chip], 'X') }), { months: 1, members: new Map(), inputs: new Map() }, { record: [] });
    expect('faults' in result && result.faults.map((f) => f.variable)).toEqual(['dimension chip', 'x']);
  });

  it('finds a ring that a lag of 0 months closes', () => {
    const declarations = { lag: input('month', [], 'L'), a: aux('1', [], 'delay(a, lag, 1) + 1', 'A') };
    const bound = (data: InputData) =>
      lower(oneSector(declarations), bindingOf({ months: 3, declarations, inputs: { lag: data } }), { record: [] });
    expect(check(oneSector(declarations))).toEqual([]);
    expect('program' in bound(fixed(1))).toBe(true);
    expect('program' in bound(drawnBy(1, () => 2, [1, 3]))).toBe(true);
    for (const data of [fixed(0), drawnBy(1, () => 2)]) {
      const result = bound(data);
      expect('faults' in result && result.faults[0]?.message).toContain('a → a');
    }
  });
});

describe('descriptions', () => {
  it('list every declaration with its formula in a line', () => {
    const all = describeModel(
      oneSector({
        n: input('kW', [chip], 'Power', { id: 'power' }),
        s: stock('1', [], 'Level', { id: 'level', headline: true }),
        f: flow('1/month', [], { to: 's' }, inOrder('1 * (1/month)', { p: pool('2 * (1/month)', { each: '3' }) }), 'Flow'),
        o: overall('1', 'last', 's', 'Last'),
      }),
    );
    expect(all.map((d) => [d.name, d.id, d.kind, d.total, d.yearly, d.formula])).toEqual([
      ['n', 'power', 'input', 'none', 'mean', undefined],
      ['s', 'level', 'stock', 'sum', 'last', 'opening balance and flows'],
      ['f', undefined, 'flow', 'sum', 'sum', '1 * (1/month) from p: 2 * (1/month) at 3 each, in order'],
      ['o', undefined, 'overall', 'none', 'mean', 's'],
    ]);
    expect(all[2]).toMatchObject({ to: 's', sector: 'test', headline: false });
  });

  it('list every function once, with how it is called', () => {
    const all = describeFunctions();
    expect(all.map((f) => f.name)).toEqual(
      expect.arrayContaining(['sum', 'previous', 'transit', 'expiring', 'choice', 'lookup', 'left', 'if', 'ratio']),
    );
    for (const f of all) expect(f.usage).toContain(`${f.name}(`);
  });
});
