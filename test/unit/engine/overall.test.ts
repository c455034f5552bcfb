import { describe, expect, it } from 'vitest';
import { overallOf, payback } from '../../../src/engine/summary/overall.ts';
import { presentValue } from '../../../src/engine/summary/present-value.ts';
import { flows, yearly } from '../../support/cash-flows.ts';

describe('present value', () => {
  it('is the plain sum at a rate of 0', () => expect(presentValue(flows(-100, 30, 90), 0)).toBe(20));

  it('discounts a year by the annual rate, and the first month not at all', () => {
    expect(presentValue(yearly(-100, 110), 0.1)).toBeCloseTo(0, 9);
    expect(presentValue(flows(50), 0.9)).toBe(50);
  });

  it('agrees with the sum written out', () => {
    const x = Float64Array.from({ length: 40 }, (_, t) => Math.sin(t) * 100);
    const sum = x.reduce((total, value, t) => total + value / (1 + 0.073) ** (t / 12), 0);
    expect(presentValue(x, 0.073)).toBeCloseTo(sum, 9);
  });

  it.each([-1, -2, Number.NaN])('has no meaning at a rate of %d', (rate) => expect(presentValue(flows(1, 1), rate)).toBeNaN());
});

describe('payback', () => {
  it.each([
    ['at the end of the second month', flows(-100, 100), 2],
    ['within a month, in proportion', flows(-100, 60, 80), 2.5],
    ['nothing to pay back', flows(5, 5), 0],
    ['paid back, spent again, paid back', flows(-10, 20, -20, 20), 3.5],
  ])('%s', (_, x, months) => expect(payback(x)).toBeCloseTo(months, 12));

  it.each([
    ['never', flows(-100, 10)],
    ['spent again at the end', flows(-10, 20, -20)],
  ])('is undefined: %s', (_, x) => expect(payback(x)).toBeNaN());
});

it('takes total, ends, extremes and mean', () => {
  const x = flows(3, -1, 4);
  const { total, first, last, least, greatest, mean } = overallOf;
  expect([total, first, last, least, greatest, mean].map((of) => of(x))).toEqual([6, 3, 4, -1, 4, 2]);
});

it('needs a rate for a present value', () => expect(() => overallOf.npv(flows(1), undefined)).toThrow(/rate/));
