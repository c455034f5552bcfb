import type { Backtest, ObservedSeries } from '../study/backtest/index.ts';
import type { OutputFile } from './formats/format.ts';
import { RESULT_FORMAT } from './manifest.ts';

const json = (content: unknown): string => `${JSON.stringify(content, null, 2)}\n`;

/** A plain file name, whatever a scenario calls its variables. */
const fileName = (series: ObservedSeries): string => `${series.name.replace(/[^a-z0-9._-]+/gi, '-')}-${series.covers}.svg`;

/** The folder of a backtest: its rows, its score, and a chart of each series, which `chart` draws. */
export const backtestFiles = (backtest: Backtest, chart: (series: ObservedSeries) => string, version: string): OutputFile[] => [
  { name: 'backtest.json', content: json(backtest.rows) },
  { name: 'manifest.json', content: json({ suanli: RESULT_FORMAT, version, score: backtest.score }) },
  ...backtest.series.map((series) => ({ name: fileName(series), content: chart(series) })),
];
