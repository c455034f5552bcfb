import { describe, expect, it } from 'vitest';
import { type Fault, isFault } from '../../../../src/kit/fault.ts';
import type { Distribution } from '../../../../src/uncertainty/distribution.ts';
import { distributionKinds } from '../../../../src/uncertainty/distributions/index.ts';
import type { Kind, Parameters } from '../../../../src/uncertainty/distributions/kind.ts';
import { findKind, intervalDistribution, makeDistribution } from '../../../../src/uncertainty/make-distribution.ts';

const kind = (name: string): Kind => findKind(name) as Kind;

const make = (name: string, parameters: Parameters): Distribution => {
  const made = makeDistribution(kind(name), parameters);
  if (isFault(made)) throw new Error(made.fault);
  return made;
};

/** Mean by the midpoint rule on the quantile function, which is how a mean is a mean of equally likely outcomes. */
const meanOf = (d: Distribution): number => {
  const n = 20_000;
  let total = 0;
  for (let i = 0; i < n; i++) total += d.quantile((i + 0.5) / n);
  return total / n;
};

describe.each(distributionKinds.map((k) => [k.name, k] as const))('%s', (_, k) => {
  it.each(k.examples.map((example, i) => [i, example] as const))(
    'gives the figures of its example %d',
    (_i, { parameters, range, quantiles, mean }) => {
      const made = makeDistribution(k, parameters, range);
      if (isFault(made)) throw new Error(made.fault);
      for (const [u, q] of quantiles) expect(Math.abs(made.quantile(u) - q)).toBeLessThan(1e-8 * Math.max(1, Math.abs(q)));
      // the midpoint rule misses a little of a long tail
      if (mean !== undefined) expect(Math.abs(meanOf(made) - mean)).toBeLessThan(5e-4 * Math.max(1, Math.abs(mean)));
    },
  );

  it('declares its parameters, and examples that use each form of few', () => {
    const known = k.parameters.map((p) => p.name);
    for (const name of [...k.forms.flat(), ...(k.optional ?? [])]) expect(known).toContain(name);
    for (const p of k.parameters) expect(p.about.length).toBeGreaterThan(5);
    expect(k.examples.length).toBeGreaterThan(0);
  });

  it('has quantiles that do not fall and stay in the support', () => {
    const d = make(k.name, k.examples[0].parameters);
    let before = d.support[0];
    for (let i = 1; i < 500; i++) {
      const q = d.quantile(i / 500);
      expect(q).toBeGreaterThanOrEqual(before);
      before = q;
    }
    expect(before).toBeLessThanOrEqual(d.support[1]);
  });
});

describe('distribution functions written here invert the quantiles', () => {
  const inverts = (d: Distribution, cdf: (x: number) => number, digits: number): void => {
    for (const u of [0.001, 0.05, 0.2, 0.5, 0.8, 0.95, 0.999]) expect(cdf(d.quantile(u))).toBeCloseTo(u, digits);
  };

  /** Simpson's rule. */
  const integral = (f: (x: number) => number, from: number, to: number): number => {
    const n = 2000;
    const h = (to - from) / n;
    let total = f(from) + f(to);
    for (let i = 1; i < n; i++) total += f(from + i * h) * (i % 2 === 1 ? 4 : 2);
    return (total * h) / 3;
  };

  const bell = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

  it('normal', () => inverts(make('normal', { mean: 3, sd: 2 }), (x) => 0.5 + integral(bell, 0, (x - 3) / 2), 10));

  it('lognormal', () =>
    inverts(
      make('lognormal', { median: Math.exp(1), p90: Math.exp(3) }),
      (x) => 0.5 + integral(bell, 0, (Math.log(x) - 1) / (2 / 1.2815515655446004)),
      10,
    ));

  it('triangular', () =>
    inverts(make('triangular', { low: 1, mode: 2, high: 5 }), (x) => (x < 2 ? (x - 1) ** 2 / 4 : 1 - (5 - x) ** 2 / 12), 12));

  it('pert', () => {
    // shapes 1 + 4·¼ = 2 and 1 + 4·¾ = 4: density 20 y (1−y)³ on y = (x − 10) / 8
    inverts(make('pert', { low: 10, mode: 12, high: 18 }), (x) => integral((y) => 20 * y * (1 - y) ** 3, 0, (x - 10) / 8), 10);
  });

  it('beta', () => {
    // mean 0.4 and variance 0.04: 0.4·0.6/0.04 − 1 = 5, shapes 2 and 3: density 12 y (1−y)²
    inverts(make('beta', { mean: 0.4, sd: 0.2 }), (x) => integral((y) => 12 * y * (1 - y) ** 2, 0, x), 10);
  });
});

