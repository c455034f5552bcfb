import { availableParallelism } from 'node:os';
import type { Arguments, OptionRecord } from '../command.ts';
import { UsageError } from '../exit.ts';

/** What a simulation is told beside its scenario. */
export interface SimulationFlags {
  readonly draws: number;
  readonly seed: number;
  readonly sets: readonly string[];
  readonly variant: string | undefined;
  /** Threads that simulate; 1 is this process alone. */
  readonly workers: number;
}

/** More draws than this add nothing to a quantile that the inputs know, and would take the memory of a large machine. */
const MOST_DRAWS = 1_000_000;
const LARGEST_SEED = Number.MAX_SAFE_INTEGER;

/** Fewer draws of a national plan end about as soon with one thread, which takes less memory. */
const WORTH_A_CREW = 1000;
const MOST_WORKERS = 64;

/** Options of every command that reads a scenario. */
export const SCENARIO_OPTIONS: Readonly<Record<string, OptionRecord>> = {
  set: { about: 'Change a value of the scenario, as sites.guian.pue=1.2', value: 'path=value', many: true },
  variant: { about: 'A named variant of the scenario file', value: 'name' },
};

/** Options of every command that simulates. */
export const SIMULATION_OPTIONS: Readonly<Record<string, OptionRecord>> = {
  draws: { about: 'Futures to simulate; 1 is the run with every uncertain input at its median', value: 'N', standard: '1000' },
  seed: { about: 'Seed of the random numbers; the same seed gives the same results', value: 'N', standard: '1' },
  workers: {
    about: 'Threads that simulate; results do not depend on it',
    value: 'N',
    standard: `one for each core where there are ${WORTH_A_CREW} draws or more, otherwise 1`,
  },
  ...SCENARIO_OPTIONS,
};

/** A whole number written in decimal digits, within bounds. */
const wholeNumber = (args: Arguments, name: string, standard: number, least: number, most: number): number => {
  const written = args.value(name);
  if (written === undefined) return standard;
  const value = /^\d{1,17}$/.test(written) ? Number(written) : Number.NaN;
  if (!(value >= least && value <= most)) {
    throw new UsageError(`--${name} ${written} cannot be`, `a whole number from ${least} to ${most}, in digits`);
  }
  return value;
};

const sets = (args: Arguments): readonly string[] => {
  const given = args.values('set');
  const odd = given.find((set) => !/^[^=\s][^=]*=/.test(set));
  if (odd !== undefined) throw new UsageError(`--set ${odd} names no value`, 'write --set path=value, as --set sites.guian.pue=1.2');
  return given;
};

/** Reads and checks the options above. */
export const simulationFlags = (args: Arguments): SimulationFlags => {
  const draws = wholeNumber(args, 'draws', 1000, 1, MOST_DRAWS);
  const usual = draws < WORTH_A_CREW ? 1 : Math.min(MOST_WORKERS, availableParallelism());
  return { ...plainFlags(args, draws), workers: wholeNumber(args, 'workers', usual, 1, MOST_WORKERS) };
};

const plainFlags = (args: Arguments, draws: number): Omit<SimulationFlags, 'workers'> => ({
  draws,
  seed: wholeNumber(args, 'seed', 1, 0, LARGEST_SEED),
  sets: sets(args),
  variant: args.value('variant'),
});
