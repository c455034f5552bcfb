import { combineDimensions } from '../../../kit/unit.ts';
import { Refusal } from '../../fault.ts';
import type { Expression } from '../../program.ts';
import type { Term, TermLag } from '../../terms/term.ts';
import type { Draft, Lower } from '../draft.ts';
import { flowInto } from '../rules/flow-into.ts';
import { bindLag } from './lags.ts';
import { holder } from './past.ts';

/** A conveyor: this month's inflow is sent ahead by the lag that holds now. What would arrive after the horizon never does. */
export const lowerTransit = (draft: Draft, term: Term & { op: 'transit' }, lower: Lower): Expression => {
  const { expressions: x } = draft;
  const inflow = lower(term.of);
  const { lag, most } = bindLag(draft, term.lag);
  if (lag === 0) return inflow;
  const axes = draft.axesOf(term.over);
  const arriving = draft.hidden(`arriving of ${term.of.text}`, term.unit, axes);
  arriving.memory = most;
  draft.conveyors.add(arriving);
  draft.write(arriving, 'send', inflow, axes, lag);
  return x.read(arriving);
};

/** Sum over lags of weight × earlier value, with the lag's number as an input over the weights' own dimension. */
export const lowerSpread = (draft: Draft, term: Term & { op: 'spread' }, lower: Lower): Expression => {
  const { expressions: x } = draft;
  const along = draft.axesOf([term.along]);
  const count = along[0]?.members.length ?? 0;
  const name = `months of ${term.along.name}`;
  const values = Float64Array.from({ length: count }, (_, i) => i);
  const months = draft.named.get(name) ?? draft.hidden(name, 'month', along, { monthly: false, uncertain: false, values });
  draft.leastLag.set(months, 0);
  const v = holder(draft, term.of, lower(term.of), 0);
  v.memory = Math.max(v.memory, Math.min(count, draft.binding.months));
  draft.settled.add(v);
  const weighted = x.apply('*', x.read(draft.variable(term.weights)), x.read(v, 'now', { by: months }));
  const axes = draft.axesOf(term.over);
  return draft.reduce(`spread of ${term.of.text}`, term.unit, 'sum', weighted, [...axes, ...along], axes);
};

/** Runs up to the end of this month: total = total before + rate · month. */
const running = (draft: Draft, name: string, unit: string, stock: Term, rate: Expression, memory: number) => {
  const { expressions: x } = draft;
  const total = draft.hidden(name, unit, draft.axesOf(stock.over));
  total.memory = memory;
  draft.settled.add(total);
  draft.set(total, x.apply('+', x.read(total, 'now', 1), rate));
  return total;
};

const summed = (draft: Draft, parts: readonly Expression[]): Expression =>
  parts.length === 0 ? draft.expressions.number(0) : parts.reduce((a, b) => draft.expressions.apply('+', a, b));

/** The life in whole months, at least 1, however far beyond the horizon. */
const wholeLife = (draft: Draft, life: TermLag): Expression => {
  const { expressions: x } = draft;
  if (typeof life === 'number') return x.number(life);
  const rounded = x.apply('floor', x.apply('+', x.read(draft.variable(life.input)), x.number(0.5)));
  return x.apply('max', rounded, x.number(1));
};

/**
 * max(0, due − gone − this month's other outflows) / month, where due is all that entered at least a life ago, and gone all that left before this month.
 * The balance at the start counts as spread evenly over ages 0 to life, so that a stock in steady state stays in it.
 */
export const lowerExpiring = (draft: Draft, term: Term & { op: 'expiring' }, lower: Lower): Expression => {
  const { expressions: x, typed } = draft;
  const stock = typed.stocks.get(term.stock);
  if (!stock) throw new Error(`no stock ${term.stock}`);
  const other = draft.expiring.get(term.stock);
  if (other !== undefined && other !== term.flow)
    throw new Refusal(`${term.stock} expires in ${other} already`, 'only one flow can take what is too old');
  draft.expiring.set(term.stock, term.flow);
  const { lag, most } = bindLag(draft, term.life, 1);
  const unit = combineDimensions(term.unit, 'month', 1);
  const inflow = flowInto(draft, lower, stock.name, stock.inflows);
  const rest = stock.outflows.filter((f) => f !== term.flow);
  const others = flowInto(draft, lower, stock.name, rest, stock.uses);
  const entered = running(draft, `all that entered ${term.stock}`, unit, term, summed(draft, inflow), Math.max(most, 1));
  const gone = running(
    draft,
    `all that left ${term.stock}`,
    unit,
    term,
    summed(draft, [...others, ...flowInto(draft, lower, stock.name, [term.flow])]),
    1,
  );
  let due = x.read(entered, 'now', lag);
  if (stock.initial !== undefined) {
    const months = wholeLife(draft, term.life);
    const aged = x.apply('/', x.apply('+', x.read(draft.variable('time')), x.number(1)), months);
    due = x.apply('+', x.apply('*', x.read(draft.variable(stock.initial)), x.apply('min', aged, x.number(1))), due);
  }
  const before = x.apply('-', due, x.read(gone, 'now', 1));
  return x.apply(
    'max',
    others.reduce((rest, o) => x.apply('-', rest, o), before),
    x.number(0),
  );
};
