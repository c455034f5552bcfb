import { combineDimensions, unit } from '../../kit/unit.ts';
import type { Flow } from '../declare.ts';
import { namesOf, reaches } from '../dimensions.ts';
import { Refusal } from '../fault.ts';
import { type Syntax, write } from '../formula/syntax.ts';
import { dimensionText } from '../terms/dimension-text.ts';
import type { Term } from '../terms/term.ts';
import { fitOver, matched } from './match.ts';
import type { ParsedTake, ParsedTaking } from './parsed-model.ts';
import type { Scope } from './scope.ts';
import type { Take, Taking, TypedLimit } from './typed-model.ts';

/** How formulas of one flow become terms. */
export interface FlowReader {
  readonly text: (formula: string) => Term;
  readonly syntax: (s: Syntax) => Term;
  readonly scope: Scope;
}

/** What a flow moves must fit the stock: same thing per month, and every dimension of the stock. */
const fitStock = (flow: Flow, name: string, each: Term | undefined, scope: Scope): void => {
  const { declaration: stock, name: own } = scope.entry(name);
  if (stock.kind !== 'stock') throw new Refusal(`'${own}' is no stock`);
  const missing = stock.over.filter((d) => !reaches(flow.over, d));
  if (missing.length > 0) throw new Refusal(`the stock ${own} varies over ${namesOf(missing)}, which this flow does not`);
  const moved = combineDimensions(unit(flow.unit).dimension, each?.unit ?? '', 1);
  const wanted = unit(stock.unit).dimension;
  if (combineDimensions(moved, 'month', 1) !== wanted)
    throw new Refusal(
      `moves ${dimensionText(moved)}, but the stock ${own} is in ${dimensionText(wanted)}`,
      `it should move ${dimensionText(combineDimensions(wanted, 'month', -1))}`,
    );
};

/** The stocks a flow joins and uses; returns what it consumes per unit of flow. */
export const typeEnds = (flow: Flow, read: FlowReader): { readonly stock: string; readonly each: Term }[] => {
  if (flow.from === undefined && flow.to === undefined && flow.uses === undefined)
    throw new Refusal('has no end', 'name the stock it leaves (from) or enters (to); without a stock it is an auxiliary');
  for (const end of [flow.from, flow.to]) if (end !== undefined) fitStock(flow, end, undefined, read.scope);
  return Object.entries(flow.uses ?? {}).map(([name, formula]) => {
    const each = read.text(formula);
    fitOver(each, flow, `what it uses of ${name}`);
    fitStock(flow, name, each, read.scope);
    return { stock: read.scope.entry(name).name, each };
  });
};

const typeTake = (flow: Flow, take: ParsedTake, key: string, read: FlowReader): Take => {
  const pool = read.syntax(take.pool);
  const each = take.each && read.syntax(take.each);
  const role = `the pool ${take.label}`;
  if (each) fitOver(each, flow, `what one unit takes of ${take.label}`);
  fitOver(pool, flow, role);
  const taken = combineDimensions(unit(flow.unit).dimension, each?.unit ?? '', 1);
  if (taken !== pool.unit)
    throw new Refusal(
      `${role} is in ${dimensionText(pool.unit)}, but this flow takes ${dimensionText(taken)} of it`,
      each ? `'${each.text}' is in ${dimensionText(each.unit)}` : 'say with each what one unit takes',
    );
  return { label: take.label, pool: key, from: pool, each };
};

export const typeTaking = (flow: Flow, parsed: ParsedTaking, read: FlowReader): Taking => {
  const want = matched(read.syntax(parsed.want), flow, 'what is wanted');
  const wanted = typeof flow.rule !== 'string' && flow.rule.how !== 'limited' ? (flow.rule.wanted ?? 'want') : 'want';
  const takes: Take[] = [];
  for (const t of parsed.takes) {
    if (t.label === wanted) throw new Refusal(`no pool may be called '${wanted}'`, 'that name counts where no pool was short');
    const take = typeTake(flow, t, write(t.pool), read);
    const twin = takes.find((other) => other.pool === take.pool);
    if (twin)
      throw new Refusal(
        `${twin.label} and ${take.label} are one pool, '${take.pool}'`,
        'name it once, with each for all that one unit takes',
      );
    takes.push(take);
  }
  return { how: typeof flow.rule !== 'string' && flow.rule.how === 'ordered' ? 'ordered' : 'rationed', want, wanted, takes };
};

export const typeLimits = (flow: Flow, limits: Readonly<Record<string, string>>, read: FlowReader): readonly TypedLimit[] => {
  const entries = Object.entries(limits);
  if (entries.length === 0) throw new Refusal('is limited by nothing', 'name at least one limit');
  return entries.map(([label, formula]) => ({ label, term: matched(read.text(formula), flow, `the limit ${label}`) }));
};
