import { describe, expect, it } from 'vitest';
import {
  aux,
  CheckedModel,
  check,
  combination,
  compile,
  type Declaration,
  dimension,
  flow,
  formatModelFault,
  identity,
  inOrder,
  input,
  limited,
  ModelError,
  model,
  overall,
  pool,
  ration,
  sector,
  stock,
  table,
} from '../../../src/equations/index.ts';
import { oneSector } from '../../support/run-model.ts';

const chip = dimension('chip', 'Chips');
const site = dimension('site', 'Sites');
const hosting = combination('hosting', [chip, site], 'Chips at sites');
const fund = dimension('fund', 'Funds');
const buying = combination('buying', [chip, fund], 'Chips of funds');

const GIVEN: Readonly<Record<string, Declaration>> = {
  power: input('MW', [site], 'Power'),
  chipPower: input('kW/chip', [chip], 'Power of a chip'),
  inService: stock('chip', [chip, site], 'In service', { id: 'chips.installed' }),
  waiting: stock('chip', [chip], 'Waiting'),
  adding: flow('chip/month', [chip, site], { from: 'waiting', to: 'inService' }, ration('waiting / month', {}), 'Adding'),
  one: input('1', [], 'One'),
  price: input('CNY/chip', [chip], 'Price'),
  life: input('month', [chip], 'Life'),
  curve: table('1', 'chip', [], 'Curve'),
  sparse: input('1', [hosting], 'Sparse'),
  bought: input('1', [buying], 'Bought'),
};

const faultsOf = (more: Record<string, Declaration>): string[] => check(oneSector({ ...GIVEN, ...more })).map(formatModelFault);

const formulaFault = (formula: string, unit = '1', over = [chip, site]): string =>
  faultsOf({ it: aux(unit, over, formula, 'It') }).join('\n');

describe('faults of a ratio of sums over a year', () => {
  const ratioFault = (over: string, under: string, dims = [] as (typeof chip)[]): string =>
    faultsOf({ it: aux('CNY/chip', dims, '1 CNY/chip', 'It', { yearly: { ratio: [over, under] } }) }).join('\n');

  it.each([
    ['sum(price)', 'one', ''],
    ['sum(power)', 'one', "it: the ratio of its years is declared in CNY/chip, but '(sum(power)) / (one)' gives"],
    ['sum(pwer)', 'one', "it: there is no 'pwer'"],
    ['price', 'one', 'it: the ratio of its years varies over nothing'],
  ])('%s / %s', (over, under, message) => {
    const found = ratioFault(over, under);
    if (message === '') expect(found).toBe('');
    else expect(found).toContain(message);
  });

  it('is for one number only', () => {
    expect(ratioFault('price', 'one', [chip])).toContain('it: a ratio of sums over a year is one number and varies over nothing');
  });
});

