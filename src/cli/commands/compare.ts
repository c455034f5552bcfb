import { packageVersion } from '../../hosts/node/package-root.ts';
import { isFolder, readResultTable, readResultText } from '../../hosts/node/result-reader.ts';
import { ProblemsError } from '../../kit/problem.ts';
import {
  type Bands,
  bandsOf,
  chartOf,
  comparedHeadlines,
  comparisonFiles,
  comparisonRows,
  comparisonTable,
  type InputRow,
  inputRows,
  inputsTable,
  type Ranking,
  rankingTable,
  type Side,
  settled,
  sharedGrid,
  sideOfFolder,
  sideOfRun,
} from '../../output/comparison/index.ts';
import { records } from '../../output/formats/json.ts';
import type { Cell } from '../../output/table.ts';
import { comparisonText } from '../../report/terminal/comparison.ts';
import { inputsText, rankingText } from '../../report/terminal/comparison-notes.ts';
import { ranking } from '../../study/compare/index.ts';
import type { Arguments, Command } from '../command.ts';
import { attributing } from '../comparing/attributing.ts';
import { labelsOf } from '../comparing/labels.ts';
import { type Measured, measuredFolder, measuredRun, type RankBy, rankBy } from '../comparing/ranking-metric.ts';
import { EXIT, UsageError } from '../exit.ts';
import type { Session } from '../session.ts';
import { scenarioName } from '../studies/scenario-name.ts';
import { SIMULATION_OPTIONS, simulationFlags } from '../studies/simulation-options.ts';
import { checkAll, type Study, type StudyRequest, simulateWatched } from '../studies/study.ts';
import { checkFolder, writeResults } from '../write-results.ts';

/** Results that are there already, or a scenario to simulate. */
type Named = { readonly label: string; readonly request?: StudyRequest };

const namedOf = (label: string, args: Arguments): Named =>
  isFolder(label) ? { label } : { label, request: { name: scenarioName(label, args.value('variant')), flags: simulationFlags(args) } };

interface Compared {
  readonly side: Side;
  readonly measured: Measured | undefined;
}

const folderSide = (folder: string): Side => {
  const manifest = readResultText(folder, 'manifest.json');
  const made = sideOfFolder(folder, { annual: readResultTable(folder, 'annual'), summary: readResultTable(folder, 'summary'), manifest });
  if (!made.side) throw new ProblemsError(made.problems);
  return made.side;
};

/** A result folder is read, a scenario simulated with the draws all others get: what differs is then the scenario alone. */
const comparedOf = async ({ label, request }: Named, study: Study, session: Session, rank: RankBy | undefined): Promise<Compared> => {
  if (!request) {
    const side = folderSide(label);
    return { side, measured: rank && measuredFolder(side, rank) };
  }
  const run = await simulateWatched(study, request, session);
  return { side: sideOfRun(label, run), measured: rank && measuredRun(label, run, rank) };
};

const rankingOf = (rank: RankBy | undefined, measured: readonly Measured[]): Ranking | undefined => {
  const [first] = measured;
  if (!rank || !first) return undefined;
  const other = measured.find((m) => m.unit !== first.unit);
  if (other) throw new UsageError(`${rank.metric} is in ${first.unit} of one and in ${other.unit} of another`);
  return {
    ...rank,
    unit: first.unit,
    ranked: ranking(
      measured.map((m) => m.contender),
      rank.wanted,
    ),
  };
};

/** Everything a comparison comes to. The first is kept with its draws; of the others only what is shown outlives their turn. */
interface Collected {
  readonly sides: readonly Side[];
  readonly rows: readonly (readonly Cell[])[];
  readonly inputs: readonly InputRow[];
  readonly bands: readonly Bands[];
  readonly leftOut: readonly string[];
  readonly ranking: Ranking | undefined;
}

