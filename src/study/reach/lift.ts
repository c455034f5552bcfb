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
}

/** Share of draws that meet the target where `path` is set to `text`; NaN where the scenario refuses that. */
export type Chance = (path: string, text: string) => Promise<number>;

/** Halvings of the range of factors, in logarithms: from a factor of four to within one or two per cent. */
const STEPS = 6;

/** The change nearest to none, on the way to an end of the range at which the probability is reached. */
const towards = async (lever: Lever, end: number, wanted: number, chance: Chance): Promise<Change | undefined> => {
  const at = (factor: number): Promise<number> => chance(lever.path, multiplied(lever, factor));
  const reached = end === 1 ? Number.NaN : await at(end);
  if (!(reached >= wanted)) return undefined;
  let [short, enough, probability] = [0, Math.log(end), reached];
  for (let i = 0; i < STEPS; i++) {
    const middle = (short + enough) / 2;
    const here = await at(Math.exp(middle));
    if (here >= wanted) [enough, probability] = [middle, here];
    else short = middle;
  }
  const factor = Math.exp(enough);
  return { path: lever.path, from: multiplied(lever, 1), to: multiplied(lever, factor), factor, probability };
};

const size = ({ factor }: Change): number => Math.abs(Math.log(factor));

/**
 * For each lever the smallest change, up or down, that lifts a target to a probability, the smallest first.
 * Every trial meets the same random numbers. Where the probability rises and falls again along a lever, the crossing nearest the
 * middle of its range may be missed.
 */
export const lifts = async (levers: readonly Lever[], wanted: number, chance: Chance): Promise<readonly Change[]> => {
  const found: Change[] = [];
  for (const lever of levers) {
    for (const end of [lever.least, lever.most]) {
      const change = await towards(lever, end, wanted, chance);
      if (change) found.push(change);
    }
  }
  return found.sort((a, b) => size(a) - size(b)).filter((c, i, all) => all.findIndex((d) => d.path === c.path) === i);
};
