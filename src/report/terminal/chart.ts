import { figureStyle } from './figures.ts';
import type { Paint } from './paint.ts';
import { plain } from './plain.ts';
import { wrapText } from './wrap.ts';

/** A quantity month by month with its 90 % band; a month without a value has no entry. */
export interface ChartView {
  readonly name: string;
  readonly unit: string;
  /** `YYYY-MM` of each month, in order. */
  readonly periods: readonly string[];
  readonly months: readonly ({ readonly p5: number; readonly p50: number; readonly p95: number } | undefined)[];
  /** Whether the months have a band: not in a run of one draw. */
  readonly banded: boolean;
}

/** Lines of the plot; enough to tell a bend from a slope, few enough to leave the figures on screen. */
const HEIGHT = 12;

/** Columns of the plot at most and at least: wider only stretches it, narrower shows nothing. */
const WIDEST = 96;
const NARROWEST = 24;

const MEDIAN = '━';
const BAND = '░';

/** The least terminal a chart fits in: the plot, its axis and figures of a few digits. */
export const CHART_NEEDS = NARROWEST + 12;

interface Axis {
  readonly low: number;
  readonly high: number;
}

const axisOf = ({ months }: ChartView): Axis | undefined => {
  const known = months.flatMap((m) => (m ? [m.p5, m.p95] : []));
  if (known.length === 0) return undefined;
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  return { low, high: high > low ? high : low + 1 };
};

/** The line on which a value stands, 0 at the top. */
const lineOf = (value: number, { low, high }: Axis): number => Math.round(((high - value) / (high - low)) * (HEIGHT - 1));

/** The months that columns show: each month as many columns as fit, or columns spread from the first month to the last. */
const monthsOf = (count: number, room: number): readonly number[] => {
  if (count > room) return Array.from({ length: room }, (_, c) => Math.round((c * (count - 1)) / (room - 1)));
  const each = Math.floor(room / count);
  return Array.from({ length: count * each }, (_, c) => Math.floor(c / each));
};

const cells = (view: ChartView, axis: Axis, shown: readonly number[]): string[][] =>
  shown.map((month) => {
    const column = Array.from({ length: HEIGHT }, () => ' ');
    const at = view.months[month];
    if (!at) return column;
    if (view.banded) column.fill(BAND, lineOf(at.p95, axis), lineOf(at.p5, axis) + 1);
    column[lineOf(at.p50, axis)] = MEDIAN;
    return column;
  });

/** Years beneath the columns they begin with, those left out that would run into the one before. */
const yearsBelow = (periods: readonly string[], shown: readonly number[]): string => {
  let text = '';
  for (const [column, month] of shown.entries()) {
    const year = (periods[month] as string).slice(0, 4);
    const first = column === 0 || !periods[shown[column - 1] as number]?.startsWith(year);
    const free = text === '' || column > text.length;
    if (first && free && column + year.length <= shown.length) text = text.padEnd(column) + year;
  }
  return text;
};

const painted = (line: string, p: Paint): string =>
  line.replace(/━+|░+/g, (stretch) => (stretch.startsWith(MEDIAN) ? p.bold(stretch) : p.dim(stretch)));

/**
 * The quantity over time as lines of text, the median through its band; nothing where there is no value or no room.
 * @param width columns of the terminal
 */
export const chartText = (view: ChartView, width: number, p: Paint): string | undefined => {
  const axis = axisOf(view);
  if (!axis || width < CHART_NEEDS) return undefined;
  const style = figureStyle([axis.low, axis.high], view.unit);
  const marks = new Map([axis.high, (axis.high + axis.low) / 2, axis.low].map((v) => [lineOf(v, axis), style.write(v)]));
  const margin = Math.max(...[...marks.values()].map((label) => label.length));
  const shown = monthsOf(view.months.length, Math.min(WIDEST, width - margin - 2));
  const columns = cells(view, axis, shown);
  const lines = Array.from({ length: HEIGHT }, (_, line) => {
    const label = (marks.get(line) ?? '').padStart(margin);
    const plot = columns.map((column) => column[line] as string).join('');
    return `${p.dim(label)} ${marks.has(line) ? '┤' : '│'}${painted(plot.trimEnd(), p)}`;
  });
  const key = view.banded ? `${MEDIAN} median, ${BAND} 90 % band` : 'every uncertain input at its median';
  const title = wrapText(`${plain(view.name)} by month, ${style.unit} (${key})`, width);
  return [p.bold(title), ...lines, `${' '.repeat(margin)}  ${p.dim(yearsBelow(view.periods, shown))}`].join('\n');
};
