import { describe, expect, it } from 'vitest';
import { type Fault, isFault, problemOf } from '../../../src/kit/fault.ts';
import { looksLikeInterval, parseInterval } from '../../../src/kit/interval.ts';
import { inUnit, parseQuantity, type Quantity } from '../../../src/kit/quantity.ts';
import { unit } from '../../../src/kit/unit.ts';

const good = (text: string): Quantity => {
  const result = parseQuantity(text);
  if (isFault(result)) throw new Error(result.fault);
  return result;
};

const bad = (result: object): Fault => {
  expect(result).toHaveProperty('fault');
  return result as Fault;
};

describe('a quantity', () => {
  it.each([
    ['300 MW', 3e8, 'W'],
    ['300MW', 3e8, 'W'],
    [' 300  MW ', 3e8, 'W'],
    ['43.5e9 CNY', 43.5e9, 'CNY'],
    ['43,500 CNY', 43_500, 'CNY'],
    ['1,234,567.5 CNY', 1_234_567.5, 'CNY'],
    ['50 %', 0.5, ''],
    ['50%', 0.5, ''],
    ['2e24 FLOP', 2e24, 'FLOP'],
    ['5 EFLOPS', 5e18, 'FLOP*s^-1'],
    ['5EFLOPS', 5e18, 'FLOP*s^-1'],
    ['5 year', 60, 'month'],
    ['12', 12, ''],
    ['.5', 0.5, ''],
    ['-3', -3, ''],
    ['+3', 3, ''],
    ['\u22123 %', -0.03, ''],
    ['1e\u22123 W', 1e-3, 'W'],
    ['0.36 CNY/kWh', 1e-7, 'CNY*W^-1*s^-1'],
  ])('%j', (text, value, dimension) => {
    const q = good(text);
    expect(q.value / value).toBeCloseTo(1, 12);
    expect(q.unit.dimension).toBe(dimension);
    expect(q.text).toBe(text.trim());
  });

  it('of a rate per year is per month in base units', () => {
    expect(good('\u22123 %/year').value).toBeCloseTo(-0.0025, 15);
  });

  it('knows whether a unit was written', () => {
    expect(good('5').bare).toBe(true);
    expect(good('5 x').bare).toBe(false);
  });

  it.each([
    ['', 'missing-number', undefined],
    ['MW', 'missing-number', 'write 1 MW, or whatever the figure is'],
    ['CNY 300', 'missing-number', 'write 300 CNY'],
    ['$300', 'missing-number', 'write 300 USD'],
    ['300 kw', 'unknown-unit', "did you mean 'kW'?"],
    ['3 Mw/year', 'unknown-unit', "did you mean 'MW'?"],
    ['3 bn CNY', 'unknown-unit', 'write 3e9 CNY'],
    ['43.5 亿元', 'unknown-unit', 'write 43.5e8 CNY'],
    ['3 million', 'unknown-unit', 'write 3e6'],
    ['3 元/kWh', 'unknown-unit', 'write 3 CNY/kWh'],
    ['3 __proto__', 'unknown-unit', undefined],
    ['3 constructor', 'unknown-unit', undefined],
    ['20-40 MW', 'not-a-number', 'an interval is written 20 to 40 MW'],
    ['20 MW\u201340 MW', 'not-a-number', 'an interval is written 20 MW to 40 MW'],
    ['0x10 W', 'not-a-number', 'write decimal digits'],
    ['Infinity', 'not-a-number', 'write a finite number'],
    ['-.inf', 'not-a-number', 'write a finite number'],
    ['NaN W', 'not-a-number', 'write a finite number'],
    ['4,35 CNY', 'not-a-number', 'commas part thousands (43,500) and a point parts the fraction (43.5)'],
    ['1,23,456', 'not-a-number', 'commas part thousands (43,500) and a point parts the fraction (43.5)'],
    ['1_000', 'not-a-number', 'write 1000'],
    ['1.2.3', 'not-a-number', 'a number has one decimal point with digits after it'],
    ['5. W', 'not-a-number', 'a number has one decimal point with digits after it'],
    ['about 5', 'not-a-number', 'write a number and its unit, such as 300 MW'],
    ['1e301', 'number-too-large', 'the largest is 1e300'],
    ['1e999', 'number-too-large', 'the largest is 1e300'],
    ['1e300 TW', 'number-too-large', undefined],
    ['7'.repeat(201), 'not-a-number', undefined],
  ])('is not %j', (text, code, hint) => {
    const fault = bad(parseQuantity(text));
    expect([fault.code, fault.hint]).toEqual([code, hint]);
  });

  it('points at the part that is wrong', () => {
    expect(problemOf(bad(parseQuantity('300 kw')), { file: 'a.yaml', line: 3, column: 10 })).toEqual({
      code: 'unknown-unit',
      message: "'kw' is not a unit",
      hint: "did you mean 'kW'?",
      file: 'a.yaml',
      line: 3,
      column: 14,
    });
  });
});

