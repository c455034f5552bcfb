import type { Expression } from '../program.ts';

export type Read = Expression & { op: 'read' };

const known = new WeakMap<Expression, readonly Read[]>();

/** Every distinct read in an expression. Shared parts are walked once. */
export const readsOf = (expression: Expression): readonly Read[] => {
  const found = known.get(expression);
  if (found) return found;
  const reads = new Set<Read>();
  const seen = new Set<Expression>([expression]);
  for (const e of seen) {
    if (e.op === 'read') reads.add(e);
    else if (e.op !== 'number') for (const part of e.args) seen.add(part);
  }
  const all = [...reads];
  known.set(expression, all);
  return all;
};
