import { describe, expect, it } from 'vitest';
import { attempt, type ModelFault } from '../../../src/equations/fault.ts';
import { parseFormula } from '../../../src/equations/formula/parse.ts';
import { write } from '../../../src/equations/formula/syntax.ts';
import { aux, check, input } from '../../../src/equations/index.ts';
import { oneSector } from '../../support/run-model.ts';

const NAMES = new Set(['x', 'y', 'cost.opex', 'hours', 'W']);
const resolve = (name: string): string | undefined => (NAMES.has(name) ? name : undefined);

const faultOf = (text: string): ModelFault | undefined => {
  const faults: ModelFault[] = [];
  attempt('formula', faults, () => parseFormula(text, resolve));
  return faults[0];
};

const ESCAPES = [
  'cos.constructor("return 1")()',
  'cos.constructor(1)',
  'x.constructor',
  'x.constructor.constructor(1)',
  'x["constructor"]',
  "x['y']",
  'import({}, {})',
  'import(x)',
  'createUnit(x)',
  'evaluate("1 + 1")',
  'evaluate(x)',
  'parse(x)',
  'simplify(x)',
  'derivative(x, y)',
  'config(x)',
  'typed(x)',
  'chain(x)',
  'map(x, y)',
  'f(x) = x',
  'x = 1',
  'x.y = 1',
  'x; y',
  'x\ny',
  '[1, 2]',
  'x[1]',
  '{a: 1}',
  '{a: 1}.a',
  '1:3',
  '"text"',
  "'text'",
  '`text`',
  'x -> y',
  'x => y',
  'x |> y',
  'x & 1',
  'x | 1',
  '~x',
  'x << 1',
  'x >>> 1',
  "x'",
  'x!',
  '5!',
  'x .* y',
  'x ./ y',
  'x .^ y',
  'x to y',
  'x in kW',
  'x mod y',
  'x % y',
  'x xor y',
  'null',
  'undefined',
  'true',
  'Infinity',
  'NaN',
  '1e999',
  '0x1F',
  '0b11',
  '0o7',
  'ans',
  'this',
  '$x',
  '_x',
  '@x',
  '#x',
  'x # comment',
  'x\u0000',
  '１ + x',
  'x\u202e',
  'x ?? y',
  'neg(x)',
  'i',
  'pi',
  'unit(5)',
  'fraction(1, 2)',
  'bignumber(1)',
  'random()',
  'print(x)',
  'format(x)',
  'help(x)',
  'toString()',
  'constructor(x)',
  '__proto__',
  'hasOwnProperty(x)',
];

const BROKEN = [
  '',
  ' ',
  '(',
  ')',
  '(x',
  'x)',
  'x +',
  '* x',
  'x + * y',
  'max(x,',
  'if(x',
  'x ? y',
  'x ? y :',
  ',',
  'x,y',
  '1.2.3',
  '..',
  'x..y',
  '.x',
  'x.',
  '43,500',
];

