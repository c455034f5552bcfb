import { type Arithmetic, ROUNDER } from './arithmetic.ts';

// ln 2 in two parts: the first has 20 significant bits, so that its product with an exponent is exact
export const LN2_HIGH = 0.6931467056274414;
export const LN2_LOW = 4.7493250390316726e-7;

// (exp(r) − 1 − r) / r² on |r| ≤ ½ ln 2: interpolation at Chebyshev nodes in 60 digits, relative error of exp below 2^−61
const EXP = [
  0.5, 0.1666666666666667, 0.04166666666666667, 0.008333333333326136, 0.0013888888888883748, 0.00019841269874820627, 2.4801587325547743e-5,
  2.7557255400206422e-6, 2.75572736431103e-7, 2.5105217004720745e-8, 2.0914686968086876e-9,
];
// (2 artanh(s) − 2s) / s³ as a polynomial in s² on |s| ≤ (√2 − 1)/(√2 + 1), made the same way, error below 2^−60
const LOG = [
  0.6666666666666666, 0.4000000000000088, 0.2857142857080323, 0.2222222239180047, 0.18181795630884753, 0.15386240205813478,
  0.13268759668560612, 0.13086767009948175,
];

/** c₀ + c₁x + c₂x² + …, from the highest power down. */
export const polynomial = <V, M>(a: Arithmetic<V, M>, coefficients: readonly number[], x: V): V => {
  let sum = a.number(coefficients[coefficients.length - 1] as number);
  for (let i = coefficients.length - 2; i >= 0; i--) sum = a.add(a.mul(sum, x), a.number(coefficients[i] as number));
  return sum;
};

const clamp = <V, M>(a: Arithmetic<V, M>, x: V, low: number, high: number): V => {
  const least = a.select(a.less(a.number(high), x), a.number(high), x);
  return a.select(a.less(least, a.number(low)), a.number(low), least);
};

/** e^(x + more) where |more| is far below |x|'s last place; x beyond ±745 under- or overflows as it should. */
export const expOfSum = <V, M>(a: Arithmetic<V, M>, value: V, more: V): V => {
  const x = clamp(a, value, -746, 710);
  const k = a.sub(a.add(a.mul(x, a.number(Math.LOG2E)), a.number(ROUNDER)), a.number(ROUNDER));
  const high = a.sub(x, a.mul(k, a.number(LN2_HIGH)));
  const low = a.sub(a.mul(k, a.number(LN2_LOW)), more);
  const r = a.sub(high, low);
  const tail = a.sub(a.mul(a.mul(r, r), polynomial(a, EXP, r)), low);
  const near = a.add(a.number(1), a.add(high, tail));
  // in two steps, because 2^k alone may leave the range of normal numbers
  const half = a.floor(a.mul(k, a.number(0.5)));
  return a.mul(a.mul(near, a.powerOfTwo(half)), a.powerOfTwo(a.sub(k, half)));
};

export const expOver = <V, M>(a: Arithmetic<V, M>, x: V): V => expOfSum(a, x, a.number(0));

const LEAST_NORMAL = 2 ** -1022;

/** x = m · 2^k with √½ ≤ m < √2, subnormal numbers included. */
export const splitBinary = <V, M>(a: Arithmetic<V, M>, x: V): { readonly m: V; readonly k: V } => {
  const small = a.less(x, a.number(LEAST_NORMAL));
  const normal = a.select(small, a.mul(x, a.number(2 ** 54)), x);
  return { m: a.significand(normal), k: a.sub(a.exponent(normal), a.select(small, a.number(54), a.number(0))) };
};

export const logOver = <V, M>(a: Arithmetic<V, M>, x: V): V => {
  const { m, k } = splitBinary(a, x);
  const f = a.sub(m, a.number(1));
  const s = a.div(f, a.add(a.number(2), f));
  const z = a.mul(s, s);
  // log(1 + f) = f − (h − s·(h + z·R(z))) with h = f²/2: the large terms are exact or nearly so
  const h = a.mul(a.mul(a.number(0.5), f), f);
  const inner = a.add(a.mul(s, a.add(h, a.mul(z, polynomial(a, LOG, z)))), a.mul(k, a.number(LN2_LOW)));
  const result = a.sub(a.mul(k, a.number(LN2_HIGH)), a.sub(a.sub(h, inner), f));
  const infinite = a.select(a.equal(x, a.number(Number.POSITIVE_INFINITY)), x, result);
  const zero = a.select(a.equal(x, a.number(0)), a.number(Number.NEGATIVE_INFINITY), infinite);
  return a.select(a.not(a.or(a.less(a.number(0), x), a.equal(x, a.number(0)))), a.number(Number.NaN), zero);
};
