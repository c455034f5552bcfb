import { isFolder, readResultTable, readResultText } from '../../hosts/node/result-reader.ts';
import { ProblemsError } from '../../kit/problem.ts';
import {
  type Bands,
  bandsOf,
  comparisonRows,
  type InputRow,
  inputRows,
  type Ranking,
  type Side,
  settled,
  sharedGrid,
  sideOfFolder,
  sideOfRun,
} from '../../output/comparison/index.ts';
import type { Cell } from '../../output/table.ts';
import { ranking } from '../../study/compare/index.ts';
import type { Arguments } from '../command.ts';
import { UsageError } from '../exit.ts';
import type { Session } from '../session.ts';
import { scenarioName } from '../studies/scenario-name.ts';
import { simulationFlags } from '../studies/simulation-options.ts';
import { type Study, type StudyRequest, simulateWatched } from '../studies/study.ts';
import { type Measured, measuredFolder, measuredRun, type RankBy } from './ranking-metric.ts';

/** Results that are there already, or a scenario to simulate. */
export type Named = { readonly label: string; readonly request?: StudyRequest };

export const namedOf = (label: string, args: Arguments): Named =>
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
export interface Collected {
  readonly sides: readonly Side[];
  readonly rows: readonly (readonly Cell[])[];
  readonly inputs: readonly InputRow[];
  readonly bands: readonly Bands[];
  readonly leftOut: readonly string[];
  readonly ranking: Ranking | undefined;
}

/** Takes the results one after the other and sets each against the first. */
export const collected = async (named: readonly Named[], study: Study, session: Session, rank: RankBy | undefined): Promise<Collected> => {
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
