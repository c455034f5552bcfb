import { EXACT_BINARY, EXACT_UNARY } from '../operations.ts';
import type { BinaryOp, UnaryOp } from '../program.ts';

const finite = (x: number): number | undefined => (Number.isFinite(x) ? x : undefined);

/** The value of an operation on a literal, or nothing where it must be left to run time. */
export const foldUnary = (op: UnaryOp, x: number): number | undefined =>
  op === 'exp' || op === 'log' ? undefined : finite(EXACT_UNARY[op](x));

export const foldBinary = (op: BinaryOp, a: number, b: number): number | undefined =>
  op === 'pow' ? undefined : finite(EXACT_BINARY[op](a, b));
