import { ProblemsError } from '../../kit/problem.ts';
import { sensitivityText } from '../../report/terminal/sensitivity/page.ts';
import { sensitivity } from '../../study/sensitivity/index.ts';
import type { Command } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import { sensitivityJson } from '../sensitivity/answer-json.ts';
import { orRunFailure } from '../studies/or-run-failure.ts';
import { ourWorld, planRequest } from '../studies/our-world.ts';
import { scenarioName } from '../studies/scenario-name.ts';
import { SCENARIO_OPTIONS, simulationFlags } from '../studies/simulation-options.ts';

/** `sensitivity <scenario> --output <variable>@<period>` */
export const sensitivityCommand: Command = {
  positionals: '<scenario>',
  options: {
    output: { about: 'The number in question: finance.npv, capacity.effective@2027-12', value: 'metric', many: true },
    draws: { about: 'Random draws, 100 or more; 1 moves one input at a time and draws nothing', value: 'N', standard: '1000' },
    seed: { about: 'Seed of the random numbers; the same seed gives the same results', value: 'N', standard: '1' },
    ...SCENARIO_OPTIONS,
  },
  run: async (args, session) => {
    const name = scenarioName(args.positionals[0] as string, args.value('variant'));
    const request = planRequest({ name, flags: simulationFlags(args) });
    const outputs = args.values('output');
    if (outputs.length === 0) throw new UsageError('sensitivity needs --output', '--output finance.npv');
    const result = await orRunFailure(sensitivity({ ...request, outputs }, ourWorld()));
    if ('problems' in result) throw new ProblemsError(result.problems);
    if ('fault' in result) throw new UsageError(result.fault.fault, result.fault.hint);
    const screen = { colour: session.outColour, width: session.width };
    const answers = session.json ? result.found.map(sensitivityJson) : [];
    if (session.json) session.out(JSON.stringify(answers.length === 1 ? answers[0] : answers, null, 2));
    else session.out(result.found.map((s) => sensitivityText(s, screen)).join('\n'));
    return EXIT.done;
  },
};
