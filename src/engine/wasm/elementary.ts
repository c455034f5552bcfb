import { type Arithmetic, ROOT_HALF_BITS, ROUNDER } from '../elementary/arithmetic.ts';
import { expOver, logOver } from '../elementary/exp-log.ts';
import { powOver } from '../elementary/pow.ts';
import type { Body, Local } from './body.ts';
import type { SimdOpcode } from './opcodes.ts';

/** High word of ROUNDER, whose low word is 0: as an integer it carries a small whole number to and from a float's significand. */
const ROUNDER_BITS = 0x43380000;
const EXPONENT_BITS = 52;
const BIAS = 1023;

/** The arithmetic that writes instructions: every value and every mask is a local of its own. */
const writing = (body: Body): Arithmetic<Local, Local> => {
  const kept = (): Local => {
    const local = body.local('v128');
    body.set(local);
    return local;
  };
  const ofOne = (name: SimdOpcode, a: Local): Local => {
    body.get(a);
    body.simd(name);
    return kept();
  };
  const apply = (name: SimdOpcode, a: Local, b: Local): Local => {
    body.get(a);
    body.get(b);
    body.simd(name);
    return kept();
  };
  const shift = (name: 'i64x2.shl' | 'i64x2.shr_s', x: Local): Local => {
    body.get(x);
    body.integer(EXPONENT_BITS);
    body.simd(name);
    return kept();
  };
  const bits = (high: number, low = 0): Local => {
    body.splatBits(high, low);
    return kept();
  };
  const binade = (x: Local): Local => shift('i64x2.shr_s', apply('i64x2.sub', x, bits(ROOT_HALF_BITS)));
  const number = (x: number): Local => {
    body.splat(x);
    return kept();
  };
  return {
    number,
    add: (a, b) => apply('f64x2.add', a, b),
    sub: (a, b) => apply('f64x2.sub', a, b),
    mul: (a, b) => apply('f64x2.mul', a, b),
    div: (a, b) => apply('f64x2.div', a, b),
    abs: (a) => ofOne('f64x2.abs', a),
    floor: (a) => ofOne('f64x2.floor', a),
    less: (a, b) => apply('f64x2.lt', a, b),
    equal: (a, b) => apply('f64x2.eq', a, b),
    and: (a, b) => apply('v128.and', a, b),
    or: (a, b) => apply('v128.or', a, b),
    not: (a) => ofOne('v128.not', a),
    select: (when, yes, no) => {
      body.get(yes);
      return apply('v128.bitselect', no, when);
    },
    powerOfTwo: (k) => shift('i64x2.shl', apply('i64x2.add', apply('f64x2.add', k, number(ROUNDER)), bits(0, BIAS))),
    exponent: (x) => apply('f64x2.sub', apply('i64x2.add', binade(x), bits(ROUNDER_BITS)), number(ROUNDER)),
    significand: (x) => apply('i64x2.sub', x, shift('i64x2.shl', binade(x))),
  };
};

/** Functions a nest may call. */
export type Elementary = 'exp' | 'log' | 'pow';

export const isElementary = (op: string): op is Elementary => op === 'exp' || op === 'log' || op === 'pow';

/** Writes the function: one or two v128 in, one out. */
export const writeElementary = (body: Body, name: Elementary): void => {
  body.begin(name === 'pow' ? 2 : 1);
  const a = writing(body);
  const result = name === 'exp' ? expOver(a, 0) : name === 'log' ? logOver(a, 0) : powOver(a, 0, 1);
  body.get(result);
};