describe('faults of one formula', () => {
  it('has none to begin with', () => expect(faultsOf({})).toEqual([]));

  it.each([
    ['powr', "it: there is no 'powr' (did you mean 'power'?)"],
    ['chips.instaled', "it: there is no 'chips.instaled' (did you mean 'chips.installed'?)"],
    ['summ(one)', "it: there is no function 'summ' (did you mean 'sum'?)"],
    ['sum(power, sit)', "it: there is no dimension 'sit' (did you mean 'site'?)"],
    ['site', "it: there is no 'site' (site is a dimension"],
    ['kWh', "it: there is no 'kWh' (a unit stands right after a number"],
    ['clamp(one, 1)', "it: 'clamp' takes 3 arguments, not 2 (clamp(x, least, most))"],
    ['min(one)', "'min' takes 2 to 20 arguments, not 1"],
    ['power + chipPower', "it: 'power + chipPower' joins W with W/chip ('power' is in W, 'chipPower' in W/chip)"],
    ['min(power, 3)', 'joins W with 1'],
    ['power < one', 'joins W with 1'],
    ['if(power > 0, power, one)', 'joins W with 1'],
    ['if(power, 1, 2)', "'power' is in W, but the condition of if must be a pure number"],
    ['exp(power)', "'power' is in W, but the argument of exp must be a pure number"],
    ['pow(one, power)', 'the exponent of pow must be a pure number'],
    ['power ^ one', "the exponent in 'power ^ one' is not a plain number (write pow(a, b))"],
    ['power and one', 'a side of and must be a pure number'],
    ['power', "is declared in 1, but 'power' gives W"],
    ['price * 2', "'price * 2' gives CNY/chip ('price' is in CNY/chip, '2' is in 1)"],
    ['closing(power)', "'power' is no stock (write power)"],
    ['closing(one + 1)', 'what closing takes must be a plain name'],
    ['previous(one, power)', 'joins 1 with W'],
    ['delay(one, price, 0)', "the lag 'price' must be in months, but is in CNY/chip"],
    ['delay(one, waiting, 0)', "the lag 'waiting' must be an input, not a stock"],
    ['delay(one, 1.5, 0)', "'1.5' is not a whole number of months"],
    ['delay(one, -1, 0)', 'is not a whole number of months'],
    ['delay(one, 2 kW, 0)', 'is not a whole number of months'],
    ['delay(one, one + 1, 0)', 'must be a number of months or an input'],
    ['transit(one, life)', "the lag varies over chip, but 'one' only over nothing"],
    ['spread(one, price)', "'price' is in CNY/chip, but a weight must be a pure number"],
    ['spread(one, one)', 'must be an input over a plain dimension'],
    ['expiring(inService, life) * (1 month/chip)', 'stands only in a flow that leaves inService'],
    ['lookup(one, 1)', "'one' is no table"],
    ['lookup(curve, one)', "the table 'curve' is read by chip, but 'one' is in 1"],
    ['curve', "'curve' is a table (write lookup(curve, x))"],
    ['left(one)', "no flow takes from 'one' as a pool"],
    ['sum(one, site)', "'one' does not vary over site"],
    ['product(power)', "'power' must be a pure number"],
    ['choice(one, 1, site)', "'one' does not vary over site, so there is nothing to choose"],
    ['choice(price, price, chip)', 'the spread of a choice must be a pure number'],
    ['sum(sparse * bought)', 'varies over hosting and buying, which both lead to chip'],
  ])('%s', (formula, message) => expect(formulaFault(formula)).toContain(message));

  it('names dimensions that do not fit and what to write', () => {
    expect(formulaFault('inService / (1 chip)', '1', [site])).toBe(
      "it: it varies over site, but 'inService / (1 chip)' also over chip (bring it together, as in sum(inService / (1 chip), site))",
    );
    expect(formulaFault('sparse', '1', [chip, site])).toContain("varies over chip and site, but 'sparse' also over hosting");
  });

  it('takes scales of one dimension for each other, and 0 for anything', () => {
    expect(formulaFault('sum(inService * chipPower, site) - power + 0', 'GW', [site])).toBe('');
    expect(formulaFault('if(power > 0, 0, -0)', 'CNY', [site])).toBe('');
    expect(formulaFault('power * 0', 'CNY', [site])).toContain('gives W');
  });
});

