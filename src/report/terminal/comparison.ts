import { band, type FigureStyle, figureStyle } from './figures.ts';
import { type GridRow, grid } from './grid.ts';
import { everyNth } from './headline.ts';
import { type Paint, paint } from './paint.ts';
import { plain } from './plain.ts';
import type { Screen } from './summary.ts';
import { visibleWidth } from './visible-width.ts';
import { wrapText } from './wrap.ts';

/** One variable of all results by year, in the unit named, in the order of the labels. */
export interface ComparedView {
  readonly variable: string;
  readonly unit: string;
  readonly years: readonly string[];
  readonly lines: readonly ReadonlyMap<string, { readonly mean: number }>[];
  /** 90 % bands of the difference from the first result by `variable@year`, where known. */
  readonly bands: readonly ReadonlyMap<string, readonly [number, number]>[];
}

const signed = (text: string): string => (/^−/.test(text) || !/[1-9]/.test(text) ? text : `+${text}`);

const relative = (a: number, b: number): string => {
  if (a === b) return '=';
  const percent = ((b - a) / Math.abs(a)) * 100;
  // beyond tenfold a percentage says less than the figures above it
  if (a === 0 || Math.abs(percent) > 1000) return '';
  const digits = Math.abs(percent) < 10 ? percent.toFixed(1) : percent.toFixed(0);
  return ` (${signed(digits.replace('-', '−'))} %)`;
};

const differenceLines = (a: number, b: number, range: readonly [number, number] | undefined, style: FigureStyle): string[] => {
  const change = relative(a, b);
  const mean = change === '=' ? change : signed(style.write(b - a)) + change;
  if (!range || range[0] === range[1]) return [mean];
  return [mean, band(style.write(range[0]), style.write(range[1]))];
};

const block = (view: ComparedView, labels: readonly string[], years: readonly string[], p: Paint): string => {
  const style = figureStyle(
    view.lines.flatMap((line) => [...line.values()].map((f) => f.mean)),
    view.unit,
  );
  const [base] = view.lines;
  const rows = view.lines.map((line, side): GridRow => {
    const cells = years.map((year) => {
      const [a, b] = [base?.get(year)?.mean, line.get(year)?.mean];
      if (b === undefined) return p.dim('·');
      if (side === 0 || a === undefined) return p.bold(style.write(b));
      const beneath = differenceLines(a, b, view.bands[side]?.get(`${view.variable}@${year}`), style);
      return [p.bold(style.write(b)), ...beneath.map(p.dim)].join('\n');
    });
    return [`  ${plain(labels[side] as string)}`, ...cells];
  });
  const head = [`${p.cyan(plain(view.variable))}  ${p.dim(style.unit)}`, ...years.map((year) => p.dim(year))];
  return grid([head, ...rows], ['left', ...years.map(() => 'right' as const)]);
};

/** As many years as fit the width, first and last among them. */
const fitted = (
  view: ComparedView,
  labels: readonly string[],
  width: number,
  p: Paint,
): { readonly text: string; readonly all: boolean } => {
  for (let count = view.years.length; ; count--) {
    const text = block(view, labels, everyNth(view.years, count), p);
    if (count <= 1 || visibleWidth(text) <= width) return { text, all: count >= view.years.length };
  }
};

/** Results side by side: each headline by year, beneath each figure how it differs from the first result's. */
export const comparisonText = (views: readonly ComparedView[], labels: readonly string[], screen: Screen): string => {
  const p = paint(screen.colour);
  if (views.length === 0) return 'These results share no headline variable in the same unit; compare.csv holds what they share.\n';
  const banded = views.some((view) => view.bands.some((bands) => bands.size > 0));
  const blocks = views.map((view) => fitted(view, labels, screen.width, p));
  const legend = [
    `Means over draws; beneath each the difference from ${plain(labels[0] ?? '')}${banded ? ' and its 90 % band, future by future' : ''}.`,
    'Stocks at the end of the year, flows summed over it, ratios of such sums.',
    ...(blocks.every((b) => b.all) ? [] : ['Years that do not fit are left out here and are in compare.csv.']),
  ];
  return `${[...blocks.map((b) => b.text), p.dim(wrapText(legend.join(' '), screen.width))].join('\n\n')}\n`;
};
