import { prepare, simulateBranching } from '../../engine/index.ts';
import type { Problem } from '../../kit/problem.ts';
import { Inputs } from '../../scenario/binding/index.ts';
import { randomSource, Sampler, type Value } from '../../uncertainty/index.ts';
import type { Asked } from '../asked/index.ts';
import { type Bound, compile, samplerOf } from '../plan.ts';
import type { OnStretch } from '../run.ts';
import { type Coalitions, coalitionSource, medians } from './coalitions.ts';
import { type Measured, measuring } from './measured.ts';
import type { Mixer } from './mix.ts';
import type { Pair } from './pair.ts';

/** How often futures are drawn; one future has every uncertain figure at its median. */
export interface Futures {
  readonly draws: number;
  readonly seed: number;
}

/** What was asked, of every coalition in every future, in base units: `[coalition · draws + draw]`. */
export type Worth = { readonly worths: Float64Array } | { readonly problems: readonly Problem[] };

/** Both scenarios in one: each figure that differs follows the switch of its group. */
export const mixedOf = ({ a, b }: Pair, mixer: Mixer): Bound => {
  const one = new Inputs();
  for (const [name, members] of b.bound.members) one.members.set(name, members);
  const both = (x: readonly Value[], y: readonly Value[]) => x.map((value, i) => mixer.mix(value, y[i] as Value));
  for (const [name, values] of b.bound.values) one.set(name, both(a.bound.values.get(name) as readonly Value[], values));
  for (const [name, { knots, values }] of b.bound.tables) {
    const other = a.bound.tables.get(name)?.values as readonly (readonly Value[])[];
    one.table(
      name,
      knots,
      values.map((row, k) => both(other[k] as readonly Value[], row)),
    );
  }
  return { ...b, bound: one };
};

/** The program of which every coalition in every future is a draw. */
export const gameOf = (
  mixed: Bound,
  mixer: Mixer,
  coalitions: Coalitions,
  asked: Asked,
  { draws, seed }: Futures,
): Measured | { readonly problems: readonly Problem[] } => {
  const certain = draws === 1;
  const source = coalitionSource(mixer.groups, coalitions.list, draws, certain ? medians : randomSource(seed));
  const { months } = mixed.scenario.horizon;
  const drawn = certain
    ? new Sampler({ seed, months, deterministic: false, source })
    : samplerOf(mixed.scenario, { draws: draws * coalitions.list.length, seed, source });
  if (!(drawn instanceof Sampler)) return { problems: [drawn] };
  const still = new Sampler({ seed, months, deterministic: true });
  const varies = (values: readonly Value[]): boolean => !certain || values.some((v) => mixer.mixed.has(v));
  const made = compile(mixed, (values) => (varies(values) ? drawn : still).bind(values), { outputs: [asked.id] });
  return made.compiled ? measuring(made.compiled.program, made.compiled.inputs, asked) : made;
};

function* overallsOf({ program, inputs }: Measured, draws: number): Generator<number, readonly Float64Array[]> {
  return (yield* prepare(program, inputs, { totalDraws: draws }).stretches({ firstDraw: 0, draws })).overalls;
}

/** Runs every coalition as draws of one compiled model, all of them in the same futures. */
export const playMixed = async (
  mixed: Bound,
  mixer: Mixer,
  coalitions: Coalitions,
  asked: Asked,
  futures: Futures,
  onStretch?: OnStretch,
): Promise<Worth> => {
  const game = gameOf(mixed, mixer, coalitions, asked, futures);
  if ('problems' in game) return game;
  const draws = futures.draws * coalitions.list.length;
  // in one future, coalitions are the same until something happens that only one of them has
  const steps = futures.draws === 1 ? simulateBranching(game.program, game.inputs, draws) : overallsOf(game, draws);
  for (;;) {
    const step = steps.next();
    if (step.done) return { worths: step.value[0] as Float64Array };
    await onStretch?.(step.value, draws);
  }
};
