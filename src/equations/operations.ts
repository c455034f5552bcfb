import type { BinaryOp, UnaryOp } from './program.ts';

const lesser = (a: number, b: number): number => {
  if (b < a) return b;
  return a;
};

const greater = (a: number, b: number): number => {
  if (a < b) return b;
  return a;
};

const truth = (holds: boolean): number => (holds ? 1 : 0);

/** Operations every backend does to the bit, as IEEE 754 doubles. exp, log and pow are the engine's own. */
export const EXACT_UNARY: Readonly<Record<Exclude<UnaryOp, 'exp' | 'log'>, (x: number) => number>> = {
  neg: (x) => -x,
  abs: Math.abs,
  sqrt: Math.sqrt,
  floor: Math.floor,
  not: (x) => truth(x === 0),
};

/** `min` gives b only where b < a, `max` only where a < b: so a NaN in first place stays, and of two zeros the first counts. */
export const EXACT_BINARY: Readonly<Record<Exclude<BinaryOp, 'pow'>, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  min: lesser,
  max: greater,
  '<': (a, b) => truth(a < b),
  '<=': (a, b) => truth(a <= b),
  '>': (a, b) => truth(a > b),
  '>=': (a, b) => truth(a >= b),
  '==': (a, b) => truth(a === b),
  '!=': (a, b) => truth(a !== b),
  and: (a, b) => truth(a !== 0 && b !== 0),
  or: (a, b) => truth(a !== 0 || b !== 0),
};
