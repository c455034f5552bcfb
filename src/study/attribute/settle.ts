import type { Act } from '../../controls/index.ts';
import { type Fault, fault } from '../../kit/fault.ts';
import type { Problem } from '../../kit/problem.ts';
import type { World } from '../../scenario/binding/index.ts';
import type { Asked } from '../asked/index.ts';
import type { Attribution } from './attribution.ts';
import { type Grouping, restsOn } from './grouping.ts';
import type { Worth } from './mixed-game.ts';
import type { Split } from './split.ts';

export type AttributionResult =
  | { readonly attribution: Attribution }
  | { readonly problems: readonly Problem[] }
  | { readonly fault: Fault };

/** Every act by its id. */
export const acts = ({ rulebook }: World): ReadonlyMap<string, Act> =>
  new Map([...rulebook.acts, ...rulebook.whatIfs].map((act) => [act.id, act]));

/** What is split, by what, and in how many futures. */
export interface Terms {
  readonly asked: Asked;
  readonly by: Grouping;
  readonly draws: number;
  readonly world: World;
}

/** Makes the attribution of what the coalitions are worth. @param more paths of a group's changes */
export const settle = (
  terms: Terms,
  groups: readonly string[],
  split: Split,
  worth: Worth,
  more: (g: string) => readonly string[],
): AttributionResult => {
  if ('problems' in worth) return worth;
  const { asked, by, draws, world } = terms;
  if (worth.worths.some((x) => !Number.isFinite(x)))
    return { fault: fault('undefined-metric', `${asked.id} is undefined in some futures, so that there is no difference to split`) };
  const { a, b, difference, parts, interactions } = split.values(worth.worths.map((x) => x / asked.unit.factor));
  const known = acts(world);
  const contributions = groups.map((group, g) => ({
    group,
    ...(parts[g] as (typeof parts)[number]),
    restsOn: restsOn(group, groups, known),
    paths: more(group),
  }));
  const bySize = (x: { readonly value: number }, y: { readonly value: number }): number => Math.abs(y.value) - Math.abs(x.value);
  const attribution: Attribution = {
    output: asked.period === '' ? asked.id : `${asked.id}@${asked.period}`,
    unit: asked.unit.text,
    a,
    b,
    difference,
    contributions: contributions.sort(bySize),
    interactions: [...interactions].sort(bySize),
    by,
    method: split.method,
    coalitions: split.coalitions.list.length,
    draws,
    apart: [],
  };
  return { attribution };
};
