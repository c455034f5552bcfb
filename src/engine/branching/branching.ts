import { sizeOf } from '../../equations/axes.ts';
import type { InputData, Program } from '../../equations/program.ts';
import { prepare } from '../blocks/range.ts';
import { NotFinite } from '../errors.ts';
import { interpret } from '../interpret.ts';
import { planOf } from '../plan/plan.ts';
import { needed } from '../plan/task.ts';
import { tune } from '../plan/tune.ts';
import { Branches, type Overalls, SomeBroken } from './branches.ts';
import { driversOf } from './drivers.ts';
import { forksOf } from './forks.ts';
import { Tree } from './tree.ts';

/** Figures of inputs that are held for all draws at once, at most. */
const MOST_FIGURES = 2 ** 25;

const figuresOf = ({ variables, months }: Program): number =>
  variables.reduce((n, v) => (v.role === 'input' && v.uncertain ? n + (v.monthly ? months : 1) * sizeOf(v.axes) : n), 0);

const branchesOf = (program: Program, inputs: ReadonlyMap<string, InputData>, draws: number): Branches | undefined => {
  if (figuresOf(program) * draws > MOST_FIGURES) return undefined;
  const drivers = driversOf(program);
  const statements = needed(
    program,
    drivers.map((d) => d.expression),
  );
  const run = interpret({ ...program, statements }, inputs, draws);
  const forks = forksOf(program, drivers, run, draws);
  return forks && new Branches(planOf(program), inputs, run, new Tree(draws, forks));
};

/**
 * The overall quantities of every draw, with the same bits as any other run of them; yields how many draws are done. Made for draws
 * that are choices among a few figures, many of which matter late: what draws share in their first months is run once.
 * @throws BrokenBalance, NotFinite, InputRefused, TooLarge
 */
export function* simulateBranching(given: Program, inputs: ReadonlyMap<string, InputData>, draws: number): Generator<number, Overalls> {
  if (given.recorded.length + given.tallies.length > 0)
    throw new Error('draws run as one leave no series: only overall quantities are kept');
  const branches = branchesOf(tune(given), inputs, draws);
  try {
    if (branches) return yield* branches.run();
  } catch (error) {
    // the plain run below says which draw it is
    if (!(error instanceof SomeBroken || error instanceof NotFinite)) throw error;
  }
  return (yield* prepare(given, inputs, { totalDraws: draws }).stretches({ firstDraw: 0, draws })).overalls;
}
