import { join } from 'node:path';
import { didYouMean } from '../../kit/suggest.ts';
import type { Format } from '../../output/formats/format.ts';
import { FORMATS } from '../../output/formats/index.ts';
import { records } from '../../output/formats/json.ts';
import { formatNamed, resultFiles } from '../../output/result-files.ts';
import type { RunView } from '../../output/run-view.ts';
import { summary } from '../../output/tables/summary.ts';
import type { Arguments, Command } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import type { Session } from '../session.ts';
import { folderName, type ScenarioName, scenarioName } from '../studies/scenario-name.ts';
import { SIMULATION_OPTIONS, simulationFlags } from '../studies/simulation-options.ts';
import { checkAll, type Study, simulateWatched } from '../studies/study.ts';
import { checkFolder, writeResults } from '../write-results.ts';

const formats = (args: Arguments): Format[] => {
  const names = FORMATS.map((f) => f.name);
  return (args.value('format') ?? 'csv').split(',').map((name) => {
    const found = formatNamed(name.trim());
    if (!found) throw new UsageError(`there is no format '${name}'`, didYouMean(name, names) ?? `the formats are ${names.join(', ')}`);
    return found;
  });
};

/** A scenario and the folder its results go to. */
interface Job {
  readonly name: ScenarioName;
  readonly folder: string;
}

const jobs = (args: Arguments): Job[] => {
  const out = args.value('out');
  const names = args.positionals.map((p) => scenarioName(p, args.value('variant')));
  const alone = names.length === 1 && out !== undefined;
  const found = names.map((name) => ({ name, folder: alone ? out : join(out ?? 'out', folderName(name)) }));
  const twice = found.find((job, i) => found.findIndex((other) => other.folder === job.folder) < i);
  if (twice) throw new UsageError(`two of these scenarios would write ${twice.folder}`, 'run one of them with its own --out');
  for (const job of found) checkFolder(job.folder);
  return found;
};

/** A chart is drawn where a person looks, and where one is asked for. */
const wantsChart = (args: Arguments, session: Session): boolean => {
  if (args.flag('chart') && args.flag('no-chart')) throw new UsageError('--chart and --no-chart are both given');
  return args.flag('chart') || (session.terminal && !args.flag('no-chart'));
};

/** What draws the summary is loaded where it is shown. */
const report = async (run: RunView, folder: string, chart: boolean, session: Session): Promise<void> => {
  if (session.quiet || session.json) return;
  const [{ digest }, { summaryText }] = await Promise.all([import('../../output/digest.ts'), import('../../report/terminal/summary.ts')]);
  session.out(summaryText(digest(run), { colour: session.outColour, width: session.width, chart }));
  session.err(`Results are in ${folder}`);
};

/** `run`, on a study that is handed in. */
export const runCommand = (study: Study): Command => ({
  positionals: '<scenario..>',
  options: {
    out: {
      about: 'Folder for the results; with several scenarios, the folder that holds theirs',
      value: 'DIR',
      standard: 'out/<scenario>',
    },
    format: { about: `Formats beside CSV: ${FORMATS.map((f) => f.name).join(', ')}`, value: 'names', standard: 'csv' },
    chart: { about: 'Draw capacity over time under the summary, also where no one watches' },
    'no-chart': { about: 'Draw no chart' },
    ...SIMULATION_OPTIONS,
  },
  run: async (args, session) => {
    const flags = simulationFlags(args);
    const chart = wantsChart(args, session);
    const wanted = formats(args);
    const rows: Record<string, string | number>[] = [];
    const todo = jobs(args);
    // one scenario checks itself when it is simulated
    if (todo.length > 1)
      checkAll(
        study,
        todo.map(({ name }) => ({ name, flags })),
      );
    for (const { name, folder } of todo) {
      const run = await simulateWatched(study, { name, flags }, session);
      await writeResults(folder, resultFiles(run, wanted));
      await report(run, folder, chart, session);
      if (session.json) rows.push(...records(summary(run)));
    }
    if (session.json) session.out(JSON.stringify(rows, null, 2));
    return EXIT.done;
  },
});
