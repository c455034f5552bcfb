import type { Expression } from '../program.ts';

export type Read = Expression & { op: 'read' };

/** What stands in an expression, shared parts once. */
export interface Parts {
  readonly reads: readonly Read[];
  /** How many different expressions, itself and all below it. */
  readonly count: number;
}

const known = new WeakMap<Expression, Parts>();

/** What stands below any of the roots. Shared parts are walked once: as a tree an expression may be too large to be walked at all. */
const partsBelow = (roots: readonly Expression[]): Parts => {
  const reads: Read[] = [];
  const seen = new Set(roots);
  for (const e of seen) {
    if (e.op === 'read') reads.push(e);
    else if (e.op !== 'number') for (const part of e.args) seen.add(part);
  }
  return { reads, count: seen.size };
};

/** What stands in an expression; remembered, since it is asked when a program is made, put in order and planned. */
const partsOfOne = (root: Expression): Parts => {
  let parts = known.get(root);
  if (!parts) {
    parts = partsBelow([root]);
    known.set(root, parts);
  }
  return parts;
};

export const partsOf = (roots: readonly Expression[]): Parts =>
  roots.length === 1 ? partsOfOne(roots[0] as Expression) : partsBelow(roots);

/** Every distinct read in an expression. */
export const readsOf = (expression: Expression): readonly Read[] => partsOfOne(expression).reads;
