import type { Problem } from '../../kit/problem.ts';
import { besideOf, type Inputs, type World } from '../../scenario/binding/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { type Value, valueAt } from '../../uncertainty/index.ts';
import { type Bound, boundAgain } from '../plan.ts';

/** Two scenarios bound to the same members, so that they differ in figures only. */
export interface Pair {
  readonly a: Bound;
  readonly b: Bound;
}

export type Paired =
  | { readonly pair: Pair }
  /** They are built differently: names of what they do not share. */
  | { readonly apart: readonly string[] }
  | { readonly problems: readonly Problem[] };

const sameMembers = (a: Inputs, b: Inputs): readonly string[] =>
  [...new Set([...a.members.keys(), ...b.members.keys()])].filter(
    (name) => JSON.stringify(a.members.get(name)) !== JSON.stringify(b.members.get(name)),
  );

const tablesApart = (a: Inputs, b: Inputs): readonly string[] =>
  [...a.tables.keys()].filter((name) => JSON.stringify(a.tables.get(name)?.knots) !== JSON.stringify(b.tables.get(name)?.knots));

/** Figures that decided how a scenario is bound. */
const decidedApart = (a: Inputs, b: Inputs): readonly string[] => {
  const settled = (values: readonly Value[]) => values.map((v) => [v.origin.path, valueAt(v, 0)] as const);
  const [x, y] = [settled(a.decided), settled(b.decided)];
  if (x.length !== y.length) return ['figures that decide how machines are built'];
  return x.flatMap(([path, value], i) => (Object.is(value, y[i]?.[1]) ? [] : [path]));
};

const written = (scenario: Scenario): string =>
  JSON.stringify([...scenario.variables].map(([name, v]) => [name, v.unit, v.over, v.formula.text]));

/** Binds each beside the other, so that both have the acts and purchases of either. @param months of the horizon that count */
export const paired = (a: Scenario, b: Scenario, world: World, months: number): Paired => {
  const cut = (s: Scenario): Scenario => ({ ...s, horizon: { ...s.horizon, months } });
  const first = boundAgain(cut(a), world, besideOf(world.rulebook, b));
  const second = boundAgain(cut(b), world, besideOf(world.rulebook, a));
  if ('problems' in first) return first;
  if ('problems' in second) return second;
  const apart = [
    ...sameMembers(first.bound, second.bound),
    ...tablesApart(first.bound, second.bound),
    ...decidedApart(first.bound, second.bound),
    ...(written(a) === written(b) ? [] : ['variables']),
    ...(a.currency === b.currency ? [] : ['currency']),
  ];
  return apart.length > 0 ? { apart: [...new Set(apart)] } : { pair: { a: first, b: second } };
};
