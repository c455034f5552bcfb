import { tidyProblems } from '../../kit/problem.ts';
import { countOf } from '../../report/terminal/problems.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit.ts';
import { showProblems } from '../show-problems.ts';
import { scenarioName } from '../studies/scenario-name.ts';
import { SCENARIO_OPTIONS, simulationFlags } from '../studies/simulation-options.ts';
import type { Study } from '../studies/study.ts';

/** `check`, on a study that is handed in. */
export const checkCommand = (study: Study): Command => ({
  positionals: '<scenario..>',
  options: SCENARIO_OPTIONS,
  run: async (args, session) => {
    const flags = simulationFlags(args);
    const names = args.positionals.map((p) => scenarioName(p, args.value('variant')));
    const problems = tidyProblems(names.flatMap((name) => study.check({ name, flags })));
    if (session.json) session.out(JSON.stringify(problems, null, 2));
    if (problems.length === 0) {
      if (!session.quiet && !session.json) session.out(`${countOf(names.length, 'scenario')} checked, nothing wrong`);
      return EXIT.done;
    }
    if (!session.json) showProblems(problems, session);
    return EXIT.wrongInput;
  },
});
