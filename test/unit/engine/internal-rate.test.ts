import { describe, expect, it } from 'vitest';
import { internalRate, internalRateOf } from '../../../src/engine/summary/internal-rate.ts';
import { presentValue } from '../../../src/engine/summary/present-value.ts';
import { flows, yearly } from '../../support/cash-flows.ts';

describe('internal rate', () => {
  it.each([
    ['one year, 10 %', yearly(-100, 110), 0.1],
    // textbook: −1000, then 500, 400, 300, 100 gives 14.49 %
    ['four years', yearly(-1000, 500, 400, 300, 100), 0.14488844],
    ['a loss', yearly(-100, 80), -0.2],
    ['a loan has a rate too', yearly(100, -110), 0.1],
    ['zeros before and between count for nothing', flows(0, 0, -1, 0, 1), 0],
  ])('%s', (_, x, rate) => expect(internalRate(x)).toBeCloseTo(rate, 7));

  it.each([
    ['nothing spent', flows(1, 2), 'only-inflows'],
    ['nothing earned', flows(-1, -2), 'only-outflows'],
    ['nothing earned, with a quiet start', flows(0, 0, -1), 'only-outflows'],
    ['nothing at all', flows(0, 0), 'no-flow'],
    ['no months', flows(), 'no-flow'],
    ['two rates, 10 % and 20 %', yearly(-100, 230, -132), 'several'],
    ['two changes of sign and no rate', yearly(-100, 100, -100), 'none'],
    ['beyond 10,000 % a year', flows(-1, 1000), 'none'],
    ['next to everything lost within a month', flows(-1000, 1), 'none'],
  ] as const)('is undefined: %s', (_, x, pattern) => {
    const found = internalRateOf(x);
    expect(found.pattern).toBe(pattern);
    expect(found.rate).toBeNaN();
    expect(internalRate(x)).toBeNaN();
  });

  it.each([
    ['two', yearly(-100, 230, -132), [0.1, 0.2]],
    ['two of a loan', yearly(100, -230, 132), [0.1, 0.2]],
    // Lorie and Savage 1955, the oil pump: −1600, 10,000, −10,000 has 25 % and 400 %
    ['those of the oil pump', yearly(-1600, 10_000, -10_000), [0.25, 4]],
    // −(G − 1)(G − 2)(G − 3), with G = 1 + r
    ['three', yearly(-1, 6, -11, 6), [0, 1, 2]],
    // (G − 0.5)(G − 1.1)(G − 1.4)(G − 2)
    ['four', yearly(1, -5, 8.79, -6.35, 1.54), [-0.5, 0.1, 0.4, 1]],
    // −(G − 1.1)(G − 1.102): the present value has one sign at both ends of any stretch of 5 %
    ['two hardly apart', yearly(-1, 2.202, -1.2122), [0.1, 0.102]],
  ] as const)('names %s where they stand on a par', (_, x, rates) => {
    const { pattern, several } = internalRateOf(x);
    expect(pattern).toBe('several');
    expect(several.length).toBe(rates.length);
    for (const [i, rate] of rates.entries()) expect(several[i]).toBeCloseTo(rate, 6);
  });

  it('is the positive one where an end that costs money adds a negative one', () => {
    // −100 + 160v − 30v² = 0 has v = (16 ± √136) / 6; the other rate is −78 %
    expect(internalRate(yearly(-100, 160, -30))).toBeCloseTo(6 / (16 - Math.sqrt(136)) - 1, 9);
  });

  it('is the only one there is where signs change three times', () => {
    const x = yearly(-100, 90, -20, 200);
    expect(presentValue(x, internalRate(x))).toBeCloseTo(0, 9);
  });
});
