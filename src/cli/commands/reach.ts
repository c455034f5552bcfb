import { isFault } from '../../kit/fault.ts';
import { ProblemsError } from '../../kit/problem.ts';
import { parseQuantity } from '../../kit/quantity.ts';
import { reachText } from '../../report/terminal/reach/page.ts';
import { reachOf } from '../../study/reach/index.ts';
import type { Arguments, Command } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import { reachJson } from '../reach/answer-json.ts';
import { orRunFailure } from '../studies/or-run-failure.ts';
import { ourWorld, planRequest } from '../studies/our-world.ts';
import { scenarioName } from '../studies/scenario-name.ts';
import { SCENARIO_OPTIONS, simulationFlags } from '../studies/simulation-options.ts';

const probability = (args: Arguments): { readonly wanted?: number } => {
  const text = args.value('probability');
  if (text === undefined) return {};
  const quantity = parseQuantity(text);
  const share = isFault(quantity) || quantity.unit.dimension !== '' ? Number.NaN : quantity.value;
  if (!(share > 0 && share < 1)) throw new UsageError(`--probability ${text} cannot be`, 'a share between 0 and 1, as 80% or 0.8');
  return { wanted: share };
};

/** `reach <scenario> --target 'capacity.effective >= 300 EFLOPS @ 2027-12'` */
export const reachCommand: Command = {
  positionals: '<scenario>',
  options: {
    target: {
      about: 'A number and a bound: capacity.effective >= 300 EFLOPS @ 2027-12',
      value: 'target',
      many: true,
      standard: 'those of the file',
    },
    probability: { about: 'Seek the cheapest single change that makes the target this likely: 80%', value: 'share' },
    draws: { about: 'Random draws, 100 or more', value: 'N', standard: '1000' },
    seed: { about: 'Seed of the random numbers; the same seed gives the same results', value: 'N', standard: '1' },
    ...SCENARIO_OPTIONS,
  },
  run: async (args, session) => {
    const name = scenarioName(args.positionals[0] as string, args.value('variant'));
    const request = planRequest({ name, flags: simulationFlags(args) });
    const result = await orRunFailure(reachOf({ ...request, targets: args.values('target'), ...probability(args) }, ourWorld()));
    if ('problems' in result) throw new ProblemsError(result.problems);
    if ('fault' in result) throw new UsageError(result.fault.fault, result.fault.hint);
    const screen = { colour: session.outColour, width: session.width };
    const answers = session.json ? result.found.map(reachJson) : [];
    if (session.json) session.out(JSON.stringify(answers.length === 1 ? answers[0] : answers, null, 2));
    else session.out(result.found.map((r) => reachText(r, screen)).join('\n'));
    return EXIT.done;
  },
};
