import type { Ranked } from '../../study/compare/index.ts';
import { figureStyle } from './figures.ts';
import { type GridRow, grid } from './grid.ts';
import { paint } from './paint.ts';
import { plain } from './plain.ts';
import type { Screen } from './summary.ts';
import { wrapText } from './wrap.ts';

/** A figure in which a scenario differs from the first. */
export interface InputView {
  readonly scenario: string;
  readonly path: string;
  readonly a: string;
  readonly b: string;
  readonly origin: string;
}

export interface RankingView {
  readonly metric: string;
  readonly unit: string;
  readonly wanted: 'greatest' | 'least';
  readonly ranked: readonly Ranked[];
}

/** As many differences as are shown before the reader is sent to the file, and of one scenario at least. */
const MOST = 12;
const LEAST = 3;
const LONGEST = 48;

const short = (text: string): string => {
  const line = plain(text === '' ? '·' : text);
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
};

/** The first of each scenario, so that one that differs in much does not hide the others. */
const firstOfEach = (rows: readonly InputView[]): readonly InputView[] => {
  const scenarios = [...new Set(rows.map((r) => r.scenario))];
  const most = Math.max(LEAST, Math.floor(MOST / scenarios.length));
  return scenarios.flatMap((scenario) => rows.filter((r) => r.scenario === scenario).slice(0, most));
};

/** What the scenarios say differently, old and new. */
export const inputsText = (rows: readonly InputView[], screen: Screen): string => {
  if (rows.length === 0) return '';
  const p = paint(screen.colour);
  const first = firstOfEach(rows);
  const shown = first.map((r): GridRow => [`  ${plain(r.scenario)}`, plain(r.path), short(r.a), '→', short(r.b), p.dim(plain(r.origin))]);
  const more = rows.length > first.length ? [p.dim(`  ${rows.length - first.length} more are in compare-inputs.csv`)] : [];
  return [p.cyan('What differs'), grid(shown, ['left', 'left', 'left', 'left', 'left', 'left']), ...more].join('\n');
};

const percent = (x: number | undefined): string => (x === undefined ? '·' : `${(x * 100).toFixed(0)} %`);

/** Results in the order of a metric, with the regret of choosing each. */
export const rankingText = ({ metric, unit, wanted, ranked }: RankingView, screen: Screen): string => {
  const p = paint(screen.colour);
  const style = figureStyle(
    ranked.flatMap((r) => [r.mean, r.p5 ?? 0, r.p95 ?? 0]),
    unit,
  );
  const write = (x: number | undefined): string => (x === undefined ? '·' : style.write(x));
  const head = [
    `${p.cyan(plain(metric))}  ${p.dim(style.unit)}`,
    ...['mean', 'P5', 'P95', 'best in', 'mean regret', 'P95 regret'].map(p.dim),
  ];
  const rows = ranked.map(
    (r): GridRow => [
      `  ${r.rank}  ${plain(r.label)}`,
      p.bold(write(r.mean)),
      write(r.p5),
      write(r.p95),
      percent(r.best),
      write(r.regretMean),
      write(r.regretP95),
    ],
  );
  const legend = `The ${wanted} mean first. Regret: the distance from the best of each future${ranked.some((r) => r.regretMean === undefined) ? '; result folders keep no futures' : ''}.`;
  return `${grid([head, ...rows], ['left', ...head.slice(1).map(() => 'right' as const)])}\n${p.dim(wrapText(legend, screen.width))}`;
};
