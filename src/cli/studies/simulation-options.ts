import type { Arguments, OptionRecord } from '../command.ts';
import { UsageError } from '../exit.ts';

/** What a simulation is told beside its scenario. */
export interface SimulationFlags {
  readonly draws: number;
  readonly seed: number;
  readonly sets: readonly string[];
  readonly variant: string | undefined;
}

/** More draws than this add nothing to a quantile that the inputs know, and would take the memory of a large machine. */
const MOST_DRAWS = 1_000_000;
const LARGEST_SEED = Number.MAX_SAFE_INTEGER;

/** Options of every command that reads a scenario. */
export const SCENARIO_OPTIONS: Readonly<Record<string, OptionRecord>> = {
  set: { about: 'Change a value of the scenario, as sites.guian.pue=1.2', value: 'path=value', many: true },
  variant: { about: 'A named variant of the scenario file', value: 'name' },
};

/** Options of every command that simulates. */
export const SIMULATION_OPTIONS: Readonly<Record<string, OptionRecord>> = {
  draws: { about: 'Futures to simulate; 1 is the run with every uncertain input at its median', value: 'N', standard: '1000' },
  seed: { about: 'Seed of the random numbers; the same seed gives the same results', value: 'N', standard: '1' },
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
export const simulationFlags = (args: Arguments): SimulationFlags => ({
  draws: wholeNumber(args, 'draws', 1000, 1, MOST_DRAWS),
  seed: wholeNumber(args, 'seed', 1, 0, LARGEST_SEED),
  sets: sets(args),
  variant: args.value('variant'),
});
