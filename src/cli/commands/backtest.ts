import { join } from 'node:path';
import { giveWay } from '../../hosts/node/interruption.ts';
import { packageRoot, packageVersion } from '../../hosts/node/package-root.ts';
import { progressBar } from '../../hosts/node/progress.ts';
import { ProblemsError } from '../../kit/problem.ts';
import { backtestFiles } from '../../output/backtest-files.ts';
import { backtestChart } from '../../report/svg/backtest-chart.ts';
import { backtestText } from '../../report/terminal/backtest.ts';
import { type Backtest, runBacktest } from '../../study/backtest/index.ts';
import type { Arguments, Command } from '../command.ts';
import { EXIT } from '../exit.ts';
import type { Session } from '../session.ts';
import { ourWorld, planRequest } from '../studies/our-world.ts';
import { type ScenarioName, scenarioName } from '../studies/scenario-name.ts';
import { SIMULATION_OPTIONS, type SimulationFlags, simulationFlags } from '../studies/simulation-options.ts';
import { checkFolder, writeResults } from '../write-results.ts';

/** The history that comes with the package. */
const SHIPPED = ['scenarios', 'backtest', 'china-2022-2025.yaml'] as const;

/** Enough for the ends of a 90 % range to hold two digits. */
const DRAWS = 5000;

const nameOf = (args: Arguments): ScenarioName =>
  scenarioName(args.positionals[0] ?? join(packageRoot(), ...SHIPPED), args.value('variant'));

const simulated = async (name: ScenarioName, flags: SimulationFlags, session: Session): Promise<Backtest> => {
  const bar = await progressBar(name.file, !session.quiet);
  try {
    const result = await runBacktest(planRequest({ name, flags }), ourWorld(), async (done, total) => {
      bar.update(done, total);
      await giveWay();
    });
    if (!('backtest' in result)) throw new ProblemsError(result.problems);
    return result.backtest;
  } finally {
    bar.stop();
  }
};

/** `backtest [scenario]`: what a scenario finds by itself beside what was observed. */
export const backtestCommand: Command = {
  positionals: '[scenario]',
  options: {
    out: { about: 'Folder for the rows and a chart of each series; nothing is written without it', value: 'DIR' },
    ...SIMULATION_OPTIONS,
    draws: { about: 'Futures to simulate', value: 'N', standard: String(DRAWS) },
  },
  run: async (args, session) => {
    const flags = { ...simulationFlags(args), ...(args.value('draws') === undefined && { draws: DRAWS }) };
    const folder = args.value('out');
    if (folder !== undefined) checkFolder(folder);
    const backtest = await simulated(nameOf(args), flags, session);
    if (folder !== undefined) await writeResults(folder, backtestFiles(backtest, backtestChart, packageVersion()));
    if (session.json) session.out(JSON.stringify(backtest.rows, null, 2));
    else session.out(backtestText(backtest, { draws: flags.draws, colour: session.outColour, width: session.width }));
    if (folder !== undefined && !session.quiet) session.err(`Rows and charts are in ${folder}`);
    return EXIT.done;
  },
};
