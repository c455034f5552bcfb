import { sizeOf } from '../../equations/axes.ts';
import type { Check, Expression, InputData, Program } from '../../equations/program.ts';
import { BrokenBalance } from '../errors.ts';
import { type Interpretation, interpret } from '../interpret.ts';
import type { Backend } from './backend.ts';

/** Whether a check fails: the two sides differ by more than they may, or something is NaN or infinite. */
export const fails = (left: number, right: number, scale: number, tolerance: number): boolean => {
  const most = Math.max(1, Math.abs(scale)) * tolerance;
  return !(Math.abs(left - right) <= most && most < Number.POSITIVE_INFINITY);
};

/** The first draw from `first` to `end − 1` whose checks fail: fewer and fewer draws are let count until one is left. */
const firstBroken = (backend: Backend, checks: number, first: number, end: number): number => {
  const { layout, words } = backend;
  const start = layout.checks / 4;
  const flags = words.i32.subarray(start, start + 4 * checks);
  let [low, high] = [first, end];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    flags.fill(0);
    backend.block(first, (draw) => draw < middle);
    if (flags.some((word) => word !== 0)) high = middle;
    else low = middle;
  }
  return low;
};

const firstFailure = (run: Interpretation, check: Check, month: number, draw: number): BrokenBalance | undefined => {
  for (let member = 0; member < sizeOf(check.space); member++) {
    const of = (e: Expression): number => run.evaluate(e, check.space, month, member, 0);
    const [left, right] = [of(check.left), of(check.right)];
    if (fails(left, right, of(check.scale), check.tolerance)) return new BrokenBalance(check.name, { month, member, draw }, left, right);
  }
  return undefined;
};

/**
 * Finds where checks that are known to fail in this block fail first: the first draw, in it the first month, in it the first check.
 * The one draw is run again plainly; a fast run keeps no more than a flag for each check.
 */
export const locateBroken = (
  program: Program,
  inputs: ReadonlyMap<string, InputData>,
  backend: Backend,
  first: number,
  end: number,
): never => {
  const draw = firstBroken(backend, program.checks.length, first, end);
  const run = interpret(program, inputs, 1, { first: draw });
  for (let month = 0; month < program.months; month++) {
    for (const check of program.checks) {
      const broken = firstFailure(run, check, month, draw);
      if (broken) throw broken;
    }
  }
  throw new Error(`the compiled run breaks a balance in draw ${draw}, the plain one does not: they must agree`);
};
