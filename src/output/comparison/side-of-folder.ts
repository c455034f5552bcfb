import type { CsvTable } from '../../kit/csv/read.ts';
import { parseMonth } from '../../kit/month.ts';
import type { Problem } from '../../kit/problem.ts';
import type { StandingAct } from '../../scenario/binding/index.ts';
import { leavesOf } from '../../study/compare/index.ts';
import { DIMENSIONS } from '../dimensions.ts';
import { RESULT_FORMAT } from '../manifest.ts';
import { type Figure, isFlow, type Side, WHOLE, wholeUnit } from './side.ts';

/** Texts of a result folder that are compared. */
export interface ResultTexts {
  readonly annual: CsvTable;
  readonly summary: CsvTable;
  /** `manifest.json`, and where it stands. */
  readonly manifest: { readonly file: string; readonly text: string };
}

const FIGURES = ['mean', 'p5', 'p50', 'p95'] as const;
const NEEDED = ['variable', 'unit', 'period', ...FIGURES, ...DIMENSIONS];

type Row = CsvTable['rows'][number];

const numbersOf = (row: Row) => {
  const [mean, p5, p50, p95] = FIGURES.map((f) => Number(row.cells.get(f))) as [number, number, number, number];
  return { mean, p5, p50, p95 };
};

const yearFigure = (row: Row): Figure => {
  const get = (column: string): string => row.cells.get(column) ?? '';
  return { variable: get('variable'), unit: get('unit'), period: get('period'), place: DIMENSIONS.map(get), ...numbersOf(row) };
};

/** Totals of flows over the years: means add up, quantiles do not. */
const flowTotals = (years: readonly Figure[]): Figure[] => {
  const flows = years.filter((f) => isFlow(f.unit) && f.place.every((cell) => cell === ''));
  const totals = new Map<string, Figure>();
  for (const f of flows) {
    const key = `${f.variable} ${f.unit}`;
    const mean = (totals.get(key)?.mean ?? 0) + f.mean;
    totals.set(key, { ...f, unit: wholeUnit(f.unit), period: WHOLE, mean, p5: Number.NaN, p50: Number.NaN, p95: Number.NaN });
  }
  return [...totals.values()];
};

const BY_YEAR = /@\d{4}$/;

const overallFigure = (row: Row): Figure[] => {
  const metric = row.cells.get('metric') ?? '';
  if (BY_YEAR.test(metric)) return [];
  return [{ variable: metric, unit: row.cells.get('unit') ?? '', period: WHOLE, place: DIMENSIONS.map(() => ''), ...numbersOf(row) }];
};

interface Manifest {
  readonly suanli?: unknown;
  readonly version?: unknown;
  readonly horizon?: { readonly start?: unknown; readonly months?: unknown };
  readonly resolved?: unknown;
  readonly acts?: unknown;
}

const isAct = (thing: unknown): thing is StandingAct => {
  const { id, text, source, file, line } = (typeof thing === 'object' && thing !== null ? thing : {}) as Record<string, unknown>;
  return [id, text, source, file].every((word) => typeof word === 'string') && Number.isSafeInteger(line);
};

/** Acts of a manifest; none where an earlier version of the program, or somebody, has written others. */
const actsIn = (written: unknown): readonly StandingAct[] | undefined =>
  Array.isArray(written) && written.every(isAct) ? written : undefined;

const parsed = (text: string): Manifest | undefined => {
  try {
    const content: unknown = JSON.parse(text);
    return typeof content === 'object' && content !== null ? content : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** A figure that no draw has, and why. */
const isWithout = (row: Row): boolean => (row.cells.get('note') ?? '') !== '' && FIGURES.every((f) => row.cells.get(f) === '');

const badNumbers = (table: CsvTable): Problem[] =>
  table.rows.flatMap((row) => {
    const odd = FIGURES.find((f) => row.cells.get(f) === '' || !Number.isFinite(Number(row.cells.get(f))));
    return odd ? [{ code: 'not-a-number', message: `'${row.cells.get(odd)}' is not a number`, ...row.placeOf(odd) }] : [];
  });

const wrong = (file: string, message: string, hint?: string): Problem => ({
  code: 'not-a-result',
  message,
  file,
  line: 1,
  column: 1,
  ...(hint !== undefined && { hint }),
});

/** A side from the files of a result folder, which someone may have edited: what cannot be a result is a problem. */
export const sideOfFolder = (
  label: string,
  { annual, summary, manifest }: ResultTexts,
): { readonly side: Side; readonly problems?: undefined } | { readonly side?: undefined; readonly problems: readonly Problem[] } => {
  const missing = NEEDED.filter((c) => !annual.columns.includes(c));
  if (missing.length > 0) return { problems: [wrong(annual.file, `column ${missing.join(', ')} is missing`)] };
  const content = parsed(manifest.text);
  if (!content) return { problems: [wrong(manifest.file, 'this is no JSON object')] };
  const { suanli, version, horizon, resolved, acts } = content;
  if (suanli !== RESULT_FORMAT)
    return {
      problems: [wrong(manifest.file, `results of format ${String(suanli).slice(0, 20)}, not ${RESULT_FORMAT}`, 'run the scenario again')],
    };
  const start = typeof horizon?.start === 'string' ? parseMonth(horizon.start) : undefined;
  const months = Number(horizon?.months);
  if (start === undefined || !Number.isSafeInteger(months) || months < 1) return { problems: [wrong(manifest.file, 'it has no horizon')] };
  const known = { ...summary, rows: summary.rows.filter((row) => !isWithout(row)) };
  const problems = [...badNumbers(annual), ...badNumbers(known)];
  if (problems.length > 0) return { problems };
  const years = annual.rows.map(yearFigure);
  const headlines = known.rows.flatMap((row) => {
    const metric = row.cells.get('metric') ?? '';
    return BY_YEAR.test(metric) ? [metric.replace(BY_YEAR, '')] : [];
  });
  return {
    side: {
      label,
      version: String(version),
      span: { start, months },
      figures: [...years, ...flowTotals(years), ...known.rows.flatMap(overallFigure)],
      headlines: [...new Set(headlines)],
      inputs: leavesOf(resolved),
      origins: new Map(),
      acts: actsIn(acts),
    },
  };
};
