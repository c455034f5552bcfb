import { ProblemsError } from '../../kit/problem.ts';
import { type BreakEven, breakEven } from '../../study/break-even/index.ts';
import type { Arguments, Command } from '../command.ts';
import { EXIT, RunFailure, UsageError } from '../exit.ts';
import { ourWorld, planRequest } from '../studies/our-world.ts';
import { scenarioName } from '../studies/scenario-name.ts';
import { SIMULATION_OPTIONS, simulationFlags } from '../studies/simulation-options.ts';

/** Faults that lie in the run, not in what was typed. */
const OF_THE_RUN = ['no-root', 'undefined-metric'];

const needed = (args: Arguments, name: string, example: string): string => {
  const value = args.value(name);
  if (value === undefined) throw new UsageError(`break-even needs --${name}`, example);
  return value;
};

const statOf = (args: Arguments): 'mean' | 'p50' => {
  const stat = args.value('stat') ?? 'mean';
  if (stat !== 'mean' && stat !== 'p50') throw new UsageError(`--stat ${stat} cannot be`, 'mean or p50');
  return stat;
};

/** Less than this of any unit is what rounding leaves. */
const NOTHING = 1e-5;

/** Six digits: enough to type back. */
const significant = (value: number): string => (Math.abs(value) < NOTHING ? '0' : String(Number(value.toPrecision(6))));

const page = (b: BreakEven, draws: number): string => {
  const of = draws === 1 ? 'every uncertain figure at its median' : `${draws} draws`;
  return [
    `${b.path} = ${significant(b.value)} ${b.unit}`,
    `  there ${b.metric} is ${significant(b.reached)} ${b.metricUnit} (${of}); the scenario has ${significant(b.present)} ${b.unit}`,
  ].join('\n');
};

/** `break-even <scenario> --solve <path> --for <metric>=<value>` */
export const breakEvenCommand: Command = {
  positionals: '<scenario>',
  options: {
    solve: { about: 'Path of the figure to find, as --set names it', value: 'path' },
    for: { about: 'The metric and its target: finance.npv=0, capacity.installed@2027-12=20 EFLOPS', value: 'metric=value' },
    stat: { about: 'What of many draws must meet the target: mean or p50', value: 'stat', standard: 'mean' },
    ...SIMULATION_OPTIONS,
    draws: { about: 'Futures to simulate; 1 is the run with every uncertain input at its median', value: 'N', standard: '1' },
  },
  run: async (args, session) => {
    const flags = { ...simulationFlags(args), ...(args.value('draws') === undefined && { draws: 1 }) };
    const name = scenarioName(args.positionals[0] as string, args.value('variant'));
    const solve = needed(args, 'solve', '--solve finance.rental_price.from');
    const target = needed(args, 'for', '--for finance.npv=0');
    const result = await breakEven({ ...planRequest({ name, flags }), solve, target, stat: statOf(args) }, ourWorld());
    if ('problems' in result) throw new ProblemsError(result.problems);
    if ('fault' in result) {
      const { code, fault, hint } = result.fault;
      throw OF_THE_RUN.includes(code) ? new RunFailure(fault) : new UsageError(fault, hint);
    }
    const { found } = result;
    const { path, value, unit, metric, reached } = found;
    if (session.json) session.out(JSON.stringify({ path, value, unit, metric, reached }, null, 2));
    else session.out(page(found, flags.draws));
    return EXIT.done;
  },
};
