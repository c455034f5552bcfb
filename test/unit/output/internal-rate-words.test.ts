import { describe, expect, it } from 'vitest';
import type { RatePatterns } from '../../../src/engine/results.ts';
import { ratesWithout, whyNoRate } from '../../../src/output/internal-rate-words.ts';

const NONE: RatePatterns['counts'] = { one: 0, several: 0, none: 0, 'no-flow': 0, 'only-inflows': 0, 'only-outflows': 0 };

const patterns = (counts: Partial<RatePatterns['counts']>, several: readonly number[] = []): RatePatterns => ({
  counts: { ...NONE, ...counts },
  several,
});

describe('an internal rate of return', () => {
  it.each([
    ['no-flow', 'no cash flows at all'],
    ['only-inflows', 'only inflows: nothing is spent that could earn a rate'],
    ['only-outflows', 'only outflows: none of it is ever paid back'],
    ['none', 'no rate between −99.9 % and 10,000 % a year makes the present value 0'],
  ] as const)('is missing for a reason: %s', (pattern, words) => {
    expect(whyNoRate(pattern, [])).toBe(words);
    expect(ratesWithout(patterns({ [pattern]: 1 }), 1)).toBe(words);
  });

  it('names the rates where there are several', () => {
    expect(whyNoRate('several', [-0.5, 0.1, 0.4, 12.345])).toBe(
      '4 rates make the present value 0: −50 %, 10 %, 40 %, 1,230 %; the net present value is the measure to use',
    );
    expect(whyNoRate('several', [0, 1, 2, 3, 4, 5, 6])).toMatch(/^7 rates .*: 0 %, 100 %, 200 %, 300 %, 400 %, 500 % …; /);
  });

  it('is missing in shares of the draws, the largest first, none of them rounded away', () => {
    expect(ratesWithout(patterns({ one: 349, several: 30, 'only-outflows': 620, none: 1 }, [0.04, 0.31]), 1000)).toBe(
      'in 62 % of draws only outflows: none of it is ever paid back; ' +
        'in 3 % of draws several rates make the present value 0 (in the first of them 4 %, 31 %), so that the net present value is the ' +
        'measure to use; in 0.1 % of draws no rate between −99.9 % and 10,000 % a year makes the present value 0',
    );
    expect(ratesWithout(patterns({ one: 1, 'only-outflows': 9999 }), 10_000)).toMatch(/^in 99\.9 % of draws/);
    expect(ratesWithout(patterns({ one: 99_999, none: 1 }), 100_000)).toMatch(/^in 0\.1 % of draws/);
    expect(ratesWithout(patterns({ none: 10 }), 10)).toMatch(/^in 100 % of draws/);
  });

  it('needs no words where every draw has one', () => expect(ratesWithout(patterns({ one: 10 }), 10)).toBeUndefined());
});
