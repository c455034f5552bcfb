import { packageVersion } from '../../hosts/node/package-root.ts';
import { isFolder, readResultTable } from '../../hosts/node/result-reader.ts';
import { ProblemsError } from '../../kit/problem.ts';
import { comparedHeadlines, comparison, type Side, sideOfCsv, sideOfTables } from '../../output/comparison.ts';
import { comparisonFiles } from '../../output/comparison-files.ts';
import { records } from '../../output/formats/json.ts';
import { annual } from '../../output/tables/annual.ts';
import { summary } from '../../output/tables/summary.ts';
import { comparisonText } from '../../report/terminal/comparison.ts';
import type { Arguments, Command } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import type { Session } from '../session.ts';
import { scenarioName } from '../studies/scenario-name.ts';
import { SIMULATION_OPTIONS, simulationFlags } from '../studies/simulation-options.ts';
import { checkAll, type Study, type StudyRequest, simulateWatched } from '../studies/study.ts';
import { checkFolder, writeResults } from '../write-results.ts';

const folderSide = (folder: string): Side => {
  const { side, problems } = sideOfCsv(folder, readResultTable(folder, 'annual'), readResultTable(folder, 'summary'));
  if (problems.length > 0) throw new ProblemsError(problems);
  return side;
};

/** Results that are there already, or a scenario to simulate. */
type Named = { readonly label: string; readonly request?: StudyRequest };

const namedOf = (label: string, args: Arguments): Named =>
  isFolder(label) ? { label } : { label, request: { name: scenarioName(label, args.value('variant')), flags: simulationFlags(args) } };

/** A result folder is read, a scenario simulated with the draws all others get: what differs is then the scenario alone. */
const sideOf = async ({ label, request }: Named, study: Study, session: Session): Promise<Side> => {
  if (!request) return folderSide(label);
  const run = await simulateWatched(study, request, session);
  return sideOfTables(label, annual(run), summary(run));
};

/** `compare`, on a study that is handed in. */
export const compareCommand = (study: Study): Command => ({
  positionals: '<results..>',
  options: { out: { about: 'Folder for compare.csv', value: 'DIR', standard: 'out/compare' }, ...SIMULATION_OPTIONS },
  run: async (args, session) => {
    const { positionals } = args;
    if (positionals.length < 2)
      throw new UsageError('compare needs two results or more', 'suanli compare a.yaml b.yaml, or file.yaml#variant, or result folders');
    if (new Set(positionals).size < positionals.length) throw new UsageError('compare is given the same result twice');
    const folder = args.value('out') ?? 'out/compare';
    checkFolder(folder);
    const named = positionals.map((label) => namedOf(label, args));
    checkAll(
      study,
      named.flatMap(({ request }) => request ?? []),
    );
    const sides: Side[] = [];
    for (const one of named) sides.push(await sideOf(one, study, session));
    const table = comparison(sides);
    writeResults(folder, comparisonFiles(table, positionals, packageVersion()));
    if (session.json) session.out(JSON.stringify(records(table), null, 2));
    else if (!session.quiet) {
      session.out(comparisonText(comparedHeadlines(sides), positionals, { colour: session.outColour, width: session.width }));
      session.err(`All differences are in ${folder}/compare.csv`);
    }
    return EXIT.done;
  },
});
