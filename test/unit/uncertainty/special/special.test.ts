import { describe, expect, it } from 'vitest';
import { cholesky } from '../../../../src/uncertainty/special/cholesky.ts';
import { incompleteBeta, inverseIncompleteBeta } from '../../../../src/uncertainty/special/incomplete-beta.ts';
import { logBeta, logGamma } from '../../../../src/uncertainty/special/log-gamma.ts';
import { normalCdf } from '../../../../src/uncertainty/special/normal-cdf.ts';
import { normalQuantile } from '../../../../src/uncertainty/special/normal-quantile.ts';
import { rootBetween } from '../../../../src/uncertainty/special/root.ts';

const near = (value: number, expected: number, relative: number): void => {
  expect(Math.abs(value - expected), `${value} for ${expected}`).toBeLessThanOrEqual(relative * Math.abs(expected));
};

describe('the inverse normal', () => {
  it.each([
    // the test values printed with AS 241
    [0.25, -0.6744897501960817],
    [0.001, -3.0902323061678136],
    [1e-20, -9.262340089798407],
    // common table entries
    [0.975, 1.959963984540054],
    [0.95, 1.6448536269514722],
    [0.5, 0],
  ])('at %d', (p, z) => near(normalQuantile(p), z, 1e-15));

  it('has infinite ends and nothing beyond', () => {
    expect([0, 1, -0.1, 1.1, Number.NaN].map(normalQuantile)).toEqual([
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]);
  });
});

describe('the normal distribution function', () => {
  it.each([
    // Abramowitz & Stegun, table 26.1
    [0, 0.5],
    [1, 0.841344746068543],
    [2, 0.977249868051821],
    [3, 0.99865010196837],
    [-6, 9.865876450377e-10],
    // beyond where the ratio of polynomials holds; Mills' ratio in 30 digits
    [-8, 6.220960574271785e-16],
  ])('at %d', (z, p) => near(normalCdf(z), p, 1e-8));

  it('adds up to one', () => {
    for (const z of [0.1, 1.7, 4, 7.08, 30]) expect(normalCdf(z) + normalCdf(-z)).toBeCloseTo(1, 15);
  });
});

describe('the gamma function', () => {
  it('is the factorial', () => {
    let factorial = 1;
    for (let n = 1; n <= 20; n++) {
      near(Math.exp(logGamma(n + 1)), factorial * n, 1e-12);
      factorial *= n;
    }
    near(logGamma(0.5), Math.log(Math.PI) / 2, 1e-14);
    // Γ(x) = 1/x − 0.5772… for small x
    near(logGamma(1e-8), Math.log(1e8) - 0.5772156649e-8, 1e-14);
  });

  it('gives the beta function whatever the sizes', () => {
    // B(a, n) = (n−1)! / (a (a+1) … (a+n−1))
    for (const [a, n] of [
      [0.3, 4],
      [4.5, 12],
      [30, 25],
      [1000, 12],
      [0.1, 2000],
    ]) {
      let log = -Math.log(a);
      for (let k = 1; k < n; k++) log += Math.log(k / (a + k));
      near(logBeta(a, n), log, 1e-12);
      near(logBeta(n, a), log, 1e-12);
    }
  });
});

/** P(at least a of n = a + b − 1 tosses succeed), which is I_x(a, b) for whole a and b. */
const binomialTail = (x: number, a: number, b: number): number => {
  const n = a + b - 1;
  let total = 0;
  let coefficient = 1;
  for (let k = 0; k <= n; k++) {
    if (k >= a) total += coefficient * x ** k * (1 - x) ** (n - k);
    coefficient = (coefficient * (n - k)) / (k + 1);
  }
  return total;
};

describe('the incomplete beta function', () => {
  it.each([
    // upper points of F in any table, as x = ν₁F / (ν₁F + ν₂) of I_x(ν₁/2, ν₂/2)
    [1, 1, 161.4476387975882, 0.95],
    [5, 10, 3.3258345304130104, 0.95],
    [2, 3, 9.552094495921152, 0.95],
    [10, 20, 3.368186389188742, 0.99],
  ])('agrees with the F distribution of %d and %d degrees', (v1, v2, f, p) => {
    const x = (v1 * f) / (v1 * f + v2);
    near(incompleteBeta(x, v1 / 2, v2 / 2), p, 1e-11);
    near(inverseIncompleteBeta(p, v1 / 2, v2 / 2), x, 1e-11);
  });

  it('is the tail of a binomial', () => {
    for (const [a, b] of [
      [1, 1],
      [2, 5],
      [7, 3],
      [12, 12],
    ])
      for (const x of [0.01, 0.3, 0.5, 0.77, 0.99]) expect(Math.abs(incompleteBeta(x, a, b) - binomialTail(x, a, b))).toBeLessThan(1e-12);
  });

  it('is inverted to ten digits for every shape', () => {
    for (const a of [0.1, 0.5, 1, 2.3, 40, 3000])
      for (const b of [0.2, 1, 7, 500])
        for (const p of [1e-6, 0.05, 0.4, 0.9]) {
          const x = inverseIncompleteBeta(p, a, b);
          // near 1 the last digit of x itself moves the function
          if (x < 1 - 1e-6) near(incompleteBeta(x, a, b), p, 1e-10);
        }
  });

  it('has its ends', () => {
    expect([incompleteBeta(0, 2, 3), incompleteBeta(1, 2, 3), inverseIncompleteBeta(0, 2, 3), inverseIncompleteBeta(1, 2, 3)]).toEqual([
      0, 1, 0, 1,
    ]);
  });
});

describe('a bracketed root', () => {
  it('is found for smooth and for kinked functions', () => {
    expect(rootBetween((x) => x * x - 2, 0, 2, 1e-14)).toBeCloseTo(Math.SQRT2, 13);
    expect(rootBetween((x) => (x < 0.3 ? -1e-9 : x), -1, 1, 1e-12)).toBeCloseTo(0.3, 11);
    expect(rootBetween((x) => x, 0, 1, 1e-12)).toBe(0);
    expect(() => rootBetween((x) => x * x + 1, -1, 1, 1e-12)).toThrow(RangeError);
  });
});

describe("Cholesky's triangle", () => {
  it('multiplies back', () => {
    const matrix = [
      [4, 2, 1],
      [2, 5, 3],
      [1, 3, 6],
    ];
    const rows = cholesky(matrix) as number[][];
    for (const i of [0, 1, 2])
      for (const j of [0, 1, 2]) {
        const product = [0, 1, 2].reduce((sum, k) => sum + (rows[i][k] ?? 0) * (rows[j][k] ?? 0), 0);
        expect(product).toBeCloseTo(matrix[i][j], 14);
      }
  });

  it('takes a direction without spread but no negative one', () => {
    expect(
      cholesky([
        [1, 1],
        [1, 1],
      ]),
    ).toEqual([[1], [1, 0]]);
    expect(
      cholesky([
        [1, 1.01],
        [1.01, 1],
      ]),
    ).toBeUndefined();
    expect(
      cholesky([
        [1, 1, 0],
        [1, 1, 0.5],
        [0, 0.5, 1],
      ]),
    ).toBeUndefined();
  });
});
