import type { Expression } from '../../program.ts';
import { isTaking, type Taking, type TypedPool } from '../../typed/typed-model.ts';
import type { Draft, Lower } from '../draft.ts';
import { drawn, eachOf, isRationed } from './pools.ts';
import { shareOf, tally } from './tallies.ts';

export const wantOf = (flow: string): string => `wanted of ${flow}`;

/** What every taking flow wants, at least 0, as variables of their own: pools must know all wants before anything flows. */
export const startWants = (draft: Draft, lower: Lower): void => {
  const { expressions: x } = draft;
  for (const { name, rule } of draft.typed.flows.values()) {
    if (!isTaking(rule)) continue;
    draft.owner = name;
    const target = draft.variable(name);
    draft.keep(wantOf(name), target.unit.dimension, target.axes, x.apply('max', lower(rule.want), x.number(0)));
  }
};

/** Share of the wants a pool can meet: min(1, room / Σ want · each). */
const startRatio = (draft: Draft, pool: TypedPool, lower: Lower): void => {
  const { expressions: x } = draft;
  const takers = pool.takers.filter((t) => isRationed(draft, t.flow));
  if (takers.length === 0) return;
  draft.owner = pool.key;
  const axes = draft.axesOf(pool.term.over);
  const wanted = drawn(draft, pool, takers, 'wanted', (flow) => x.read(draft.variable(wantOf(flow))), lower);
  const { room } = draft.pool(pool.key);
  const ratio = x.apply('if', x.apply('>', wanted, room), x.apply('/', room, wanted), x.number(1));
  draft.shared.set(`ratio ${pool.key}`, x.read(draft.keep(`share met of ${pool.key}`, '', axes, ratio)));
};

/** A flow that takes nothing of a pool is not cut by it. */
const ratioFor = (draft: Draft, take: Taking['takes'][number], lower: Lower): Expression => {
  const { expressions: x } = draft;
  const ratio = draft.shared.get(`ratio ${take.pool}`);
  if (!ratio) throw new Error(`pool ${take.pool} has no ratio`);
  return x.apply('if', x.apply('>', eachOf(draft, take, lower), x.number(0)), ratio, x.number(1));
};

const rationFlow = (draft: Draft, name: string, rule: Taking, lower: Lower): void => {
  const { expressions: x } = draft;
  draft.owner = name;
  const target = draft.variable(name);
  const want = x.read(draft.variable(wantOf(name)));
  const ratios = rule.takes.map((take) => ratioFor(draft, take, lower));
  const least = ratios.length === 0 ? x.number(1) : ratios.reduce((a, b) => x.apply('min', a, b));
  draft.set(target, x.apply('*', want, least));
  if (ratios.length === 0) return;
  const bounds = rule.takes.map((take, i) => {
    const { left, available } = draft.pool(take.pool);
    return { label: take.label, size: ratios[i] as Expression, slack: shareOf(draft, x.read(left), x.read(available)) };
  });
  const open = x.apply('and', x.apply('>', want, x.number(0)), x.apply('<', least, x.number(1)));
  const missed = x.apply('-', want, x.read(target));
  tally(draft, target, bounds, least, open, missed, { label: rule.wanted, slack: shareOf(draft, missed, want) });
};

/** Pro rata sharing: every flow gets its want times the least ratio of its pools, whatever the order of declarations. */
export const lowerRationed = (draft: Draft, lower: Lower): void => {
  for (const pool of draft.typed.pools.values()) startRatio(draft, pool, lower);
  for (const { name, rule } of draft.typed.flows.values())
    if (isTaking(rule) && rule.how === 'rationed') rationFlow(draft, name, rule, lower);
};
