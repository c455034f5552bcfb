import type { OutputFile } from './formats/format.ts';
import type { RunView } from './run-view.ts';
import type { TableShape } from './table.ts';

/** How Frictionless describes one CSV file. */
export const tableResource = (table: TableShape) => ({
  name: table.name,
  type: 'table',
  path: `${table.name}.csv`,
  format: 'csv',
  mediatype: 'text/csv',
  encoding: 'utf-8',
  description: `${table.about}.`,
  schema: {
    fields: table.columns.map((column) => ({ name: column.name, type: column.type, description: `${column.about}.` })),
    missingValues: [''],
  },
});

/** A Frictionless Data Package (v2) that describes each CSV file of the folder: columns, types, meaning. */
export const datapackage = (run: RunView, tables: readonly TableShape[]): OutputFile => {
  const content = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'suanli-result',
    title: run.title,
    description:
      `Capacity and cost projections of the scenario ${run.scenario}: ${run.results.draws} draws, seed ${run.results.seed}. ` +
      'The unit of a figure stands in its row. Means of parts add up to the mean of their total; quantiles do not.',
    variables: run.variables.map(({ id, about }) => ({ id, about })),
    resources: tables.map(tableResource),
  };
  return { name: 'datapackage.json', content: `${JSON.stringify(content, null, 2)}\n` };
};
