import type { Basis, ComparedCluster, Comparison } from './report/compare.ts';

const TITLES: Readonly<Record<Basis, string>> = {
  money: 'Equal money',
  power: 'Equal facility power',
  compute: 'Equal dense 16-bit compute',
};

const HEAD = ['chip', 'chips', 'capex, M USD', 'facility, MW', 'PFLOPS', 'trained tokens/s', 'served tokens/s', 'goodput'] as const;

const figure = (value: number | null, digits = 0): string =>
  value === null ? '–' : value.toFixed(digits).replace(/\B(?=(\d{3})+(?!\d))/g, ',');

const cells = (row: ComparedCluster): string[] => [
  row.chip,
  figure(row.count),
  row.capex_usd === null ? '–' : (row.capex_usd / 1e6).toFixed(1),
  row.facility_mw.toFixed(2),
  figure(row.fp16_pflops),
  figure(row.tokens_per_second),
  figure(row.output_tokens_per_second),
  row.goodput.toFixed(3),
];

const table = (basis: Basis, rows: readonly ComparedCluster[]): string => {
  const lines = [HEAD, ...rows.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => (line[column] as string).length)));
  const text = lines.map((line) =>
    line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] as number) : cell.padStart(widths[i] as number))).join('  '),
  );
  return [TITLES[basis], ...text.map((line) => `  ${line}`)].join('\n');
};

/** A comparison for people: one table a basis, the reference first. A basis without prices is left out. */
export const comparisonPage = (comparison: Comparison): string =>
  `${(['money', 'power', 'compute'] as const)
    .filter((basis) => comparison[basis].length > 0)
    .map((basis) => table(basis, comparison[basis]))
    .join('\n\n')}\n`;
