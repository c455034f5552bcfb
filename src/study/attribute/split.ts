import { quantiles } from '../../kit/quantiles.ts';
import { mean } from '../../kit/statistics.ts';
import type { Attribution, Contribution } from './attribution.ts';
import { Coalitions, everyCoalition } from './coalitions.ts';
import { estimated, ordersOf, passedThrough } from './permutations.ts';
import { interaction, shapley } from './shapley.ts';

/** As many groups as are split exactly: 4,096 coalitions. */
const MOST_EXACT = 12;
/** Runs of the model at most, coalitions times futures. */
const MOST_RUNS = 2 ** 20;
/** Coalitions that orders pass through. */
const SAMPLED = 8192;
/** Fewer pairs of orders than this give no interval to speak of. */
const LEAST_PAIRS = 16;
/** Standard errors on either side of a 90 % interval (normal). */
const NINETY = 1.645;

/** Which coalitions are to be run, and what follows from what they are worth. */
export interface Split {
  readonly coalitions: Coalitions;
  readonly method: Attribution['method'];
  readonly values: (
    worths: Float64Array,
  ) => Pick<Attribution, 'a' | 'b' | 'difference' | 'interactions'> & { readonly parts: readonly Part[] };
}

export type Part = Pick<Contribution, 'value' | 'low' | 'high' | 'firstIn' | 'lastIn'>;

const meansOf = (worths: Float64Array, futures: number): Float64Array =>
  Float64Array.from({ length: worths.length / futures }, (_, c) => mean(worths.subarray(c * futures, (c + 1) * futures)));

interface Ends {
  readonly none: number;
  readonly all: number;
  readonly only: readonly number[];
  readonly without: readonly number[];
}

const endsOf = (coalitions: Coalitions, players: number): Ends => {
  const everyone = Array.from({ length: players }, (_, g) => g);
  return {
    none: coalitions.of([]),
    all: coalitions.of(everyone),
    only: everyone.map((g) => coalitions.of([g])),
    without: everyone.map((g) => coalitions.of(everyone.filter((other) => other !== g))),
  };
};

const endParts = ({ none, all, only, without }: Ends, worth: Float64Array, g: number): Pick<Part, 'firstIn' | 'lastIn'> => {
  const at = (c: number): number => worth[c] as number;
  return { firstIn: at(only[g] as number) - at(none), lastIn: at(all) - at(without[g] as number) };
};

const bandsOf = (players: number, worths: Float64Array, futures: number): readonly (readonly [number, number])[] => {
  const own = Array.from({ length: players }, () => new Float64Array(futures));
  const coalitions = worths.length / futures;
  for (let k = 0; k < futures; k++) {
    const worth = Float64Array.from({ length: coalitions }, (_, c) => worths[c * futures + k] as number);
    for (const [g, value] of shapley(players, worth).entries()) (own[g] as Float64Array)[k] = value;
  }
  return own.map((x) => quantiles(x, [0.05, 0.95]) as [number, number]);
};

const exact = (groups: readonly string[], futures: number): Split => {
  const players = groups.length;
  const coalitions = everyCoalition(players);
  const ends = endsOf(coalitions, players);
  return {
    coalitions,
    method: 'exact',
    values: (worths) => {
      const worth = meansOf(worths, futures);
      const [a, b] = [worth[0] as number, worth[worth.length - 1] as number];
      const bands = futures === 1 ? undefined : bandsOf(players, worths, futures);
      const parts = shapley(players, worth).map((value, g): Part => {
        const [low, high] = bands?.[g] ?? [value, value];
        return { value, low, high, ...endParts(ends, worth, g) };
      });
      const pairs = groups.flatMap((_, i) => groups.slice(i + 1).map((__, d) => [i, i + 1 + d] as const));
      const interactions = pairs.map(([i, j]) => ({
        groups: [groups[i], groups[j]] as [string, string],
        value: interaction(players, worth, i, j),
      }));
      return { a, b, difference: b - a, parts, interactions };
    },
  };
};

const sampled = (groups: readonly string[], futures: number, seed: number): Split | undefined => {
  const players = groups.length;
  const pairs = Math.floor(Math.min(SAMPLED, MOST_RUNS / futures) / (2 * players));
  if (pairs < LEAST_PAIRS) return undefined;
  const coalitions = new Coalitions(players);
  const ends = endsOf(coalitions, players);
  const orders = ordersOf(players, pairs, seed);
  const passed = orders.map((order) => passedThrough(order).map((members) => coalitions.of(members)));
  return {
    coalitions,
    method: 'sampled',
    values: (worths) => {
      const worth = meansOf(worths, futures);
      const [a, b] = [worth[ends.none] as number, worth[ends.all] as number];
      const at = (n: number, k: number): number => worth[passed[n]?.[k] as number] as number;
      const parts = estimated(players, orders, at, b - a).map(
        ({ value, error }, g): Part => ({ value, low: value - NINETY * error, high: value + NINETY * error, ...endParts(ends, worth, g) }),
      );
      return { a, b, difference: b - a, parts, interactions: [] };
    },
  };
};

/** How the changes are split: exactly where every coalition can be run, else by sampled orders; not at all where even those are too many. */
export const splitOf = (groups: readonly string[], futures: number, seed: number): Split | undefined =>
  groups.length <= MOST_EXACT && 2 ** groups.length * futures <= MOST_RUNS ? exact(groups, futures) : sampled(groups, futures, seed);
