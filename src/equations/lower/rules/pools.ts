import { essential, sameDims } from '../../dimensions.ts';
import type { Expression } from '../../program.ts';
import { isTaking, type Take, type TypedPool } from '../../typed/typed-model.ts';
import type { Draft, Lower } from '../draft.ts';

/** Relative error allowed between what was there and what was taken: a few roundings of sums over many members. */
const POOL_TOLERANCE = 1e-9;

/** Makes the variables of every pool first, since any formula may read what a pool has left. */
export const startPools = (draft: Draft, lower: Lower): void => {
  const { expressions: x } = draft;
  for (const { key, term } of draft.typed.pools.values()) {
    const axes = draft.axesOf(term.over);
    const available = draft.hidden(`available of ${key}`, term.unit, axes);
    draft.pools.set(key, { available, left: draft.hidden(`left of ${key}`, term.unit, axes), room: x.read(available) });
  }
  for (const { key, term } of draft.typed.pools.values()) {
    draft.owner = key;
    draft.set(draft.pool(key).available, x.apply('max', lower(term), x.number(0)));
  }
};

/** What one unit of flow takes: 1 without `each`; a negative figure counts as 0. */
export const eachOf = (draft: Draft, take: Take, lower: Lower): Expression => {
  const { expressions: x } = draft;
  return take.each ? x.apply('max', lower(take.each), x.number(0)) : x.number(1);
};

/** The amount all given takers draw, in the pool's own dimensions. */
export const drawn = (
  draft: Draft,
  pool: TypedPool,
  takers: TypedPool['takers'],
  what: string,
  amount: (flow: string) => Expression,
  lower: Lower,
): Expression => {
  const { expressions: x } = draft;
  const axes = draft.axesOf(pool.term.over);
  const parts = takers.map(({ flow, take }) => {
    const over = essential(draft.typed.scope.entry(flow).declaration.over);
    const taken = x.apply('*', amount(flow), eachOf(draft, take, lower));
    if (sameDims(over, pool.term.over)) return taken;
    return draft.reduce(`${what} by ${flow} of ${pool.key}`, pool.term.unit, 'sum', taken, draft.axesOf(over), axes);
  });
  return parts.length === 0 ? x.number(0) : parts.reduce((a, b) => x.apply('+', a, b));
};

export const isRationed = (draft: Draft, flow: string): boolean => {
  const rule = draft.typed.flows.get(flow)?.rule;
  return rule !== undefined && isTaking(rule) && rule.how === 'rationed';
};

/** What is left when all have taken, and the check that they did not take more than there was. */
export const closePools = (draft: Draft, lower: Lower): void => {
  const { expressions: x } = draft;
  for (const pool of draft.typed.pools.values()) {
    draft.owner = pool.key;
    const { available, left } = draft.pool(pool.key);
    const taken = drawn(draft, pool, pool.takers, 'taken', (flow) => x.read(draft.variable(flow)), lower);
    const rest = x.apply('-', x.read(available), taken);
    draft.set(left, x.apply('max', rest, x.number(0)));
    draft.checks.push({
      name: `no more is taken of ${pool.key} than there is`,
      space: available.axes,
      left: x.apply('min', rest, x.number(0)),
      right: x.number(0),
      scale: x.read(available),
      tolerance: POOL_TOLERANCE,
    });
  }
};
