import { BrokenBalance, InputRefused, NotFinite, TooLarge } from '../../engine/index.ts';
import { giveWay } from '../../hosts/node/interruption.ts';
import { packageVersion } from '../../hosts/node/package-root.ts';
import { progressBar } from '../../hosts/node/progress.ts';
import { isFolder } from '../../hosts/node/result-reader.ts';
import { ProblemsError } from '../../kit/problem.ts';
import { didYouMean } from '../../kit/suggest.ts';
import { unit } from '../../kit/unit.ts';
import { yearUnit } from '../../output/calendar.ts';
import { attributionJson, attributionTable, comparisonFiles } from '../../output/comparison/index.ts';
import { attributionText } from '../../report/terminal/attribution.ts';
import { type Attribution, type AttributionResult, attribute, GROUPINGS, type Grouping } from '../../study/attribute/index.ts';
import type { Arguments } from '../command.ts';
import { EXIT, type ExitCode, RunFailure, UsageError } from '../exit.ts';
import type { Session } from '../session.ts';
import { ourWorld, planRequest } from '../studies/our-world.ts';
import { scenarioName } from '../studies/scenario-name.ts';
import { simulationFlags } from '../studies/simulation-options.ts';
import { writeResults } from '../write-results.ts';
import { labelsOf } from './labels.ts';

const STANDARD = 'capacity.installed';

const grouping = (args: Arguments): Grouping => {
  const word = args.value('group') ?? 'episode';
  const found = GROUPINGS.find((g) => g === word);
  if (!found) throw new UsageError(`--group ${word} cannot be`, didYouMean(word, GROUPINGS) ?? GROUPINGS.join(', '));
  return found;
};

/** Faults that lie in the run, not in what was typed. */
const OF_THE_RUN = ['undefined-metric'];

const outcome = (result: AttributionResult): Attribution => {
  if ('problems' in result) throw new ProblemsError(result.problems);
  if ('attribution' in result) return result.attribution;
  const { code, fault, hint } = result.fault;
  throw OF_THE_RUN.includes(code) ? new RunFailure(fault) : new UsageError(fault, hint);
};

/** A run that breaks says so by itself. */
const stopped = (error: unknown): never => {
  const known = [BrokenBalance, InputRefused, NotFinite, TooLarge].some((kind) => error instanceof kind);
  throw known ? new RunFailure((error as Error).message) : error;
};

/** A year's flow is shown per year, as everywhere. */
const inYears = (x: Attribution): Attribution => (/@\d{4}$/.test(x.output) ? { ...x, unit: yearUnit(unit(x.unit), 'sum').text } : x);

/** `compare <a> <b> --attribute`: splits the difference in one number among what was changed. */
export const attributing = async (args: Arguments, session: Session, folder: string): Promise<ExitCode> => {
  const { positionals } = args;
  const [a, b] = positionals;
  if (a === undefined || b === undefined || positionals.length > 2)
    throw new UsageError(
      '--attribute splits the difference between two scenarios',
      'name two: file.yaml#no-controls file.yaml#as-happened',
    );
  const results = positionals.find(isFolder);
  if (results !== undefined)
    throw new UsageError(`--attribute runs the scenarios anew, and ${results} is a result folder`, 'name the scenario files');
  const by = grouping(args);
  const flags = { ...simulationFlags(args), ...(args.value('draws') === undefined && { draws: 1 }) };
  const request = (name: string) => planRequest({ name: scenarioName(name, args.value('variant')), flags });
  const bar = await progressBar('combinations of changes', !session.quiet);
  const onStretch = async (done: number, total: number): Promise<void> => {
    bar.update(done, total);
    await giveWay();
  };
  const asked = { a: request(a), b: request(b), output: args.value('output') ?? STANDARD, by };
  const result = await attribute(asked, ourWorld(), onStretch)
    .catch(stopped)
    .finally(() => bar.stop());
  const found = inYears(outcome(result));
  const facts = { version: packageVersion(), compared: positionals, leftOut: [] };
  const json = attributionJson(found);
  await writeResults(folder, comparisonFiles([attributionTable(found)], facts, { attribution: json }));
  if (session.json) session.out(JSON.stringify(json, null, 2));
  else if (!session.quiet) {
    const labels = labelsOf(positionals) as [string, string];
    session.out(attributionText(found, labels, { colour: session.outColour, width: session.width }));
    session.err(`The figures are in ${folder}/attribution.csv`);
  }
  return EXIT.done;
};
