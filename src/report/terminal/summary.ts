import { bindingText, type FlowBinding } from './bindings.ts';
import { type ChartView, chartText } from './chart.ts';
import { band, figureStyle } from './figures.ts';
import { grid } from './grid.ts';
import { type BandFigure, type HeadlineRow, headlineTable } from './headline.ts';
import { type Paint, paint } from './paint.ts';
import { plain } from './plain.ts';
import { wrapText } from './wrap.ts';

/** A figure of the whole horizon. */
export interface OverallFigure extends BandFigure {
  readonly name: string;
  readonly unit: string;
  /** Share of draws in which it has a value. */
  readonly defined: number;
}

/** What the summary of a run says; figures in the units named. */
export interface SummaryView {
  readonly title: string;
  readonly scenario: string;
  readonly draws: number;
  readonly seed: number;
  readonly years: readonly number[];
  /** `2022-07` to `2030-12`. */
  readonly first: string;
  readonly last: string;
  readonly headlines: readonly HeadlineRow[];
  readonly overalls: readonly OverallFigure[];
  /** Figures of the whole horizon that some draws do not have, and why. */
  readonly missing: readonly { readonly name: string; readonly why: string }[];
  readonly bindings: readonly FlowBinding[];
  readonly chart: ChartView | undefined;
  /** Paths of what was written in the scenario and has no effect on any output. */
  readonly unused: readonly string[];
  /** Headline figures that no uncertain figure moves. */
  readonly unmoved: readonly string[];
}

export interface Screen {
  readonly colour: boolean;
  /** Columns of the terminal, or what to assume where there is none. */
  readonly width: number;
  /** Whether to draw the chart. */
  readonly chart?: boolean;
}

/** Names shown of a longer list. */
const NAMES = 3;

const named = (names: readonly string[]): string => {
  const more = names.length - NAMES;
  return `${names.slice(0, NAMES).map(plain).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
};

/** What a reader of the figures should not take for granted. */
const auditText = ({ unused, unmoved, draws }: SummaryView): string => {
  const sentences: string[] = [];
  if (unused.length > 0) {
    const what = unused.length === 1 ? '1 value of the scenario has' : `${unused.length} values of the scenario have`;
    sentences.push(`${what} no effect on any output: ${named(unused)}.`);
  }
  if (unmoved.length > 0 && draws > 1) sentences.push(`No uncertain figure moves ${named(unmoved)}.`);
  return sentences.length === 0 ? '' : `${sentences.join(' ')} manifest.json lists all under audit.`;
};

const overallRows = (view: SummaryView, p: Paint): string[][] =>
  view.overalls.map((o) => {
    const style = figureStyle([o.p5, o.p50, o.p95], o.unit);
    const missing = o.defined < 1 ? p.yellow(`without a value in ${Math.max(0.1, (1 - o.defined) * 100).toPrecision(2)} % of draws`) : '';
    const spread = view.draws === 1 ? '' : band(style.write(o.p5), style.write(o.p95));
    return [plain(o.name), p.bold(style.write(o.p50)), p.dim(spread), p.dim(style.unit), missing];
  });

const missingText = ({ name, why }: SummaryView['missing'][number]): string => `${plain(name)} has no value: ${why}.`;

const partYears = (view: SummaryView): string[] => {
  const notes: string[] = [];
  if (!view.first.endsWith('-01')) notes.push(`${view.first.slice(0, 4)} begins in ${view.first}`);
  if (!view.last.endsWith('-12')) notes.push(`${view.last.slice(0, 4)} ends in ${view.last}`);
  return notes;
};

/** Says what the figures are, so that nobody takes a median for a promise. */
const legend = (view: SummaryView, left: readonly number[]): string => {
  const count = view.draws.toLocaleString('en');
  const what =
    view.draws === 1
      ? 'One run with every uncertain input at its median; no band.'
      : `Median of ${count} draws (seed ${view.seed}), beneath it the 90 % band: 5 % of draws lie below it, 5 % above.`;
  const notes = [...partYears(view), ...(left.length > 0 ? [`left out for want of width: ${left.join(', ')}`] : [])];
  const noted = notes.map((note, i) => (i === 0 ? `${note.charAt(0).toUpperCase()}${note.slice(1)}` : note)).join('; ');
  return [what, 'Stocks at the end of the year, flows summed over it, ratios of such sums.', ...(noted === '' ? [] : [`${noted}.`])].join(
    ' ',
  );
};

/** The summary that `run` prints: headline figures by year with their band, figures of the whole horizon, what bound when, a chart. */
export const summaryText = (view: SummaryView, screen: Screen): string => {
  const p = paint(screen.colour);
  const table = headlineTable({ rows: view.headlines, years: view.years, banded: view.draws > 1 }, screen.width, p);
  const parts = [`${p.bold(plain(view.title))}  ${p.dim(plain(view.scenario))}`];
  if (view.headlines.length > 0) parts.push(table.text, p.dim(wrapText(legend(view, table.left), screen.width)));
  if (view.overalls.length > 0) parts.push(grid(overallRows(view, p), ['left', 'right', 'left', 'left', 'left']));
  if (view.missing.length > 0) parts.push(view.missing.map((m) => p.yellow(wrapText(missingText(m), screen.width))).join('\n'));
  if (view.bindings.length > 0) {
    const heading = 'What bound when (share of draws, weighted by what was wanted)';
    parts.push(`${p.bold(wrapText(heading, screen.width))}\n${bindingText(view.bindings, screen.width, p)}`);
  }
  const chart = screen.chart && view.chart ? chartText(view.chart, screen.width, p) : undefined;
  if (chart !== undefined) parts.push(chart);
  const audited = auditText(view);
  if (audited !== '') parts.push(p.dim(wrapText(audited, screen.width)));
  return `${parts.join('\n\n')}\n`;
};