describe('a quantity in a wanted unit', () => {
  it('passes where it measures the same', () => {
    expect(inUnit(good('300 kW'), unit('MW'))).toBe(300_000);
    expect(inUnit(good('5'), unit('%'))).toBe(5);
    expect(inUnit(good('5 %'), unit('1'))).toBe(0.05);
  });

  it.each([
    ['300', 'MW', 'missing-unit', 'write 300 MW, if that is meant'],
    ['300 MWh', 'MW', 'wrong-unit', 'write 300 MW, if that is meant'],
    ['300 GWh', 'MW', 'wrong-unit', 'write 300 GW, if that is meant'],
    ['5 CNY', '%', 'wrong-unit', 'write 5'],
    ['5 h', 'month', 'wrong-unit', 'write 5 month, if that is meant'],
  ])('%s as %s', (text, wanted, code, hint) => {
    const fault = bad(inUnit(good(text), unit(wanted)) as unknown as object);
    expect([fault.code, fault.hint]).toEqual([code, hint]);
  });
});

describe('an interval', () => {
  it('of quantities, with one unit or two', () => {
    for (const text of ['20 MW to 40 MW', '20 to 40 MW', '20000 kW to 40 MW']) {
      const found = parseInterval(text);
      if (isFault(found) || found.kind !== 'quantities') throw new Error(text);
      expect([found.low.value, found.high.value, found.low.unit.dimension]).toEqual([2e7, 4e7, 'W']);
    }
  });

  it('of pure numbers and of negative ones', () => {
    expect(parseInterval('1 to 3')).toMatchObject({ kind: 'quantities', low: { value: 1 }, high: { value: 3, bare: true } });
    expect(parseInterval('-20 % to \u221210 %')).toMatchObject({ low: { value: -0.2 }, high: { value: -0.1 } });
  });

  it('of months', () => {
    expect(parseInterval('2025-11 to 2026-06')).toEqual({ kind: 'months', first: 24_310, last: 24_317, text: '2025-11 to 2026-06' });
  });

  it.each([
    ['40 to 20 MW', 'reversed-interval', 'write 20 MW to 40 MW'],
    ['2026-06 to 2025-11', 'reversed-interval', 'write 2025-11 to 2026-06'],
    ['20 MW to 20 MW', 'empty-interval', 'write 20 MW if it is certain, else two different ends'],
    ['2026-06 to 2026-06', 'empty-interval', 'write 2026-06 if it is certain, else two different ends'],
    ['20 MW to 40', 'missing-unit', 'write 20 MW to 40 MW'],
    ['20 MW to 40 CNY', 'wrong-unit', 'write both in MW'],
    ['2025-13 to 2026-06', 'bad-date', 'write months as 2026-06'],
    ['2025-11 to soon', 'bad-date', 'write months as 2026-06'],
    ['20 to 40 mw', 'unknown-unit', "did you mean 'MW'?"],
    ['MW to 40 MW', 'missing-number', 'write 1 MW, or whatever the figure is'],
    ['20 MW', 'not-an-interval', 'an interval is written 20 MW to 40 MW'],
  ])('is not %j', (text, code, hint) => {
    const fault = bad(parseInterval(text));
    expect([fault.code, fault.hint]).toEqual([code, hint]);
  });

  it('points into its second part', () => {
    expect(bad(parseInterval('20 to 40 mw')).at).toBe('20 to 40 '.length);
  });

  it('is told from other texts', () => {
    expect(['20 to 40 MW', 'to', 'tomato', '20 MW'].map(looksLikeInterval)).toEqual([true, false, false, false]);
  });
});
