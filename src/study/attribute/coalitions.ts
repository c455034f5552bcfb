import type { UniformSource } from '../../uncertainty/index.ts';
import { switchName } from './mix.ts';

/** Coalitions to be tried, each once: which groups of changes have happened. Players are numbers from 0. */
export class Coalitions {
  /** For each coalition, 1 for those who are in it. */
  readonly list: Uint8Array[] = [];
  private readonly found = new Map<string, number>();
  private readonly players: number;

  constructor(players: number) {
    this.players = players;
  }

  /** The place of the coalition in the list. */
  of(members: Iterable<number>): number {
    const one = new Uint8Array(this.players);
    for (const g of members) one[g] = 1;
    const key = one.join('');
    const known = this.found.get(key);
    if (known !== undefined) return known;
    this.found.set(key, this.list.length);
    this.list.push(one);
    return this.list.length - 1;
  }
}

/** All 2^players of them: bit g of the place says whether player g is in. */
export const everyCoalition = (players: number): Coalitions => {
  const all = new Coalitions(players);
  const everyone = Array.from({ length: players }, (_, g) => g);
  for (let mask = 0; mask < 2 ** players; mask++) all.of(everyone.filter((g) => mask & (1 << g)));
  return all;
};

/** Uniform numbers on A's side of a switch, and on B's. */
const SIDES = [0.25, 0.75] as const;

/**
 * Draws `c · futures … (c + 1) · futures − 1` are those of coalition c: every coalition meets the same futures.
 * @param others the numbers of all that is no switch, future by future
 */
export const coalitionSource = (
  groups: readonly string[],
  coalitions: readonly Uint8Array[],
  futures: number,
  others: UniformSource,
): UniformSource => {
  const players = new Map(groups.map((group, g) => [switchName(group), g]));
  return (name) => {
    const player = players.get(name);
    const own = player === undefined ? others(name) : undefined;
    return (first, out) => {
      for (let at = 0; at < out.length; ) {
        const draw = first + at;
        const future = draw % futures;
        const stretch = out.subarray(at, at + Math.min(futures - future, out.length - at));
        // the last block may reach beyond the last coalition; those draws do not count
        if (own) own(future, stretch);
        else stretch.fill(SIDES[(coalitions[Math.floor(draw / futures)]?.[player as number] ?? 0) as 0 | 1]);
        at += stretch.length;
      }
    };
  };
};

/** Every uncertain figure at its median. */
export const medians: UniformSource = () => (_, out) => out.fill(0.5);
