import { describe, expect, it } from 'vitest';
import { didYouMean, distance, suggest } from '../../../src/kit/suggest.ts';

describe('distance', () => {
  it.each([
    ['', '', 0],
    ['abc', '', 3],
    ['kitten', 'sitting', 3],
    ['site', 'stie', 1],
    ['ab', 'ba', 1],
    // a swap may not be edited again: three edits, where the unrestricted distance is two
    ['ca', 'abc', 3],
  ])('of %j and %j', (a, b, slips) => {
    expect(distance(a, b)).toBe(slips);
    expect(distance(b, a)).toBe(slips);
  });
});

describe('suggestions', () => {
  it('ignore case and come best first', () => {
    expect(suggest('kw', ['MW', 'kV', 'kW', 'kWh'])[0]).toBe('kW');
    expect(suggest('investmnt', ['investment', 'procurement', 'finance'])).toEqual(['investment']);
    expect(suggest('mw', ['mW', 'MW', 'mw'], 1)).toEqual(['mw']);
  });

  it('tolerate more in longer words, nothing in one letter', () => {
    expect(suggest('x', ['y', 'X'])).toEqual(['X']);
    expect(suggest('abc', ['abd', 'ade'])).toEqual(['abd']);
    expect(suggest('sites', ['policy'])).toEqual([]);
  });

  it('drop repeats, bound their number, and leave very long words alone', () => {
    expect(suggest('site', ['sites', 'sites', 'sity', 'size', 'cite'], 2)).toHaveLength(2);
    expect(suggest('a'.repeat(81), ['a'.repeat(81)])).toEqual([]);
  });

  it('are a question, or nothing', () => {
    expect(didYouMean('horizn', ['horizon'])).toBe("did you mean 'horizon'?");
    expect(didYouMean('zzz', ['horizon'])).toBeUndefined();
  });
});