describe('an interval', () => {
  it.each([
    [20, 40, {}, 'lognormal'],
    [20, 40, { min: 0 }, 'lognormal'],
    [1e-9, 1e9, {}, 'lognormal'],
    [-20, 40, {}, 'normal'],
    [0, 40, {}, 'normal'],
    [-40, -20, { min: -100 }, 'normal'],
    [0.2, 0.3, { min: 0, max: 1 }, 'beta'],
    [0.98, 0.999, { min: 0, max: 1 }, 'beta'],
    [0.001, 0.9, { min: 0, max: 1 }, 'beta'],
    [0.0001, 0.0004, { min: 0, max: 1 }, 'beta'],
    // narrower than a beta worth its name
    [0.5, 0.50001, { min: 0, max: 1 }, 'lognormal'],
  ])('%d to %d within %j is passed in one case of twenty on each side', (low, high, range, name) => {
    const made = intervalDistribution(low, high, range) as Distribution;
    expect(made.name).toBe(name);
    const width = high - low;
    expect(Math.abs(made.quantile(0.05) - low)).toBeLessThan(1e-8 * width);
    expect(Math.abs(made.quantile(0.95) - high)).toBeLessThan(1e-8 * width);
  });

  it.each([
    [40, 20, {}],
    [20, 20, {}],
    [0, 0.5, { min: 0, max: 1 }],
    [0.5, 1, { min: 0, max: 1 }],
    [0, 40, { min: 0 }],
    [-1, 40, { min: 0 }],
  ])('%d to %d within %j is refused', (low, high, range) => {
    expect(intervalDistribution(low, high, range)).toMatchObject({ code: 'bad-interval' });
  });
});

