import type { Expression, Lag, Variable } from '../../equations/program.ts';

export type Read = Extract<Expression, { readonly op: 'read' }>;

const NONE: readonly Expression[] = [];

/** The operands of an expression; none for a number or a read. */
export const operands = (e: Expression): readonly Expression[] => ('args' in e ? e.args : NONE);

/** Every distinct expression below the roots, operands first. Expressions are shared, so this is a walk with a memory, never of a tree. */
export const distinct = (roots: readonly Expression[]): Set<Expression> => {
  const seen = new Set<Expression>();
  const visit = (e: Expression): void => {
    if (seen.has(e)) return;
    for (const arg of operands(e)) visit(arg);
    seen.add(e);
  };
  for (const root of roots) visit(root);
  return seen;
};

/** Every distinct read below the roots. */
export const readsOf = (roots: readonly Expression[]): Read[] => [...distinct(roots)].filter((e) => e.op === 'read');

/** Whether the read is of the value that this month's equations compute, or may be: a drawn lag may be 0. */
export const readsNow = (read: Read): boolean => read.when === 'now' && (typeof read.lag !== 'number' || read.lag === 0);

/** Whether the read is certainly of this month's value, so that a register may answer it. */
export const isPlain = (read: Read): boolean => read.when === 'now' && read.lag === 0;

/** Whether a lag differs between draws. */
export const lagVaries = (lag: Lag | undefined): boolean => typeof lag === 'object' && lag.by.uncertain;

const memo = new WeakMap<Expression, boolean>();

/** Whether a value differs between draws. */
export const varies = (e: Expression): boolean => {
  let known = memo.get(e);
  if (known === undefined) {
    known = e.op === 'read' ? e.variable.uncertain || lagVaries(e.lag) : operands(e).some(varies);
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
