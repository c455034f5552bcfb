import { STANDING } from '../../scenario/binding/index.ts';
import { actDifferences, actPath, type InputDifference, inputDifferences, type Ranked } from '../../study/compare/index.ts';
import { type Cell, eachAlone, number, type Table, text } from '../table.ts';
import type { ComparedVariable } from './headlines.ts';
import type { Side } from './side.ts';

/** A figure of the scenarios that differs, with where either side has it from. */
export interface InputRow extends InputDifference {
  readonly base: string;
  readonly scenario: string;
  readonly baseOrigin: string;
  readonly origin: string;
  readonly baseSource: string;
  readonly source: string;
}

const placeOf = (side: Side, path: string): { readonly origin: string; readonly source: string } => {
  const found = side.origins.get(path) ?? side.acts?.find(({ id }) => actPath(id) === path);
  return { origin: found ? `${found.file}:${found.line}` : '', source: found?.source ?? '' };
};

/** The path of what a scenario says of when an act stands and where its thresholds are. */
const OF_ACT = new RegExp(`^policy\\.change\\.(.+)\\.(?:regime|remove|${STANDING.join('|')})$`);

/** Figures and settings that differ, then acts; what is written about an act that has a line of its own is not told twice. */
const differences = (base: Side, other: Side): readonly InputDifference[] => {
  const acts = base.acts && other.acts ? actDifferences(base.acts, other.acts) : [];
  const told = new Set(acts.map(({ path }) => path));
  const isTold = (path: string): boolean => told.has(actPath(OF_ACT.exec(path)?.[1] ?? ''));
  return [...inputDifferences(base.inputs, other.inputs).filter(({ path }) => !isTold(path)), ...acts];
};

/** What the scenario of a result says differently from that of the first. */
export const inputRows = (base: Side, other: Side): readonly InputRow[] =>
  differences(base, other).map((d) => {
    const [a, b] = [placeOf(base, d.path), placeOf(other, d.path)];
    return {
      ...d,
      base: base.label,
      scenario: other.label,
      baseOrigin: a.origin,
      origin: b.origin,
      baseSource: a.source,
      source: b.source,
    };
  });

export const inputsTable = (rows: readonly InputRow[]): Table => ({
  name: 'compare-inputs',
  about: 'Figures and settings in which the scenarios compared differ from the first',
  columns: [
    text('base', 'What is compared with'),
    text('scenario', 'The result compared'),
    text('path', 'Path of the figure, as --set names it; regimes and its id for an act that is in force, dated or drawn differently'),
    text('base_text', 'As the first scenario has it; empty where it has none'),
    text('text', 'As the scenario compared has it; empty where it has none'),
    text('base_origin', 'File and line of the first'),
    text('origin', 'File and line of the one compared'),
    text('base_source', 'Who says so, in the first'),
    text('source', 'Who says so, in the one compared'),
  ],
  blocks: eachAlone(rows.map((r) => [r.base, r.scenario, r.path, r.a, r.b, r.baseOrigin, r.origin, r.baseSource, r.source])),
});

/** Results in the order of a metric. */
export interface Ranking {
  readonly metric: string;
  readonly unit: string;
  readonly wanted: 'greatest' | 'least';
  readonly ranked: readonly Ranked[];
}

const cell = (x: number | undefined): Cell => x ?? '';

export const rankingTable = ({ metric, unit, ranked }: Pick<Ranking, 'metric' | 'unit' | 'ranked'>): Table => ({
  name: 'compare-ranking',
  about: 'With --rank: results in the order of a metric, and what choosing one costs against the best of each future',
  columns: [
    number('rank', 'Place by the mean, 1 is best'),
    text('scenario', 'The result'),
    text('metric', 'What is ranked by'),
    text('unit', 'Unit of the figures in this row'),
    number('mean', 'Mean over futures'),
    number('p5', '5 % quantile'),
    number('p95', '95 % quantile'),
    number('best_share', 'Share of futures in which none does better'),
    number('regret_mean', 'Mean over futures of the distance from the best of each; empty where futures are not known'),
    number('regret_p95', '95 % quantile of that distance'),
  ],
  blocks: eachAlone(
    ranked.map((r) => [
      r.rank,
      r.label,
      metric,
      unit,
      r.mean,
      cell(r.p5),
      cell(r.p95),
      cell(r.best),
      cell(r.regretMean),
      cell(r.regretP95),
    ]),
  ),
});

/** The data of a chart: each headline variable by year, one line with its band for each result. */
export const chartOf = (variables: readonly ComparedVariable[], labels: readonly string[]) =>
  variables.map(({ variable, unit, years, lines }) => ({
    variable,
    unit,
    years,
    lines: lines.map((line, i) => {
      const column = (of: 'mean' | 'p5' | 'p50' | 'p95') => years.map((year) => line.get(year)?.[of] ?? null);
      return { label: labels[i], mean: column('mean'), p5: column('p5'), p50: column('p50'), p95: column('p95') };
    }),
  }));