const collected = async (named: readonly Named[], study: Study, session: Session, rank: RankBy | undefined): Promise<Collected> => {
  const [first, ...rest] = named as [Named, ...Named[]];
  const base = await comparedOf(first, study, session, rank);
  const sides: Side[] = [settled(base.side)];
  const measured: Measured[] = [...(base.measured ? [base.measured] : [])];
  const bands: Bands[] = [new Map()];
  const rows: (readonly Cell[])[] = [];
  const inputs: InputRow[] = [];
  const leftOut = new Set<string>();
  for (const one of rest) {
    const { side, measured: own } = await comparedOf(one, study, session, rank);
    rows.push(...comparisonRows(base.side, side));
    bands.push(bandsOf(base.side, side));
    inputs.push(...inputRows(base.side, side));
    for (const note of sharedGrid(base.side, side).leftOut) leftOut.add(note);
    sides.push(settled(side));
    if (own) measured.push(own);
  }
  return { sides, rows, inputs, bands, leftOut: [...leftOut], ranking: rankingOf(rank, measured) };
};

const show = (c: Collected, labels: readonly string[], folder: string, session: Session): void => {
  const screen = { colour: session.outColour, width: session.width };
  const short = (label: string): string => labels[c.sides.findIndex((s) => s.label === label)] ?? label;
  const inputs = inputsText(
    c.inputs.map((r) => ({ ...r, scenario: short(r.scenario) })),
    screen,
  );
  const ranked = c.ranking && rankingText({ ...c.ranking, ranked: c.ranking.ranked.map((r) => ({ ...r, label: short(r.label) })) }, screen);
  const parts = [comparisonText(comparedHeadlines(c.sides, c.bands), labels, screen).trimEnd(), inputs, ranked ?? '', c.leftOut.join('\n')];
  session.out(parts.filter((part) => part !== '').join('\n\n'));
  session.err(`All differences are in ${folder}/compare.csv`);
};

/** `compare`, on a study that is handed in. */
export const compareCommand = (study: Study): Command => ({
  positionals: '<results..>',
  options: {
    out: { about: 'Folder for compare.csv and what goes with it', value: 'DIR', standard: 'out/compare' },
    rank: { about: 'Rank by a metric, with regrets: finance.npv, capacity.effective@2027, cost.lcoc:least', value: 'metric' },
    attribute: { about: 'Split the difference between two scenarios among what was changed, by Shapley values' },
    output: { about: 'The number to split: capacity.installed@2027-12', value: 'metric', standard: 'capacity.installed' },
    group: { about: 'Split by episode of rules and section, or by section, rule or path', value: 'groups', standard: 'episode' },
    ...SIMULATION_OPTIONS,
    draws: { about: 'Futures to simulate; with --attribute 1, every uncertain input at its median', value: 'N', standard: '1000' },
  },
  run: async (args, session) => {
    const { positionals } = args;
    if (positionals.length < 2)
      throw new UsageError('compare needs two results or more', 'suanli compare a.yaml b.yaml, or file.yaml#variant, or result folders');
    if (new Set(positionals).size < positionals.length) throw new UsageError('compare is given the same result twice');
    const alone = ['output', 'group'].find((name) => args.value(name) !== undefined);
    if (alone !== undefined && !args.flag('attribute')) throw new UsageError(`--${alone} goes with --attribute`);
    const folder = args.value('out') ?? 'out/compare';
    checkFolder(folder);
    if (args.flag('attribute')) return attributing(args, session, folder);
    const rank = args.value('rank') === undefined ? undefined : rankBy(args.value('rank') as string);
    const named = positionals.map((label) => namedOf(label, args));
    checkAll(
      study,
      named.flatMap(({ request }) => request ?? []),
    );
    const c = await collected(named, study, session, rank);
    if (c.rows.length === 0)
      throw new UsageError('these results have nothing in common', c.leftOut[0] ?? 'no variable in the same unit and the same year');
    const table = comparisonTable(c.rows);
    const labels = labelsOf(positionals);
    const chart = chartOf(comparedHeadlines(c.sides), labels);
    const tables = [table, inputsTable(c.inputs), ...(c.ranking ? [rankingTable(c.ranking)] : [])];
    writeResults(
      folder,
      comparisonFiles(tables, { version: packageVersion(), compared: positionals, leftOut: c.leftOut }, { 'compare-chart': chart }),
    );
    if (session.json) session.out(JSON.stringify(records(table), null, 2));
    else if (!session.quiet) show(c, labels, folder, session);
    return EXIT.done;
  },
});
