import type { CsvTable } from '../kit/csv.ts';
import type { Problem } from '../kit/problem.ts';
import { DIMENSIONS, LEADING, TRAILING } from './dimensions.ts';
import { type Cell, number, type Table, text } from './table.ts';

/** The value of a variable in one year and place. */
export interface YearFigure {
  readonly variable: string;
  readonly unit: string;
  /** The year and the cells of `DIMENSIONS`. */
  readonly period: string;
  readonly place: readonly string[];
  readonly mean: number;
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
}

/** One of the results that are compared. */
export interface Side {
  readonly label: string;
  readonly figures: readonly YearFigure[];
  /** Variables its summary shows by year. */
  readonly headlines: readonly string[];
}

const FIGURES = ['mean', 'p5', 'p50', 'p95'] as const;
const NEEDED = ['variable', 'unit', 'period', ...FIGURES, ...DIMENSIONS];

type Get = (column: string) => Cell;

const yearFigure = (get: Get): YearFigure => {
  const [mean, p5, p50, p95] = FIGURES.map((f) => Number(get(f))) as [number, number, number, number];
  const place = DIMENSIONS.map((d) => String(get(d)));
  return { variable: String(get('variable')), unit: String(get('unit')), period: String(get('period')), place, mean, p5, p50, p95 };
};

/** `capacity.installed@2027` names a variable that the summary shows by year. */
const headlineOf = (metric: string): string[] => (/@\d{4}$/.test(metric) ? [metric.slice(0, -5)] : []);

const named = (table: Table): Get[] => table.rows.map((row) => (column) => row[table.columns.findIndex((c) => c.name === column)] as Cell);

/** A side from the tables of a run just made. */
export const sideOfTables = (label: string, annual: Table, summary: Table): Side => ({
  label,
  figures: named(annual).map(yearFigure),
  headlines: [...new Set(named(summary).flatMap((get) => headlineOf(String(get('metric')))))],
});

/** A side from the files of a result folder, which someone may have edited: what cannot be a result is a problem. */
export const sideOfCsv = (
  label: string,
  annual: CsvTable,
  summary: CsvTable,
): { readonly side: Side; readonly problems: readonly Problem[] } => {
  const problems: Problem[] = [];
  const missing = NEEDED.filter((c) => !annual.columns.includes(c));
  if (missing.length > 0) {
    problems.push({ code: 'not-a-result', message: `column ${missing.join(', ')} is missing`, file: annual.file, line: 1, column: 1 });
    return { side: { label, figures: [], headlines: [] }, problems };
  }
  for (const row of annual.rows) {
    const odd = FIGURES.find((f) => !Number.isFinite(Number(row.cells.get(f))) || row.cells.get(f) === '');
    if (odd) problems.push({ code: 'not-a-number', message: `'${row.cells.get(odd)}' is not a number`, ...row.placeOf(odd) });
  }
  const figures = annual.rows.map((row) => yearFigure((column) => row.cells.get(column) ?? ''));
  const headlines = [...new Set(summary.rows.flatMap((row) => headlineOf(row.cells.get('metric') ?? '')))];
  return { side: { label, figures, headlines }, problems };
};

const keyOf = (f: YearFigure): string => JSON.stringify([f.variable, f.unit, f.period, ...f.place]);

/**
 * Every other side against the first, year by year. Only what both have in the same unit is compared.
 * Means are compared: the mean of a difference is the difference of means, which holds for no quantile.
 */
export const comparison = (sides: readonly Side[]): Table => ({
  name: 'compare',
  about: 'Results side by side by year, each against the first: difference of means, and that difference relative to the first',
  columns: [
    text('base', 'What is compared with: the first result named'),
    text('scenario', 'The result compared'),
    text('variable', 'Dotted name of the quantity'),
    text('unit', 'Unit of the figures in this row'),
    ...LEADING.map((name) => text(name, `The ${name} the row is about; empty: the total`)),
    { name: 'period', type: 'year', about: 'Calendar year' },
    number('base_mean', 'Mean of the first result'),
    number('mean', 'Mean of the result compared'),
    number('difference', 'mean − base_mean'),
    number('relative', 'difference / |base_mean|; empty where base_mean is 0'),
    number('base_p50', 'Median of the first result'),
    number('p50', 'Median of the result compared'),
    ...TRAILING.map((name) => text(name, `The ${name} the row is about; empty: the total`)),
  ],
  rows: [...comparisonRows(sides)],
});

function* comparisonRows(sides: readonly Side[]): Generator<Cell[]> {
  const [base, ...others] = sides;
  if (!base) return;
  for (const other of others) {
    const known = new Map(other.figures.map((f) => [keyOf(f), f]));
    for (const a of base.figures) {
      const b = known.get(keyOf(a));
      if (!b) continue;
      const difference = b.mean - a.mean;
      const relative = a.mean === 0 ? '' : difference / Math.abs(a.mean);
      const front = [base.label, other.label, a.variable, a.unit, ...a.place.slice(0, LEADING.length), a.period];
      yield [...front, a.mean, b.mean, difference, relative, a.p50, b.p50, ...a.place.slice(LEADING.length)];
    }
  }
}

/** One headline variable of all sides by year, totals only: means by year, in the order of the sides. */
export interface ComparedVariable {
  readonly variable: string;
  readonly unit: string;
  readonly years: readonly string[];
  readonly means: readonly ReadonlyMap<string, number>[];
}

/** What a summary of a comparison shows: variables that every side counts among its headlines. */
export const comparedHeadlines = (sides: readonly Side[]): ComparedVariable[] => {
  const [base, ...others] = sides;
  const shared = (base?.headlines ?? []).filter((v) => others.every((o) => o.headlines.includes(v)));
  return shared.flatMap((variable) => {
    const totals = sides.map((s) => s.figures.filter((f) => f.variable === variable && f.place.every((cell) => cell === '')));
    const unit = totals[0]?.[0]?.unit;
    if (unit === undefined || totals.some((t) => t.some((f) => f.unit !== unit))) return [];
    const years = [...new Set(totals.flatMap((t) => t.map((f) => f.period)))].sort();
    return [{ variable, unit, years, means: totals.map((t) => new Map(t.map((f) => [f.period, f.mean]))) }];
  });
};
