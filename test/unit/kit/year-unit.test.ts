import { describe, expect, it } from 'vitest';
import { unit } from '../../../src/kit/unit.ts';
import { sumUnit, yearUnit } from '../../../src/kit/year-unit.ts';

describe('a sum of months', () => {
  it.each([
    ['chip/month', 'chip', 'chip/year'],
    ['CNY/chip/month', 'CNY/chip', 'CNY/chip/year'],
    ['1/month', '1', '1/year'],
    ['GWh/year', 'GWh', 'GWh/year'],
    ['EFLOPS', 'EFLOPS', 'EFLOPS'],
  ])('of %s is in %s, over a year in %s', (monthly, whole, yearly) => {
    expect(sumUnit(unit(monthly)).text).toBe(whole);
    expect(yearUnit(unit(monthly), 'sum')).toEqual({ text: yearly, factor: unit(whole).factor });
    expect(yearUnit(unit(monthly), 'mean')).toEqual({ text: monthly, factor: unit(monthly).factor });
  });
});