describe('faults of declarations', () => {
  it.each<[string, Record<string, Declaration>, string]>([
    ['a unit', { it: input('parsec', [], 'It') }, "it: 'parsec' in 'parsec' is no unit"],
    ['a name', { 'a b': input('1', [], 'It') }, "'a b' cannot be a name"],
    ['a prototype', { __proto_: input('1', [], 'It') }, 'cannot be a name'],
    ['a word', { month: input('1', [], 'It') }, "'month' is a word of the language"],
    ['a built-in', { hours: input('1', [], 'It') }, "'hours' is a word of the language"],
    ['an id', { it: input('1', [], 'It', { id: 'Chips' }) }, "'Chips' cannot be a public id"],
    ['an id twice', { it: input('1', [], 'It', { id: 'chips.installed' }) }, "has the public id 'chips.installed', as inService has"],
    ['an id that is a name', { it: input('1', [], 'It', { id: 'power' }) }, "has the public id 'power', which is the name of another"],
    ['dimensions twice', { it: input('1', [chip, chip], 'It') }, 'names a dimension twice'],
    [
      'a dimension and its combination',
      { it: input('1', [hosting, chip], 'It') },
      'varies over chip, to which another of its dimensions leads',
    ],
    ['two ways', { it: input('1', [hosting, buying], 'It') }, 'both lead to chip'],
    ['two dimensions of one name', { it: input('1', [dimension('chip', 'Other')], 'It') }, "two dimensions are called 'chip'"],
    ['a stock without flows', { it: stock('chip', [], 'It') }, 'no flow enters or leaves this stock'],
    ['a flow without ends', { it: flow('chip/month', [], {}, '1 chip/month', 'It') }, 'has no end'],
    [
      'an unknown stock',
      { it: flow('chip/month', [chip], { to: 'wating' }, '1 chip/month', 'It') },
      "no 'wating' (did you mean 'waiting'?)",
    ],
    ['an end that is no stock', { it: flow('chip/month', [chip], { to: 'price' }, '1 chip/month', 'It') }, "'price' is no stock"],
    [
      'a flow of another thing',
      { it: flow('CNY/month', [chip], { to: 'waiting' }, '1 CNY/month', 'It') },
      'moves CNY/month, but the stock waiting is in chip (it should move chip/month)',
    ],
    ['an amount for a rate', { it: flow('chip', [chip], { to: 'waiting' }, '1 chip', 'It') }, 'it should move chip/month'],
    [
      'too few dimensions',
      { it: flow('chip/month', [], { to: 'waiting' }, '1 chip/month', 'It') },
      'the stock waiting varies over chip, which this flow does not',
    ],
    [
      'use of a wrong unit',
      { it: flow('chip/month', [chip], { uses: { waiting: 'price' } }, '1 chip/month', 'It') },
      'moves CNY/month, but the stock waiting is in chip',
    ],
    [
      'use of a stock without end',
      { it: flow('chip/month', [chip], { uses: { nothing: '1' } }, '1 chip/month', 'It') },
      "there is no 'nothing'",
    ],
    [
      'an initial balance',
      { it: stock('chip', [chip], 'It', { initial: 'price' }), f: flow('chip/month', [chip], { to: 'it' }, '0', 'F') },
      "but its initial balance 'price' is in CNY/chip",
    ],
    [
      'initial dimensions',
      { it: stock('CNY/chip', [], 'It', { initial: 'price' }), f: flow('CNY/chip/month', [], { to: 'it' }, '0', 'F') },
      'must vary over the same dimensions',
    ],
    [
      'an initial formula',
      { it: stock('chip', [chip], 'It', { initial: 'waiting' }), f: flow('chip/month', [chip], { to: 'it' }, '0', 'F') },
      "'waiting' must be an input, not a stock",
    ],
    [
      'a pool of another unit',
      { it: flow('chip/month', [chip, site], { to: 'inService' }, ration('1 chip/month', { power: pool('power') }), 'It') },
      'the pool power is in W, but this flow takes chip/month of it',
    ],
    [
      'a pool with more dimensions',
      {
        it: flow(
          'chip/month',
          [chip],
          { to: 'waiting' },
          ration('1 chip/month', { power: pool('power / month', { each: 'chipPower' }) }),
          'It',
        ),
      },
      "the pool power varies over chip, but 'power / month' also over site",
    ],
    [
      'one pool twice',
      { it: flow('1/month', [], { uses: {} }, inOrder('one / month', { a: pool('one/month'), b: pool('one / (1 month)') }), 'It') },
      "a and b are one pool, 'one / month'",
    ],
    [
      'the label want',
      { it: flow('1/month', [], { uses: {} }, ration('one / month', { want: pool('one/month') }), 'It') },
      "no pool may be called 'want'",
    ],
    ['no limits', { it: flow('chip/month', [chip], { to: 'waiting' }, limited({}), 'It') }, 'is limited by nothing'],
    [
      'a limit of another unit',
      { it: flow('chip/month', [chip], { to: 'waiting' }, limited({ cash: 'price' }), 'It') },
      "the limit cash is declared in chip/month, but 'price' gives CNY/chip",
    ],
    ['an overall over members', { it: overall('CNY/chip', 'last', 'price', 'It') }, "varies over nothing, but 'price' also over chip"],
    ['an overall of another unit', { it: overall('CNY', 'last', 'one', 'It') }, "it is declared in CNY, but 'one' gives 1"],
    ['an npv without rate', { it: overall('CNY', 'npv', 'sum(price) * (1 chip/month)', 'It') }, 'an npv needs the annual rate'],
    ['a rate without npv', { it: overall('1', 'last', 'one', 'It', { rate: 'one' }) }, 'a rate is for npv only'],
    ['an irr in money', { it: overall('CNY', 'irr', 'one', 'It') }, 'an irr is a plain share, not in CNY'],
    ['a payback in money', { it: overall('CNY', 'payback', 'one', 'It') }, 'a payback is in months, not in CNY'],
    ['an overall read', { o: overall('1', 'last', 'one', 'O'), it: aux('1', [], 'o', 'It') }, "'o' has no monthly value"],
    ['an identity', { it: identity('CNY', [], '1 CNY', 'one', 'It') }, "its right side is declared in CNY, but 'one' gives 1"],
    ['a table without unit', { it: table('1', 'parsec', [], 'It') }, "'parsec' in 'parsec' is no unit"],
    ['life 0', { it: flow('chip/month', [chip], { from: 'waiting' }, 'expiring(waiting, 0)', 'It') }, 'a life is at least one month'],
    [
      'a life with more dimensions',
      { it: flow('chip/month', [chip], { from: 'waiting' }, 'expiring(waiting, siteLife)', 'It'), siteLife: input('month', [site], 'L') },
      'the life varies over site, but waiting does not',
    ],
    [
      'two age limits',
      {
        it: flow('chip/month', [chip], { from: 'waiting' }, 'expiring(waiting, 3)', 'It'),
        two: flow('chip/month', [chip], { from: 'waiting' }, 'expiring(waiting, 4)', 'It'),
      },
      'two: waiting expires in it already',
    ],
  ])('%s', (_, declarations, message) => {
    const faults = faultsOf(declarations);
    expect(faults.join('\n')).toContain(message);
    expect(faults).toHaveLength(1);
  });

  it('refuses a name in two sectors', () => {
    const twice = model('m', [sector('a', 'A', { x: input('1', [], 'X') }), sector('b', 'B', { x: input('1', [], 'X') })]);
    expect(check(twice)).toEqual([{ variable: 'x', message: 'is declared in a and again in b' }]);
  });

  it('collects all faults, and reports no consequences of them', () => {
    const faults = faultsOf({
      bad: input('parsec', [], 'Bad'),
      user: aux('1', [], 'bad * 2', 'Reads what is bad'),
      wrong: aux('1', [], 'power', 'Wrong unit'),
      lost: aux('1', [], 'nowhere', 'Lost'),
    });
    expect(faults.map((f) => f.split(':')[0])).toEqual(['bad', 'wrong', 'lost']);
  });

  it('throws them all where the model is ours', () => {
    const wrong = oneSector({ a: aux('1', [], 'b', 'A'), c: aux('1', [], 'd', 'C') });
    expect(() => CheckedModel.of(wrong)).toThrow(ModelError);
    expect(() => compile(wrong, { months: 1, members: new Map(), inputs: new Map() }, { record: [] })).toThrow(
      /2 faults\na: there is no 'b'\nc: there is no 'd'/,
    );
  });
});