describe('formulas that are refused', () => {
  // names alone are judged when units are inferred, so the whole check is asked
  it.each(ESCAPES)('lets nothing out through %j', (text) => {
    const faults = check(oneSector({ x: input('1', [], 'x'), y: input('1', [], 'y'), f: aux('1', [], text, 'under test') }));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ variable: 'f' });
    expect(faults[0]?.message.length).toBeGreaterThan(10);
  });

  it.each(BROKEN)('says what is wrong with %j', (text) => {
    expect(faultOf(text)?.message).toMatch(/\w+ \w+/);
  });

  it.each([
    ['x < y < 1', 'comparisons are chained'],
    ['x == y == 1', 'comparisons are chained'],
    ['x ? y : x ? 1 : 2', 'conditions are chained'],
    ['x ? (y) : (x ? 1 : 2)', undefined],
    ['2 y', "right before 'y'"],
    ['x y', 'two values stand side by side'],
    ['(x)(y)', 'two values stand side by side'],
    ['2 (x)', 'side by side'],
    ['x 2', 'side by side'],
    ['5 kW chip', 'two values stand side by side'],
    ['5 parsec', 'is no unit'],
    ['5 W', 'may mean the unit or the variable'],
    ['5 hours', 'may mean the unit or the variable'],
  ])('%s', (text, message) => {
    const fault = faultOf(text);
    if (message === undefined) expect(fault).toBeUndefined();
    else expect(`${fault?.message} ${fault?.hint}`).toContain(message);
  });

  it('bounds length, depth and size', () => {
    expect(faultOf('x'.repeat(2001))?.message).toContain('2001 characters');
    expect(faultOf(`${'('.repeat(41)}x${')'.repeat(41)}`)?.message).toContain('brackets inside each other');
    expect(faultOf(`${'-'.repeat(1999)}x`)?.message).toContain('nested too deeply');
    expect(faultOf(Array.from({ length: 600 }, () => 'x').join('^'))?.message).toContain('nested too deeply');
    expect(faultOf(Array.from({ length: 160 }, () => 'x').join('+'))?.message).toContain('nested too deeply');
    expect(faultOf(`max(${Array.from({ length: 950 }, () => 'x').join(',')})`)).toBeUndefined();
    expect(faultOf(`max(${Array.from({ length: 990 }, () => '1').join(',')})`)).toBeUndefined();
    expect(faultOf(`${'x?'.repeat(300)}`)?.message).toMatch(/\w/);
    expect(faultOf(`${'x ? x : '.repeat(240)}x`)?.message).toMatch(/chained|deeply/);
    expect(faultOf(`${'not '.repeat(450)}x`)?.message).toContain('deeply');
  });

  it('points at the place of a character that cannot be', () => {
    expect(faultOf('x + "a"')).toMatchObject({ at: 4, hint: 'formulas hold no text' });
    expect(faultOf('x + y)')?.at).toBe(5);
  });
});

describe('formulas that are read', () => {
  it.each([
    ['x+y*2', 'x + y * 2'],
    ['(x+y)*2', '(x + y) * 2'],
    ['x-(y-1)', 'x - (y - 1)'],
    ['x - y - 1', 'x - y - 1'],
    ['x/(y/2)', 'x / (y / 2)'],
    ['-x^2', '-x ^ 2'],
    ['(-x)^2', '(-x) ^ 2'],
    ['2^-1', '2 ^ (-1)'],
    ['x ? y : 1', 'if(x, y, 1)'],
    ['not x and y or 1', 'not x and y or 1'],
    ['not (x and y)', 'not (x and y)'],
    ['cost.opex / month', 'cost.opex / month'],
    ['cost . opex', 'cost.opex'],
    ['x / (1 month)', 'x / month'],
    ['0.38 CNY/kWh * x', '0.38 CNY/kWh * x'],
    ['x * 0.38 CNY/kWh', 'x * (0.38 CNY) / (1 kWh)'],
    ['x * 0.38 CNY/kWh/month^2', 'x * (0.38 CNY) / (1 kWh) / (1 month^2)'],
    ['5 m^2', '5 m^2'],
    ['3 %', '0.03'],
    ['-3 %', '-0.03'],
    ['12 / year', '12 1/year'],
    ['5 CNY/PFLOP/hour', '5 CNY/PFLOP/hour'],
    ['x − y × 2 ÷ 3', 'x - y * 2 / 3'],
    ['+x', 'x'],
    ['max(x,\n  y)', 'max(x, y)'],
    ['x\t*\ty', 'x * y'],
  ])('%s', (text, wanted) => {
    const fault = faultOf(text);
    expect(fault === undefined ? write(parseFormula(text, resolve)) : fault.message).toBe(wanted);
  });

  it('writes what it reads back to the same formula', () => {
    for (const text of [
      'x - (y - (1 - x))',
      '-(-x)',
      '(x < y) == (y < 1)',
      '2 ^ (x ^ 2)',
      '(x ^ 2) ^ 2',
      'not (not x)',
      'x / (5 kW / y)',
      '-(x + y)',
    ]) {
      const once = write(parseFormula(text, resolve));
      expect(write(parseFormula(once, resolve))).toBe(once);
    }
  });
});
