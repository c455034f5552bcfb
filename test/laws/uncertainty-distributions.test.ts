import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFault } from '../../src/kit/fault.ts';
import type { Distribution } from '../../src/uncertainty/distribution.ts';
import { distributionKinds } from '../../src/uncertainty/distributions/index.ts';
import type { Kind, Parameters } from '../../src/uncertainty/distributions/kind.ts';
import { intervalDistribution, makeDistribution } from '../../src/uncertainty/make-distribution.ts';
import { truncate } from '../../src/uncertainty/truncation.ts';

const fixedSeed = { seed: 20_240_708, numRuns: 300 };
const inside = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
const figure = fc.oneof(
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.integer({ min: -5, max: 50 }),
);

/** A family with parameters of one of its forms: figures of any size, in any order, so often refused. */
const given = fc.constantFrom(...distributionKinds).chain((kind: Kind) =>
  fc.constantFrom(...kind.forms).chain((form) =>
    fc
      .tuple(
        ...form.map((name) => {
          const list = kind.parameters.find((p) => p.name === name)?.list === true;
          return list ? fc.array(figure, { minLength: 1, maxLength: 6 }) : figure;
        }),
      )
      .map((numbers) => [kind, Object.fromEntries(form.map((name, i) => [name, numbers[i]])) as Parameters] as const),
  ),
);

/** Rounding of a sum of two figures of this size. */
const slack = (d: Distribution, u: number): number => 1e-9 * (1 + Math.abs(d.quantile(u)));

describe('every distribution', () => {
  it('is refused or has quantiles that never fall and keep to the support', () => {
    let made = 0;
    fc.assert(
      fc.property(given, inside, inside, ([kind, parameters], u, v) => {
        const d = makeDistribution(kind, parameters);
        if (isFault(d)) return d.fault.length > 0;
        made++;
        const [low, high] = [d.quantile(Math.min(u, v)), d.quantile(Math.max(u, v))];
        return low <= high + slack(d, u) && low >= d.support[0] - slack(d, u) && high <= d.support[1] + slack(d, v);
      }),
      fixedSeed,
    );
    expect(made).toBeGreaterThan(80);
  });

  it('has a distribution function, if any, that undoes its quantiles', () => {
    let tried = 0;
    fc.assert(
      fc.property(given, inside, ([kind, parameters], u) => {
        const d = makeDistribution(kind, parameters);
        if (isFault(d) || !d.below) return true;
        const x = d.quantile(u);
        // where the numbers lie so close that several shares share one, the function can only say which
        const [less, more] = [d.quantile(Math.max(0, u - 1e-9)), d.quantile(Math.min(1, u + 1e-9))];
        if (!(less < x && x < more)) return true;
        tried++;
        return Math.abs(d.below(x) - u) < 1e-9;
      }),
      { ...fixedSeed, numRuns: 2000 },
    );
    expect(tried).toBeGreaterThan(100);
  });

  it('keeps to the physical range once truncated, with the order unchanged', () => {
    fc.assert(
      fc.property(given, inside, inside, inside, ([kind, parameters], u, p, q) => {
        const d = makeDistribution(kind, parameters);
        if (isFault(d)) return true;
        const [min, max] = [d.quantile(Math.min(p, q)), d.quantile(Math.max(p, q))];
        const cut = truncate(d, { min, max });
        if (isFault(cut)) return true;
        const x = cut.quantile(u);
        return x >= min && x <= max && cut.quantile(u / 2) <= x + slack(d, u);
      }),
      fixedSeed,
    );
  });
});

describe('an interval', () => {
  const passed = (d: Distribution, low: number, high: number): boolean => {
    const width = high - low;
    return Math.abs(d.quantile(0.05) - low) < 1e-6 * width && Math.abs(d.quantile(0.95) - high) < 1e-6 * width;
  };

  it('of numbers has its ends at 5 and 95 %', () => {
    fc.assert(
      fc.property(figure, fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (low, width) => {
        const d = intervalDistribution(low, low + width);
        return !isFault(d) && passed(d, low, low + width);
      }),
      fixedSeed,
    );
  });

  it('of a share has its ends at 5 and 95 %', () => {
    const share = fc.double({ min: 1e-3, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(share, share, (a, b) => {
        fc.pre(Math.abs(a - b) > 0.002);
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const d = intervalDistribution(low, high, { min: 0, max: 1 });
        return !isFault(d) && d.name === 'beta' && passed(d, low, high);
      }),
      { ...fixedSeed, numRuns: 60 },
    );
  });
});
