import { logBeta } from './log-gamma.ts';
import { normalQuantile } from './normal-quantile.ts';

const TINY = 1e-300;

/** The continued fraction of the incomplete beta function (NIST DLMF 8.17.22) by Lentz's method; converges fast for x < (a+1)/(a+b+2). */
const fraction = (x: number, a: number, b: number): number => {
  const away = (v: number): number => (Math.abs(v) < TINY ? TINY : v);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let result = d;
  // terms needed grow as the root of the larger parameter
  const most = 200 + 20 * Math.ceil(Math.sqrt(Math.max(a, b)));
  for (let m = 1; m <= most; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    const step = d * c;
    result *= step;
    if (Math.abs(step - 1) < 1e-15) return result;
  }
  throw new RangeError(`the incomplete beta function of ${a} and ${b} does not converge`);
};

/**
 * Regularised incomplete beta function I_x(a, b): the chance that a beta(a, b) variable is at most x. a, b > 0.
 * @param logB `logBeta(a, b)`, where many x are asked for
 */
export const incompleteBeta = (x: number, a: number, b: number, logB = logBeta(a, b)): number => {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logB);
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b;
};

/** A first guess of the inverse, as a logit: Abramowitz & Stegun 26.5.22 for bells, the power law of the nearer end otherwise. */
const guess = (p: number, a: number, b: number, logB: number): number => {
  if (a >= 1 && b >= 1) {
    const y = -normalQuantile(p);
    const [ra, rb] = [1 / (2 * a - 1), 1 / (2 * b - 1)];
    const h = 2 / (ra + rb);
    const l = (y * y - 3) / 6;
    const w = (y * Math.sqrt(Math.max(0, h + l))) / h - (rb - ra) * (l + 5 / 6 - 2 / (3 * h));
    return Math.log(a / b) - 2 * w;
  }
  const low = (Math.log(p * a) + logB) / a;
  const high = (Math.log((1 - p) * b) + logB) / b;
  return low < high ? Math.min(low, 0) : Math.max(-high, 0);
};

/**
 * Inverse of `incompleteBeta` in x: Newton's method in the logit of x, where the function is smooth even at the poles of the density,
 * kept inside a bracket that every step narrows.
 */
export const inverseIncompleteBeta = (p: number, a: number, b: number, logB = logBeta(a, b)): number => {
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  // beyond ±700 the logit of a double is its end
  let [low, high] = [-700, 700];
  let t = Math.max(-690, Math.min(690, guess(p, a, b, logB)));
  for (let round = 0; round < 200; round++) {
    const x = 1 / (1 + Math.exp(-t));
    const excess = incompleteBeta(x, a, b, logB) - p;
    if (excess > 0) high = t;
    else low = t;
    // density of the logit: x^a (1−x)^b / B, with 1 − x taken from the logit so that it keeps its digits
    const slope = Math.exp(-a * Math.log1p(Math.exp(-t)) - b * Math.log1p(Math.exp(t)) - logB);
    const newton = t - excess / slope;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - t) < 1e-13 * Math.max(1, Math.abs(t))) return 1 / (1 + Math.exp(-next));
    t = next;
  }
  return 1 / (1 + Math.exp(-t));
};
