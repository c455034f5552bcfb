import { DIMENSIONS } from '../dimensions.ts';
import type { RunView } from '../run-view.ts';
import { type Cell, type Row, rowsIn, type Table } from '../table.ts';
import { type BookCell, cell, type Sheet } from './sheet.ts';

const TITLES: Readonly<Record<string, string>> = { mean: 'mean', p5: '5 %', p50: 'median', p95: '95 %' };

/** One quantity in one place: its rows of the table of years. */
interface Group {
  readonly labels: readonly string[];
  readonly isTotal: boolean;
  readonly years: Map<string, readonly Cell[]>;
}

const groupsOf = (rows: Iterable<Row>, used: readonly string[], at: (name: string) => number): Group[] => {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const places = used.map((d) => String(row[at(d)]));
    const labels = [String(row[at('variable')]), String(row[at('unit')]), ...places];
    const key = JSON.stringify(labels);
    const group = groups.get(key) ?? { labels, isTotal: places.every((p) => p === ''), years: new Map() };
    group.years.set(String(row[at('period')]), row);
    groups.set(key, group);
  }
  return [...groups.values()];
};

/** Every quantity of annual.csv with the years side by side: means, and for totals of uncertain runs their band. */
export const annualSheet = (annual: Table, run: RunView): Sheet => {
  const at = (name: string): number => annual.columns.findIndex((column) => column.name === name);
  const rows = [...rowsIn(annual)];
  const years = [...new Set(rows.map((row) => String(row[at('period')])))].sort();
  const used = DIMENSIONS.filter((d) => rows.some((row) => row[at(d)] !== ''));
  const statistics = (group: Group): string[] => (run.results.draws > 1 && group.isTotal ? ['mean', 'p5', 'p50', 'p95'] : ['mean']);
  const line = (group: Group, statistic: string): BookCell[] => [
    ...group.labels.map((label) => (label === '' ? null : cell(label))),
    cell(TITLES[statistic] as string),
    ...years.map((year) => {
      const row = group.years.get(year);
      return row ? cell(row[at(statistic)] as Cell, 'quantity') : null;
    }),
  ];
  const titled = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
  return {
    name: 'Annual',
    widths: [34, 18, ...used.map(() => 16), 10, ...years.map(() => 16)],
    frozen: { rows: 1, columns: 1 },
    rows: [
      [
        ...['variable', 'unit', ...used, 'statistic'].map((name) => cell(titled(name), 'head')),
        ...years.map((year) => cell(Number(year), 'head')),
      ],
      ...groupsOf(rows, used, at).flatMap((group) => statistics(group).map((statistic) => line(group, statistic))),
    ],
  };
};
