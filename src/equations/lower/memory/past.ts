import type { Expression } from '../../program.ts';
import type { Term } from '../../terms/term.ts';
import type { Draft, DraftVariable, Lower } from '../draft.ts';
import { bindLag } from './lags.ts';

type Past = Term & { op: 'past' };

const known = (draft: Draft, expression: Expression): DraftVariable | undefined => {
  const held = draft.shared.get(`held ${expression.id}`);
  if (held?.op === 'read') return draft.variables[held.variable.index];
  return draft.ownVariable(expression);
};

/** The variable that holds the expression month by month: its own if it is one, else a hidden copy. `startsAt`: what reads before month 0 must give. */
export const holder = (draft: Draft, term: Term, expression: Expression, startsAt?: number): DraftVariable => {
  const free = (v: DraftVariable): boolean => startsAt === undefined || !draft.settled.has(v) || v.before === startsAt;
  const own = known(draft, expression);
  if (own && free(own)) return own;
  const v = draft.keep(`value of ${term.text}`, term.unit, draft.axesOf(term.over), expression);
  if (!own) draft.shared.set(`held ${expression.id}`, draft.expressions.read(v));
  return v;
};
/** What holds before the first month can be a property of the variable if it is a number or an input just like it, the same in all draws. */
const asBefore = (draft: Draft, v: DraftVariable, initial: Expression): DraftVariable['before'] | undefined => {
  if (initial.op === 'number') return initial.value;
  if (initial.op !== 'read' || initial.lag !== 0) return undefined;
  const given = draft.variables[initial.variable.index] as DraftVariable;
  const alike = given.axes.length === v.axes.length && given.axes.every((a, i) => a === v.axes[i]);
  return given.role === 'input' && !given.monthly && !given.uncertain && alike ? given : undefined;
};

/** `previous` and `delay`: the first use settles what reads before month 0 give; another initial value is chosen by the clock. */
export const lowerPast = (draft: Draft, term: Past, lower: Lower): Expression => {
  const { expressions: x } = draft;
  const now = lower(term.of);
  const initial = lower(term.initial);
  const bound = bindLag(draft, term.lag);
  if (bound.lag === 0) return now;
  const v = holder(draft, term.of, now);
  v.memory = Math.max(v.memory, bound.most);
  const earlier = x.read(v, 'now', bound.lag);
  const before = asBefore(draft, v, initial);
  if (before !== undefined && !draft.settled.has(v)) {
    draft.settled.add(v);
    v.before = before;
  }
  if (before !== undefined && v.before === before) return earlier;
  const months = typeof bound.lag === 'number' ? x.number(bound.lag) : x.read(bound.lag.by);
  return x.apply('if', x.apply('>=', x.read(draft.variable('time')), months), earlier, initial);
};