describe('bad parameters', () => {
  const cases: readonly (readonly [string, Parameters, string, string])[] = [
    ['normal', { mean: 1 }, 'wrong-parameters', 'normal cannot be made from mean'],
    ['normal', {}, 'wrong-parameters', 'normal cannot be made from nothing'],
    ['normal', { mean: 1, sd: 1, p10: 0 }, 'wrong-parameters', 'normal cannot be made from mean, sd and p10'],
    ['normal', { mean: 1, sd: 0 }, 'bad-parameter', 'sd of normal must be more than 0'],
    ['normal', { mean: 1, sd: -1 }, 'bad-parameter', 'sd of normal must be more than 0'],
    ['normal', { p10: 5, p90: 5 }, 'bad-parameter', 'p10 must be less than p90'],
    ['normal', { p90: 1, p10: 5 }, 'bad-parameter', 'p10 must be less than p90'],
    ['normal', { median: 1, p50: 2 }, 'wrong-parameters', 'normal cannot be made from median and p50'],
    ['normal', { mean: Number.NaN, sd: 1 }, 'bad-parameter', 'mean of normal must be finite'],
    ['normal', { mean: [1], sd: 1 }, 'bad-parameter', 'mean of normal is one figure'],
    ['normal', { mean: 1, std: 1 }, 'unknown-parameter', "'std' is no parameter of normal"],
    ['uniform', { low: 1, high: 2, constructor: 3 }, 'unknown-parameter', "'constructor' is no parameter of uniform"],
    ['lognormal', { p10: -1, p90: 5 }, 'bad-parameter', 'p10 of lognormal must be more than 0'],
    ['lognormal', { mean: 0, sd: 1 }, 'bad-parameter', 'mean of lognormal must be more than 0'],
    ['lognormal', { median: 5, factor: 1 }, 'bad-parameter', 'factor of lognormal must be more than 1'],
    ['uniform', { low: 2, high: 2 }, 'bad-parameter', 'low of uniform must be less than high'],
    ['triangular', { low: 2, mode: 1, high: 3 }, 'bad-parameter', 'low, mode and high of triangular must ascend'],
    ['triangular', { low: 2, mode: 2, high: 2 }, 'bad-parameter', 'low, mode and high of triangular must ascend'],
    ['pert', { low: 0, mode: 4, high: 3 }, 'bad-parameter', 'low, mode and high of pert must ascend'],
    ['pert', { low: 0, mode: 1, high: 3, weight: 0 }, 'bad-parameter', 'weight of pert must be more than 0 and at most 100000'],
    ['beta', { alpha: 0, beta: 1 }, 'bad-parameter', 'the shapes of beta must be more than 0 and at most 1000000'],
    ['beta', { alpha: 1, beta: 1e7 }, 'bad-parameter', 'the shapes of beta must be more than 0 and at most 1000000'],
    ['beta', { mean: 1, sd: 0.1 }, 'bad-parameter', 'mean of beta must lie between its ends'],
    ['beta', { mean: 0.5, sd: 0.5 }, 'bad-parameter', 'sd of beta must be more than 0 and, with this mean, less than 0.5 in base units'],
    ['beta', { mean: 0.5, sd: 0.1, low: 1 }, 'bad-parameter', 'low of beta must be less than high'],
    ['discrete', { values: [1, 2], weights: [1] }, 'bad-parameter', 'discrete has 2 values and 1 weights'],
    ['discrete', { values: [1, 2], weights: [1, -1] }, 'bad-parameter', 'weights of discrete cannot be negative'],
    ['discrete', { values: [1, 2], weights: [0, 0] }, 'bad-parameter', 'weights of discrete must add up to more than 0'],
    ['discrete', { values: [] }, 'bad-parameter', 'values has 1 to 100000 values, not 0'],
    ['discrete', { values: 3 }, 'bad-parameter', 'values of discrete is a list'],
    ['empirical', { values: [1] }, 'bad-parameter', 'empirical needs at least two values'],
    ['empirical', { values: [1, Number.POSITIVE_INFINITY] }, 'bad-parameter', 'values of empirical must be finite'],
    ['date', { first: 5, last: 5 }, 'bad-parameter', 'first of date must come before last'],
    ['date', { first: 5.5, last: 7 }, 'bad-parameter', 'first is a whole month'],
    ['bernoulli', { probability: 1.5 }, 'bad-parameter', 'probability is a share, 0 to 1 or 0 % to 100 %'],
  ];

  it.each(cases)('of %s: %j', (name, parameters, code, message) => {
    const fault = makeDistribution(kind(name), parameters) as Fault;
    expect([fault.code, fault.fault]).toEqual([code, message]);
  });

  it('come with a hint', () => {
    expect(makeDistribution(kind('normal'), { maen: 1, sd: 1 })).toMatchObject({ hint: "did you mean 'mean'?" });
    expect(makeDistribution(kind('pert'), { low: 1 })).toMatchObject({ hint: 'give low, mode and high' });
  });

  it('of a family there is not', () => {
    expect(findKind('lognorm')).toMatchObject({ code: 'unknown-distribution', hint: "did you mean 'lognormal'?" });
    expect(findKind('zipf')).toMatchObject({ hint: expect.stringContaining('there are interval, lognormal') });
  });
});

describe('truncation', () => {
  const standard = { mean: 0, sd: 1 };

  it('leaves what is possible alone', () => {
    const whole = makeDistribution(kind('uniform'), { low: 0, high: 1 }, { min: 0, max: 1 }) as Distribution;
    expect(whole.quantile(0.3)).toBe(0.3);
    expect(whole.support).toEqual([0, 1]);
  });

  it('spreads the chance of the impossible over the rest', () => {
    const half = makeDistribution(kind('normal'), standard, { min: 0 }) as Distribution;
    // the half-normal's median is the 75 % point of the whole
    expect(half.quantile(0.5)).toBeCloseTo(0.6744897501960817, 12);
    expect(half.quantile(1e-9)).toBeGreaterThanOrEqual(0);
    expect(half.support).toEqual([0, Number.POSITIVE_INFINITY]);
  });

  it('cuts steps between their values', () => {
    const cut = makeDistribution(kind('discrete'), { values: [-1, 1, 2], weights: [1, 2, 1] }, { min: 0 }) as Distribution;
    // 1 keeps two of the three parts that remain
    expect([0.01, 0.66, 0.68, 0.99].map(cut.quantile)).toEqual([1, 1, 2, 2]);
  });

  it('refuses a distribution that is mostly impossible', () => {
    expect(makeDistribution(kind('normal'), { mean: -1, sd: 1 }, { min: 0 })).toMatchObject({
      code: 'outside-range',
      fault: '84 % of this normal distribution lies outside what is possible',
    });
    expect(makeDistribution(kind('uniform'), { low: 5, high: 6 }, { max: 1 })).toMatchObject({ code: 'outside-range' });
  });
});
