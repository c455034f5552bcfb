import { tableResource } from '../datapackage.ts';
import { csvFile } from '../formats/csv.ts';
import type { OutputFile } from '../formats/format.ts';
import { RESULT_FORMAT } from '../manifest.ts';
import type { Table } from '../table.ts';

const json = (name: string, content: unknown): OutputFile => ({ name, content: `${JSON.stringify(content, null, 2)}\n` });

/** What was compared, and what of it could not be. */
export interface ComparedFacts {
  readonly version: string;
  readonly compared: readonly string[];
  readonly leftOut: readonly string[];
}

/** The folder of a comparison: its tables, what was compared, what the columns mean, and further content by name. */
export const comparisonFiles = (
  tables: readonly Table[],
  { version, compared, leftOut }: ComparedFacts,
  more: Readonly<Record<string, unknown>> = {},
): OutputFile[] => [
  ...tables.map((table) => csvFile(table)),
  ...Object.entries(more).map(([name, content]) => json(`${name}.json`, content)),
  json('manifest.json', { suanli: RESULT_FORMAT, version, compared, left_out: leftOut }),
  json('datapackage.json', {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'suanli-comparison',
    resources: tables.map(tableResource),
  }),
];
