import { tableResource } from './datapackage.ts';
import { csvText } from './formats/csv.ts';
import type { OutputFile } from './formats/format.ts';
import { RESULT_FORMAT } from './manifest.ts';
import type { Table } from './table.ts';

const json = (content: unknown): string => `${JSON.stringify(content, null, 2)}\n`;

/** The folder of a comparison: its table, what was compared, and what the columns mean. */
export const comparisonFiles = (table: Table, compared: readonly string[], version: string): OutputFile[] => [
  { name: `${table.name}.csv`, content: csvText(table) },
  { name: 'manifest.json', content: json({ suanli: RESULT_FORMAT, version, compared }) },
  {
    name: 'datapackage.json',
    content: json({
      $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
      name: 'suanli-comparison',
      resources: [tableResource(table)],
    }),
  },
];
