import type { Expression, Variable } from '../../program.ts';
import type { Draft } from '../draft.ts';

/** One limit of a flow as the tally sees it. */
export interface Bound {
  readonly label: string;
  /** Compared between limits: the smallest binds; of equal ones the first. */
  readonly size: Expression;
  /** Unused share of the limit where it does not bind. */
  readonly slack: Expression;
}

/**
 * Counts which limit decided. `open` holds where some limit did; elsewhere the want itself did, about all that was given.
 * @param wanted name under which the want itself is counted, if it is
 */
export const tally = (
  draft: Draft,
  flow: Variable,
  bounds: readonly Bound[],
  least: Expression,
  open: Expression,
  missed: Expression,
  wanted?: { readonly label: string; readonly slack: Expression },
): void => {
  const { expressions: x } = draft;
  const zero = x.number(0);
  let settled: Expression | undefined;
  for (const b of bounds) {
    const isLeast = x.apply('==', b.size, least);
    const first = settled ? x.apply('and', isLeast, x.apply('not', settled)) : isLeast;
    settled = settled ? x.apply('or', settled, isLeast) : isLeast;
    const bound = x.apply('and', open, first);
    const slack = x.apply('if', bound, zero, b.slack);
    draft.tallies.push({
      flow: flow.name,
      limit: b.label,
      space: flow.axes,
      bound,
      slack,
      isWant: false,
      missed: x.apply('if', bound, missed, zero),
    });
  }
  if (!wanted) return;
  const bound = x.apply('not', open);
  const slack = x.apply('if', bound, zero, wanted.slack);
  draft.tallies.push({
    flow: flow.name,
    limit: wanted.label,
    space: flow.axes,
    bound,
    slack,
    isWant: true,
    missed: x.apply('if', bound, x.read(flow), zero),
  });
};

/** part / whole, 0 where there is no whole. */
export const shareOf = (draft: Draft, part: Expression, whole: Expression): Expression => {
  const { expressions: x } = draft;
  return x.apply('if', x.apply('>', whole, x.number(0)), x.apply('/', part, whole), x.number(0));
};
