import { designCluster, estimateServing, estimateTraining, type LayoutRequest, networkOf } from '../../src/cluster/index.ts';
import {
  type CaseRow,
  caseRows,
  chip,
  errorSummary,
  jobOf,
  layoutOf,
  model,
  precisionOf,
  server,
  softwareOf,
  unwrap,
} from '../support/cluster-cases.ts';

/** One public row beside what the estimator says of it. */
export interface Compared {
  readonly row: CaseRow;
  readonly predicted: number;
  readonly measured: number;
  /** Predicted over measured, less one: positive is too slow, too much power, too many tokens. */
  readonly error: number;
  readonly text: string;
}

const compared = (row: CaseRow, predicted: number, measured: number, text: string): Compared => ({
  row,
  predicted,
  measured,
  error: predicted / measured - 1,
  text,
});

/** As the command line would ask: the layout's flags, without the stack and without how states are shared unless fully. */
const asFlags = (layout: LayoutRequest): LayoutRequest => {
  const { sharding, ...rest } = layout;
  return sharding === 'full' || sharding === 'gradients' ? layout : rest;
};

const compareTraining = (row: CaseRow, named = true): Compared => {
  const estimate = unwrap(
    estimateTraining({
      ...jobOf(row),
      ...(named ? { software: softwareOf(row), layout: layoutOf(row) } : { layout: asFlags(layoutOf(row)) }),
    }),
  );
  const l = estimate.layout;
  const text = `tp${l.tp} cp${l.cp} pp${l.pp}×${l.interleave} dp${l.dp} ep${l.ep} b${l.microBatch} ${l.sharding}/${l.recompute}`;
  return compared(row, estimate.step.seconds, Number(row.step_seconds), text);
};

/** Rows that say what ran and how fast, but not how it was laid out: the layout is searched. */
const compareSearched = (row: CaseRow): Compared => {
  const estimate = unwrap(
    estimateTraining({
      ...jobOf(row),
    }),
  );
  // A count that no layout divides leaves chips idle; the step is still the whole batch's.
  return compared({ ...row, software: estimate.software }, estimate.step.seconds, Number(row.step_seconds), `searched, ${row.basis}`);
};

const compareServing = (row: CaseRow): Compared => {
  const carried = chip(row.chip as string);
  const estimate = unwrap(
    estimateServing({
      shape: model(row.model as string),
      chip: carried,
      net: networkOf(server(row.server as string, carried)),
      chips: Number(row.chips),
      precision: precisionOf(row),
      prompt: Number(row.prompt),
      output: Number(row.output),
      ...(row.token_latency === '' ? {} : { tokenLatency: Number(row.token_latency) }),
    }),
  );
  const predicted = row.phase === 'prefill' ? estimate.prefillPerChip : estimate.decodePerChip;
  return compared(row, predicted, Number(row.tokens_per_second_per_chip), row.phase as string);
};

const compareCluster = (row: CaseRow): Compared => {
  const carried = chip(row.chip as string);
  const design = unwrap(designCluster({ chip: carried, server: server(row.server as string, carried), count: Number(row.chips) }));
  return compared(row, design.power.facility, Number(row.facility_mw), `${row.chips} in ${row.server}`);
};

const included = (name: string): CaseRow[] => caseRows(name).filter((row) => (row.excluded ?? '') === '');

export const trainingComparison = (named = true): Compared[] => included('training').map((row) => compareTraining(row, named));
export const searchedComparison = (): Compared[] => included('training-searched').map(compareSearched);
export const servingComparison = (): Compared[] => included('serving').map(compareServing);
export const clusterComparison = (): Compared[] => included('known-clusters').map(compareCluster);

/** The six runs on which the best open estimator states its own errors. */
export const SELENE: ReadonlySet<string> = new Set(['P256', 'P257', 'P258', 'P259', 'P262', 'P263']);

const parametersOf = (row: CaseRow): number => (model(row.model as string).params?.total ?? 0) / 1e9;

/** Other published runs of dense models from 39 B to 1 T on A100 and H100. */
export const isLargeDense = ({ row }: Compared): boolean => {
  const size = parametersOf(row);
  const wide = model(row.model as string).experts === undefined && size >= 39 && size <= 1100;
  return wide && /^(a100|h100)/.test(row.chip as string) && !SELENE.has(row.id as string);
};

const percent = (share: number): string => `${share >= 0 ? '+' : '−'}${Math.abs(100 * share).toFixed(1)}`;
const unsigned = (share: number): string => `${(100 * share).toFixed(1)} %`;

