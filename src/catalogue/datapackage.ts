import type { Column } from './column.ts';
import { DATA_AS_OF, TABLES } from './registry.ts';
import { cellsOf, type Table, tableFile } from './table.ts';

/** A field of a Frictionless table schema; `unit` is our own property. */
type Field = Readonly<Record<string, unknown>>;

const END: Readonly<Record<string, string>> = { low: 'lower end of ', high: 'upper end of ' };

const bounds = (column: Column): Record<string, number> => {
  if (column.kind !== 'figure') return {};
  const { above, min, max } = column;
  return {
    ...(above === undefined ? {} : { exclusiveMinimum: above }),
    ...(min === undefined ? {} : { minimum: min }),
    ...(max === undefined ? {} : { maximum: max }),
  };
};

const measuredFields = (column: Column): readonly Field[] => [
  { name: 'value', type: 'number', description: `${column.about}; empty where only a range is known` },
  { name: 'low', type: 'number', description: 'Lower end of what is known' },
  { name: 'high', type: 'number', description: 'Upper end of what is known' },
  { name: 'unit', type: 'string', description: 'Unit of the figure and its range', constraints: { required: true } },
];

const constraintsOf = (column: Column, main: boolean): Record<string, unknown> => ({
  ...(main && !column.optional ? { required: true } : {}),
  ...(column.kind === 'choice' ? { enum: column.choices } : {}),
  ...bounds(column),
});

const TYPES = { text: 'string', words: 'string', choice: 'string', date: 'string', flag: 'boolean', figure: 'number' } as const;

const fieldsOf = (name: string, column: Column): readonly Field[] => {
  if (column.kind === 'measured') return measuredFields(column);
  const type = TYPES[column.kind];
  return cellsOf(name, column).map((cell) => {
    const end = cell === name ? undefined : END[cell.slice(name.length + 1)];
    const constraints = constraintsOf(column, end === undefined);
    return {
      name: cell,
      type,
      description: end === undefined ? column.about : `${column.about}: ${end}what is known`,
      ...(column.kind === 'figure' ? { unit: column.unit } : {}),
      ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
    };
  });
};

const MARKS = {
  source: { type: 'string', description: 'Who says so: a citation or address' },
  as_of: { type: 'string', description: 'The date it speaks of: YYYY, YYYY-MM or YYYY-MM-DD' },
  confidence: { type: 'string', description: 'How far it can be relied on', constraints: { enum: ['high', 'medium', 'low'] } },
} as const;

const markFields = (declared: Table): readonly Field[] =>
  Object.entries(declared.provenance).flatMap(([group, marks]) =>
    marks.map((mark) => {
      const { type, description, ...rest } = MARKS[mark];
      const name = group === 'row' ? mark : `${group}_${mark}`;
      return { name, type, description: group === 'row' ? description : `${description} (${group})`, ...rest };
    }),
  );

const resource = (declared: Table): Field => ({
  name: declared.name,
  path: tableFile(declared.name).replace(/^data\//, ''),
  type: 'table',
  format: 'csv',
  mediatype: 'text/csv',
  encoding: 'utf-8',
  description: declared.about,
  schema: {
    fieldsMatch: 'equal',
    primaryKey: ['id'],
    missingValues: [''],
    fields: [
      {
        name: 'id',
        type: 'string',
        description: 'Names the row',
        constraints: { required: true, unique: true, pattern: '^[a-z0-9][a-z0-9._-]*$' },
      },
      ...Object.entries(declared.columns).flatMap(([name, column]) => fieldsOf(name, column)),
      ...markFields(declared),
    ],
  },
});

/** The Frictionless (v2) description of all tables: what `data/datapackage.json` holds. */
export const datapackage = (): Readonly<Record<string, unknown>> => ({
  $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
  name: 'suanli-data',
  as_of: DATA_AS_OF,
  title: 'Chips, servers, sites, prices and history of AI computing in China',
  licenses: [{ name: 'CC-BY-4.0', path: 'https://creativecommons.org/licenses/by/4.0/', title: 'Creative Commons Attribution 4.0' }],
  sources: [
    {
      title: 'Epoch AI, Machine Learning Hardware and AI chip counts (CC BY 4.0)',
      path: 'https://epoch.ai/data/machine-learning-hardware',
    },
  ],
  resources: Object.values<Table>(TABLES).map(resource),
});
