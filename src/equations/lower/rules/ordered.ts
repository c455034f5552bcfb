import { Refusal } from '../../fault.ts';
import type { Expression, Variable } from '../../program.ts';
import { isTaking, type Take, type Taking } from '../../typed/typed-model.ts';
import type { Draft, Lower } from '../draft.ts';
import { eachOf } from './pools.ts';
import { wantOf } from './rationed.ts';
import { shareOf, tally } from './tallies.ts';
import { type Turn, turnsOf } from './turns.ts';

/** Every turn costs statements of its own: priority is for few members. */
const MOST_TURNS = 100;

/** How much of the flow a pool's room would allow; without limit if a unit takes nothing. */
const allowance = (draft: Draft, take: Take, lower: Lower): Expression => {
  const { expressions: x } = draft;
  const each = eachOf(draft, take, lower);
  const { room } = draft.pool(take.pool);
  return x.apply('if', x.apply('>', each, x.number(0)), x.apply('/', room, each), x.number(Number.MAX_VALUE));
};

/** Takes the turn's share out of every pool, so that the next turn finds the rest. */
const settle = (draft: Draft, name: string, rule: Taking, turn: Turn, given: Variable, lower: Lower): void => {
  const { expressions: x } = draft;
  for (const take of rule.takes) {
    const pool = draft.pool(take.pool);
    const { axes } = pool.available;
    const unit = pool.available.unit.dimension;
    const amount = x.apply('*', x.read(given), eachOf(draft, take, lower));
    const taken = draft.reduce(`taken in ${turn.name} of ${take.pool}`, unit, 'sum', amount, [turn], axes);
    const rest = x.apply('max', x.apply('-', pool.room, taken), x.number(0));
    pool.room = x.read(draft.keep(`room of ${take.pool} after ${turn.name}`, unit, axes, rest));
  }
  draft.owner = name;
};

const orderFlow = (draft: Draft, name: string, rule: Taking, lower: Lower): void => {
  const { expressions: x } = draft;
  draft.owner = name;
  const target = draft.variable(name);
  const want = x.read(draft.variable(wantOf(name)));
  const turns = turnsOf(
    name,
    target.axes,
    rule.takes.map((t) => draft.pool(t.pool).available.axes),
  );
  if (turns.length > MOST_TURNS)
    throw new Refusal(`takes in ${turns.length} turns, more than ${MOST_TURNS}`, 'share pro rata with ration(…)');
  const limits = rule.takes.map((t) => draft.keep(`limit ${t.label} of ${name}`, target.unit.dimension, target.axes, x.number(0)));
  draft.set(target, x.number(0));
  for (const turn of turns) {
    const allowed = rule.takes.map((take) => allowance(draft, take, lower));
    for (const [i, limit] of limits.entries()) draft.write(limit, 'add', allowed[i] as Expression, [turn]);
    const given = draft.hidden(`given in ${turn.name}`, target.unit.dimension, [turn]);
    draft.set(
      given,
      allowed.reduce((a, b) => x.apply('min', a, b), want),
    );
    draft.write(target, 'add', x.read(given), [turn]);
    settle(draft, name, rule, turn, given, lower);
  }
  tallyOrdered(draft, target, rule, limits, want);
};

const tallyOrdered = (draft: Draft, target: Variable, rule: Taking, limits: readonly Variable[], want: Expression): void => {
  const { expressions: x } = draft;
  if (limits.length === 0) return;
  const sizes = limits.map((l) => x.read(l));
  const least = sizes.reduce((a, b) => x.apply('min', a, b));
  const missed = x.apply('-', want, x.read(target));
  const bounds = rule.takes.map((take, i) => {
    const size = sizes[i] as Expression;
    return { label: take.label, size, slack: shareOf(draft, x.apply('-', size, x.read(target)), size) };
  });
  tally(draft, target, bounds, least, x.apply('<', least, want), missed, { label: rule.wanted, slack: shareOf(draft, missed, want) });
};

/** Flows with a declared priority take before all others, in the order of their declaration and of their members. */
export const lowerOrdered = (draft: Draft, lower: Lower): void => {
  for (const { name, rule } of draft.typed.flows.values())
    if (isTaking(rule) && rule.how === 'ordered') orderFlow(draft, name, rule, lower);
};