const summaryRow = (name: string, rows: readonly Compared[], target: string): string => {
  const s = errorSummary(rows.map((r) => r.error));
  const bias = rows.reduce((a, r) => a + r.error, 0) / rows.length;
  return `| ${name} | ${s.count} | ${percent(bias)} % | ${unsigned(s.mean)} | ${unsigned(s.median)} | ${unsigned(s.p90)} | ${unsigned(s.worst)} | ${target} |`;
};

const row = ({ row: r, predicted, measured, error, text }: Compared, digits: number): string =>
  `| ${r.id} | ${r.model ?? r.name} | ${r.chips} × ${r.chip} | ${r.software ?? ''} | ${text} | ${measured.toPrecision(digits)} | ${predicted.toPrecision(digits)} | ${percent(error)} | ${r.fitted === 'yes' ? 'fitted' : ''} |`;

const excludedList = (name: string): string[] => {
  const reasons = new Map<string, string[]>();
  for (const r of caseRows(name)) {
    if (r.excluded !== '') reasons.set(r.excluded as string, [...(reasons.get(r.excluded as string) ?? []), r.id as string]);
  }
  return [...reasons].map(([reason, ids]) => `- ${reason}: ${ids.join(', ')}`);
};

const TABLE_HEAD = [
  '| row | model | chips | stack | layout | measured | predicted | error % | |',
  '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
];

const SUMMARY_HEAD = ['| rows | n | bias | mean | median | 90th | worst | target |', '| --- | --- | --- | --- | --- | --- | --- | --- |'];

/** docs/cluster-validation.md: every public row, signs kept, none dropped without its reason. */
export const validationPage = (): string => {
  const training = trainingComparison();
  const unnamed = trainingComparison(false);
  const searched = searchedComparison();
  const serving = servingComparison();
  const clusters = clusterComparison();
  const fitted = training.filter((r) => r.row.fitted === 'yes');
  return `${[
    '# Predicted against measured',
    '',
    'Generated from `test/support/cases/` by `test/bench/cluster-validation.ts`; a test fails when this page is stale. Errors are predicted over measured, less one.',
    'Rows marked *fitted* set the constants of their chip family or stack; the others only test.',
    '',
    '## Summary',
    '',
    ...SUMMARY_HEAD,
    summaryRow('training, all that name a layout', training, 'median ≤ 10 %, 90th ≤ 25 %'),
    summaryRow('· fitted', fitted, ''),
    summaryRow(
      '· not fitted',
      training.filter((r) => r.row.fitted !== 'yes'),
      '',
    ),
    summaryRow(
      '· Megatron on Selene, six runs',
      training.filter((r) => SELENE.has(r.row.id as string)),
      'mean ≤ 3.65 %, worst ≤ 8.87 %',
    ),
    summaryRow('· other dense 39 B to 1 T, A100 and H100', training.filter(isLargeDense), 'mean ≤ 10 %, worst ≤ 25 %'),
    summaryRow(
      '· mixture of experts',
      training.filter((r) => model(r.row.model as string).experts !== undefined),
      '',
    ),
    summaryRow('training, stack not named but taken as typical', unnamed, ''),
    summaryRow('training, layout searched, evaluation in the wall time', searched, ''),
    summaryRow('serving', serving, ''),
    summaryRow('facility MW of known clusters', clusters, 'median ≤ 12 %'),
    '',
    '## Training: seconds of a step',
    '',
    ...TABLE_HEAD,
    ...training.map((r) => row(r, 4)),
    '',
    'Not compared:',
    '',
    ...excludedList('training'),
    '',
    '## Training, layout searched: seconds of a step',
    '',
    'What was measured is the wall time of whole runs over their steps, so evaluation and start are in it, and the search finds the best layout the model knows of: errors below zero are expected.',
    '',
    ...TABLE_HEAD,
    ...searched.map((r) => row(r, 4)),
    '',
    '## Serving: tokens per second and chip',
    '',
    ...TABLE_HEAD,
    ...serving.map((r) => row(r, 4)),
    '',
    'Not compared:',
    '',
    ...excludedList('serving'),
    '',
    '## Known clusters: facility MW',
    '',
    ...TABLE_HEAD,
    ...clusters.map((r) => row(r, 3)),
    '',
    'Not compared:',
    '',
    ...excludedList('known-clusters'),
  ].join('\n')}\n`;
};
