/**
 * The exact operations that exp, log and pow are built from. Every one gives the same bits wherever IEEE 754 holds,
 * so a function written over this interface once gives the same bits as JavaScript and as WebAssembly SIMD.
 * `V` is a value, `M` the outcome of a comparison.
 */
export interface Arithmetic<V, M> {
  readonly number: (x: number) => V;
  readonly add: (a: V, b: V) => V;
  readonly sub: (a: V, b: V) => V;
  readonly mul: (a: V, b: V) => V;
  readonly div: (a: V, b: V) => V;
  readonly abs: (a: V) => V;
  readonly floor: (a: V) => V;
  readonly less: (a: V, b: V) => M;
  readonly equal: (a: V, b: V) => M;
  readonly and: (a: M, b: M) => M;
  readonly or: (a: M, b: M) => M;
  readonly not: (a: M) => M;
  readonly select: (when: M, yes: V, no: V) => V;
  /** 2^k for a whole k from −1022 to 1023; what it gives for other k has no meaning. */
  readonly powerOfTwo: (k: V) => V;
  /** The whole k with x = m · 2^k and √½ ≤ m < √2, for a normal positive x; no meaning for other x. */
  readonly exponent: (x: V) => V;
  /** That m. */
  readonly significand: (x: V) => V;
}

/** High word of √½ rounded down, low word 0: subtracting it from x's bits moves the binade's edge to √½. */
export const ROOT_HALF_BITS = 0x3fe6a09e;
/** 1.5 · 2^52: adding it pushes a small number's fraction out of the significand, rounding to the nearest whole, ties to even. */
export const ROUNDER = 6755399441055744;

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);
const LITTLE = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
const LOW = LITTLE ? 0 : 1;
const HIGH = 1 - LOW;

const highWord = (x: number): number => {
  float[0] = x;
  return words[HIGH] as number;
};

/** Plain numbers. */
export const scalar: Arithmetic<number, boolean> = {
  number: (x) => x,
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  abs: Math.abs,
  floor: Math.floor,
  less: (a, b) => a < b,
  equal: (a, b) => a === b,
  and: (a, b) => a && b,
  or: (a, b) => a || b,
  not: (a) => !a,
  select: (when, yes, no) => (when ? yes : no),
  powerOfTwo: (k) => {
    words[HIGH] = (k + 1023) << 20;
    words[LOW] = 0;
    return float[0] as number;
  },
  exponent: (x) => (highWord(x) - ROOT_HALF_BITS) >> 20,
  significand: (x) => {
    const high = highWord(x);
    words[HIGH] = high - (((high - ROOT_HALF_BITS) >> 20) << 20);
    return float[0] as number;
  },
};
