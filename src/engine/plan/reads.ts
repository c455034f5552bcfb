import { partsOf, type Read } from '../../equations/lower/reads.ts';
import type { Expression, Lag, Variable } from '../../equations/program.ts';

export type { Read };

const NONE: readonly Expression[] = [];

/** The operands of an expression; none for a number or a read. */
export const operands = (e: Expression): readonly Expression[] => ('args' in e ? e.args : NONE);

/** Every distinct read below the roots. */
export const readsOf = (roots: readonly Expression[]): readonly Read[] => partsOf(roots).reads;

/** Whether the read is of the value that this month's equations compute, or may be: a drawn lag may be 0. */
export const readsNow = (read: Read): boolean => read.when === 'now' && (typeof read.lag !== 'number' || read.lag === 0);

/** Whether the read is certainly of this month's value, so that a register may answer it. */
export const isPlain = (read: Read): boolean => read.when === 'now' && read.lag === 0;

/** Whether a lag differs between draws. */
export const lagVaries = (lag: Lag | undefined): boolean => typeof lag === 'object' && lag.by.uncertain;

/** Whether what a read gives differs between draws. */
export const readVaries = (read: Read): boolean => read.variable.uncertain || lagVaries(read.lag);

const memo = new WeakMap<Expression, boolean>();

/** Whether a value differs between draws. */
export const varies = (e: Expression): boolean => {
  let known = memo.get(e);
  if (known === undefined) {
    known = e.op === 'read' ? readVaries(e) : operands(e).some(varies);
    memo.set(e, known);
  }
  return known;
};

/** Variables that an expression touches: those it reads and those that give its lags. */
export const touched = (roots: readonly Expression[]): Set<Variable> => {
  const found = new Set<Variable>();
  for (const read of readsOf(roots)) {
    found.add(read.variable);
    if (typeof read.lag === 'object') found.add(read.lag.by);
  }
  return found;
};