describe('rings within one month', () => {
  const ring = (more: Record<string, Declaration>): string => faultsOf(more).join('\n');

  it('prints the ring in order with formulas', () => {
    expect(ring({ a: aux('1', [], 'b + 1', 'A'), b: aux('1', [], 'c * 2', 'B'), c: aux('1', [], 'a', 'C') })).toMatch(
      /^a: needs itself within one month: a → b → c → a; a = b \+ 1; b = c \* 2; c = a \(use previous/,
    );
    expect(ring({ a: aux('1', [], 'a + 1', 'A') })).toContain('a → a; a = a + 1');
  });

  it('finds rings through sums, closing balances and pools', () => {
    expect(ring({ a: aux('1', [chip], 'sum(a)', 'A') })).toContain('a → a');
    const closed = { f: flow('chip/month', [chip], { to: 'waiting' }, 'closing(waiting) / month', 'F') };
    expect(ring(closed)).toContain('f → waiting → f');
    const spare = {
      spare: aux('1/month', [], 'left(one / month)', 'S'),
      f: flow('1/month', [], { uses: {} }, ration('spare', { one: pool('one/month') }), 'F'),
    };
    expect(ring(spare)).toContain('needs itself within one month');
  });

  it('is broken by earlier months and by stocks', () => {
    expect(ring({ a: aux('1', [], 'b', 'A'), b: aux('1', [], 'previous(a, 1)', 'B') })).toBe('');
    expect(ring({ a: aux('1', [], 'delay(a, 3, 1) + delay(a, lag, 0)', 'A'), lag: input('month', [], 'Lag') })).toBe('');
    expect(ring({ a: aux('1', [], 'transit(a + 1, 2)', 'A') })).toBe('');
    expect(ring({ f: flow('chip/month', [chip], { to: 'waiting' }, 'waiting / month', 'F') })).toBe('');
    expect(ring({ a: aux('1', [], 'delay(a, 0, 1)', 'A') })).toContain('a → a');
  });
});
