import type { Costs } from './cost.ts';
import { type Lever, multiplied } from './lever.ts';

/** A single change of the scenario that lifts the probability of a target. */
export interface Change {
  readonly path: string;
  /** As the scenario writes it. */
  readonly from: string;
  readonly to: string;
  readonly factor: number;
  /** Share of draws that then meet the target. */
  readonly probability: number;
  /** What the plan then pays more over its horizon, in `money`; none where that cannot be told. */
  readonly cost?: number;
}

/** What single changes can do for a target. */
export interface Lifted {
  readonly wanted: number;
  /** Paths that were tried. */
  readonly tried: readonly string[];
  /** Unit of costs. */
  readonly money: string;
  /** Those that reach the probability wanted, the cheapest first; of those that cost the same, or whose cost cannot be told, the smallest. */
  readonly changes: readonly Change[];
  /** Where none does: the one that comes nearest, as far as it may be taken. */
  readonly nearest?: Change;
}

/** Share of draws that meet the target where `path` is set to `text`; NaN where the scenario refuses that. */
export type Chance = (path: string, text: string) => Promise<number>;

/** Halvings of the range of factors, in logarithms: from a factor of four to within one or two per cent. */
const STEPS = 6;

const changeOf = (lever: Lever, factor: number, probability: number): Change => ({
  path: lever.path,
  from: multiplied(lever, 1),
  to: multiplied(lever, factor),
  factor,
  probability,
});

/** The change nearest to none, on the way to an end of the range at which the probability is reached. */
const towards = async (lever: Lever, end: Change, wanted: number, chance: Chance): Promise<Change> => {
  let [short, enough, probability] = [0, Math.log(end.factor), end.probability];
  for (let i = 0; i < STEPS; i++) {
    const middle = (short + enough) / 2;
    const here = await chance(lever.path, multiplied(lever, Math.exp(middle)));
    if (here >= wanted) [enough, probability] = [middle, here];
    else short = middle;
  }
  return changeOf(lever, Math.exp(enough), probability);
};

const priced = async (change: Change, costs: Costs): Promise<Change> => {
  const cost = await costs.of(change.path, change.to);
  return Number.isNaN(cost) ? change : { ...change, cost };
};

const size = ({ factor }: Change): number => Math.abs(Math.log(factor));

/** Without a cost last. */
const byCost = (a: Change, b: Change): number => {
  const [x, y] = [a.cost ?? Number.POSITIVE_INFINITY, b.cost ?? Number.POSITIVE_INFINITY];
  return x === y ? size(a) - size(b) : x - y;
};

/**
 * For each lever the smallest change that lifts a target to a probability; up or down, whichever is cheaper.
 * Every trial meets the same random numbers. Where the probability rises and falls again along a lever, the crossing nearest to no
 * change may be missed.
 */
export const lifts = async (levers: readonly Lever[], wanted: number, chance: Chance, costs: Costs): Promise<Lifted> => {
  const found: Change[] = [];
  const ends: Change[] = [];
  for (const lever of levers) {
    for (const factor of [lever.least, lever.most].filter((f) => f !== 1)) {
      const end = changeOf(lever, factor, await chance(lever.path, multiplied(lever, factor)));
      if (Number.isNaN(end.probability)) continue;
      ends.push(end);
      if (end.probability >= wanted) found.push(await priced(await towards(lever, end, wanted, chance), costs));
    }
  }
  const changes = found.sort(byCost).filter((c, i, all) => all.findIndex((d) => d.path === c.path) === i);
  const [nearest] = ends.sort((a, b) => b.probability - a.probability);
  return { wanted, tried: levers.map((l) => l.path), money: costs.unit, changes, ...(changes.length === 0 && nearest && { nearest }) };
};
