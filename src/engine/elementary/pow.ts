import type { Arithmetic } from './arithmetic.ts';
import { expOfSum, LN2_HIGH, LN2_LOW, polynomial, splitBinary } from './exp-log.ts';

/** A number as an unevaluated sum, good to about 100 bits. */
interface Pair<V> {
  readonly high: V;
  readonly low: V;
}

// (2 artanh(s) − 2s − ⅔s³) / s⁵ in s² on |s| ≤ (√2 − 1)/(√2 + 1): Chebyshev nodes in 60 digits, error below 2^−66 of the logarithm
const TAIL = [
  0.4, 0.28571428571428564, 0.2222222222222843, 0.18181818179656925, 0.15384615761170173, 0.13333296534432942, 0.11766813121034213,
  0.10456327269484514, 0.107624244195648,
];
const TWO_THIRDS_LOW = 3.700743415417188e-17;
// 2^27 + 1 cuts 53 bits into 26 and 26 (Veltkamp, Dekker 1971)
const CUTTER = 134217729;
// beyond it every power of a number other than 1 has left the range: |log x| ≥ 2^−53
const GREATEST_Y = 2 ** 64;

/** The exact sum of any two numbers (Knuth). */
const twoSum = <V, M>(a: Arithmetic<V, M>, x: V, y: V): Pair<V> => {
  const high = a.add(x, y);
  const part = a.sub(high, x);
  return { high, low: a.add(a.sub(x, a.sub(high, part)), a.sub(y, part)) };
};

/** The exact sum where |x| ≥ |y|. */
const fastSum = <V, M>(a: Arithmetic<V, M>, x: V, y: V): Pair<V> => {
  const high = a.add(x, y);
  return { high, low: a.sub(y, a.sub(high, x)) };
};

const cut = <V, M>(a: Arithmetic<V, M>, x: V): Pair<V> => {
  const c = a.mul(x, a.number(CUTTER));
  const high = a.sub(c, a.sub(c, x));
  return { high, low: a.sub(x, high) };
};

/** The exact product. */
const twoProduct = <V, M>(a: Arithmetic<V, M>, x: V, y: V): Pair<V> => {
  const p = cut(a, x);
  const q = x === y ? p : cut(a, y);
  const high = a.mul(x, y);
  const first = a.add(a.add(a.sub(a.mul(p.high, q.high), high), a.mul(p.high, q.low)), a.mul(p.low, q.high));
  return { high, low: a.add(first, a.mul(p.low, q.low)) };
};

const multiply = <V, M>(a: Arithmetic<V, M>, x: Pair<V>, y: Pair<V>): Pair<V> => {
  const p = twoProduct(a, x.high, y.high);
  return { high: p.high, low: a.add(p.low, a.add(a.mul(x.high, y.low), a.mul(x.low, y.high))) };
};

/** (m − 1) / (m + 1). */
const ratio = <V, M>(a: Arithmetic<V, M>, m: V): Pair<V> => {
  const f = a.sub(m, a.number(1));
  const d = twoSum(a, m, a.number(1));
  const high = a.div(f, d.high);
  const p = twoProduct(a, high, d.high);
  return { high, low: a.div(a.sub(a.sub(a.sub(f, p.high), p.low), a.mul(high, d.low)), d.high) };
};

/** log x of a positive x: 2s + ⅔s³ + s⁵·tail + k·ln 2, the first two and the last in pairs. */
const logPair = <V, M>(a: Arithmetic<V, M>, x: V): Pair<V> => {
  const { m, k } = splitBinary(a, x);
  const s = ratio(a, m);
  const z = multiply(a, s, s);
  const cube = multiply(a, s, z);
  const third = multiply(a, cube, { high: a.number(2 / 3), low: a.number(TWO_THIRDS_LOW) });
  const tail = a.mul(a.mul(cube.high, z.high), polynomial(a, TAIL, z.high));
  const two = a.number(2);
  const near = fastSum(a, a.mul(two, s.high), third.high);
  const small = a.add(near.low, a.add(a.add(a.mul(two, s.low), third.low), tail));
  const log = fastSum(a, near.high, small);
  const sum = twoSum(a, a.mul(k, a.number(LN2_HIGH)), log.high);
  return fastSum(a, sum.high, a.add(sum.low, a.add(a.mul(k, a.number(LN2_LOW)), log.low)));
};

/** The power of |x|, for y of any kind. */
const magnitude = <V, M>(a: Arithmetic<V, M>, x: V, y: V): V => {
  const log = logPair(a, x);
  const capped = a.select(a.less(a.number(GREATEST_Y), y), a.number(GREATEST_Y), y);
  const exponent = a.select(a.less(capped, a.number(-GREATEST_Y)), a.number(-GREATEST_Y), capped);
  const product = twoProduct(a, exponent, log.high);
  const far = a.less(a.number(800), a.abs(product.high));
  const more = a.select(far, a.number(0), a.add(product.low, a.mul(exponent, log.low)));
  const [zero, infinity, one] = [a.number(0), a.number(Number.POSITIVE_INFINITY), a.number(1)];
  const falls = a.less(y, zero);
  const finite = expOfSum(a, product.high, more);
  const ofZero = a.select(a.equal(x, zero), a.select(falls, infinity, zero), finite);
  const ofInfinity = a.select(a.equal(x, infinity), a.select(falls, zero, infinity), ofZero);
  // 1 to an infinite power has no value in JavaScript
  const stuck = a.and(a.equal(x, one), a.equal(a.abs(y), infinity));
  const broken = a.or(stuck, a.or(a.not(a.equal(x, x)), a.not(a.equal(y, y))));
  return a.select(broken, a.number(Number.NaN), ofInfinity);
};

/** x^y for every x and y, with the special cases of JavaScript's own power. */
export const powOver = <V, M>(a: Arithmetic<V, M>, x: V, y: V): V => {
  const zero = a.number(0);
  const one = a.number(1);
  const size = magnitude(a, a.abs(x), y);
  const whole = a.equal(a.floor(y), y);
  const half = a.mul(y, a.number(0.5));
  const odd = a.and(whole, a.not(a.equal(a.floor(half), half)));
  const negative = a.or(a.less(x, zero), a.less(a.div(one, x), zero));
  const signed = a.select(a.and(negative, odd), a.sub(a.number(-0), size), size);
  const ordinary = a.and(a.less(x, zero), a.less(a.number(Number.NEGATIVE_INFINITY), x));
  const real = a.select(a.and(ordinary, a.not(whole)), a.number(Number.NaN), signed);
  return a.select(a.equal(y, zero), one, real);
};
