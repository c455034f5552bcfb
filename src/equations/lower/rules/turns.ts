import { placesIn, sizeOf } from '../../axes.ts';
import type { Axis } from '../../program.ts';

/** Members that may take at the same time, because no pool is shared between them, as an axis that leads to all theirs. */
export type Turn = Axis;

/** For each member, the first turn in which nobody before it shares one of its pools any more. */
const turnOf = (size: number, cells: readonly Int32Array[]): Int32Array => {
  const next = cells.map(() => new Map<number, number>());
  return Int32Array.from({ length: size }, (_, i) => {
    const turn = Math.max(0, ...cells.map((c, p) => next[p]?.get(c[i] as number) ?? 0));
    for (const [p, c] of cells.entries()) next[p]?.set(c[i] as number, turn + 1);
    return turn;
  });
};

/** Splits the members of `space` into turns that keep the order in which they stand, pool by pool. */
export const turnsOf = (name: string, space: readonly Axis[], pools: readonly (readonly Axis[])[]): Turn[] => {
  const size = sizeOf(space);
  const turn = turnOf(
    size,
    pools.map((axes) => placesIn(space, axes)),
  );
  const reached = [...new Set(space.flatMap((a) => [a, ...a.parents.map((p) => p.axis)]))];
  const places = new Map(reached.map((a) => [a, placesIn(space, [a])]));
  const count = size === 0 ? 0 : Math.max(...turn) + 1;
  return Array.from({ length: count }, (_, r) => {
    const members = [...turn.keys()].filter((i) => turn[i] === r);
    const parents = reached.map((axis) => ({ axis, index: Int32Array.from(members, (i) => places.get(axis)?.[i] as number) }));
    return { name: `turn ${r + 1} of ${name}`, members: members.map((i) => `${i}`), parents };
  });
};
