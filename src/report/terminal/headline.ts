import { band, figureStyle } from './figures.ts';
import { type GridRow, grid } from './grid.ts';
import type { Paint } from './paint.ts';
import { plain } from './plain.ts';
import { visibleWidth } from './visible-width.ts';

/** A figure with its 90 % band. */
export interface BandFigure {
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
}

/** One line of a table by year; a year without a value has no entry. */
export interface HeadlineRow {
  readonly name: string;
  readonly unit: string;
  readonly years: ReadonlyMap<number, BandFigure>;
}

export interface HeadlineView {
  readonly rows: readonly HeadlineRow[];
  readonly years: readonly number[];
  /** Whether figures have a band: not in a run of one draw. */
  readonly banded: boolean;
}

/** Drawn evenly from the years, first and last among them; of a single one, the last. */
export const everyNth = <T>(years: readonly T[], count: number): T[] => {
  if (count >= years.length) return [...years];
  if (count <= 1) return years.slice(-1);
  return Array.from({ length: count }, (_, i) => years[Math.round((i * (years.length - 1)) / (count - 1))] as T);
};

const gridRows = (view: HeadlineView, years: readonly number[], p: Paint): GridRow[] => {
  const rows = view.rows.map((row): GridRow => {
    const figures = years.map((year) => row.years.get(year));
    const known = figures.flatMap((f) => f ?? []);
    const style = figureStyle(
      known.map((f) => f.p50),
      row.unit,
      known.flatMap((f) => [f.p5, f.p95]),
    );
    const cells = figures.map((f) => {
      if (!f) return p.dim('·');
      const centre = p.bold(style.write(f.p50));
      return view.banded ? `${centre}\n${p.dim(band(style.write(f.p5), style.write(f.p95)))}` : centre;
    });
    const unit = p.dim(style.unit);
    return [`${plain(row.name)}${view.banded ? '\n  ' : '  '}${unit}`, ...cells];
  });
  return [['', ...years.map((year) => p.dim(String(year)))], ...rows];
};

/**
 * The table by year. Where it does not fit the width, years are left out evenly, never figures cut;
 * `left` are those left out.
 */
export const headlineTable = (view: HeadlineView, width: number, p: Paint): { readonly text: string; readonly left: readonly number[] } => {
  for (let count = view.years.length; ; count--) {
    const years = everyNth(view.years, count);
    const text = grid(gridRows(view, years, p), ['left', ...years.map(() => 'right' as const)]);
    if (count <= 1 || visibleWidth(text) <= width) return { text, left: view.years.filter((year) => !years.includes(year)) };
  }
};
