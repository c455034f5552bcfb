import { parse } from 'csv-parse/sync';

type Json = Readonly<Record<string, unknown>>;

const isObject = (thing: unknown): thing is Json => typeof thing === 'object' && thing !== null && !Array.isArray(thing);
const list = (thing: unknown): readonly unknown[] => (Array.isArray(thing) ? thing : []);

/** How a physical value of a type is written (Data Package v2, Table Schema, field types); only those we use. */
const TYPES: Readonly<Record<string, RegExp>> = {
  string: /^[\s\S]*$/,
  number: /^-?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/,
  integer: /^-?\d+$/,
  year: /^-?\d{4}$/,
  yearmonth: /^-?\d{4}-(0[1-9]|1[0-2])$/,
  boolean: /^(true|True|TRUE|1|false|False|FALSE|0)$/,
};

const fieldFaults = (resource: string, field: unknown): string[] => {
  if (!isObject(field)) return [`${resource}: a field is an object`];
  const { name, type } = field;
  if (typeof name !== 'string' || name === '') return [`${resource}: a field has no name`];
  return typeof type === 'string' && type in TYPES ? [] : [`${resource}.${name}: there is no type '${type}'`];
};

/** A path is relative, POSIX, and leads nowhere else. */
const badPath = (path: unknown): boolean =>
  typeof path !== 'string' || path === '' || /^[/~.]|\\|:\/\//.test(path) || path.split('/').includes('..');

const schemaFaults = (name: string, schema: unknown): string[] => {
  if (!isObject(schema) || list(schema['fields']).length === 0) return [`${name}: the schema has no fields`];
  const fields = list(schema['fields']);
  const names = fields.map((f) => (isObject(f) ? f['name'] : undefined));
  const missing = schema['missingValues'];
  return [
    ...fields.flatMap((f) => fieldFaults(name, f)),
    ...(new Set(names).size < names.length ? [`${name}: two fields of one name`] : []),
    ...(missing === undefined || (Array.isArray(missing) && missing.every((m) => typeof m === 'string')) ? [] : [`${name}: missingValues`]),
  ];
};

const cellFaults = (name: string, schema: Json, csv: string): string[] => {
  const [header = [], ...rows] = parse(csv) as string[][];
  const fields = list(schema['fields']) as readonly { readonly name: string; readonly type: string }[];
  const names = fields.map((f) => f.name);
  if (header.join('\n') !== names.join('\n')) return [`${name}: the header is ${header.join()}, the schema says ${names.join()}`];
  const missing = list(schema['missingValues'] ?? ['']);
  return rows.flatMap((row, i) =>
    fields.flatMap(({ type, name: field }, k) => {
      const cell = row[k] ?? '';
      return missing.includes(cell) || TYPES[type]?.test(cell) ? [] : [`${name}, row ${i + 1}: '${cell}' is no ${type} (${field})`];
    }),
  );
};

/**
 * What is wrong with a data package by the rules of Data Package v2 (datapackage.org/standard): what it must have, and that its
 * tables are as it says. Written for tests; shares nothing with what writes packages.
 * @param textOf the text of a file beside it
 */
export const frictionlessFaults = (text: string, textOf: (path: string) => string | undefined): readonly string[] => {
  const content: unknown = JSON.parse(text);
  if (!isObject(content)) return ['a package is an object'];
  const resources = list(content['resources']);
  if (resources.length === 0) return ['a package has resources'];
  const names = resources.map((r) => (isObject(r) ? r['name'] : undefined));
  const faults = new Set(names).size < names.length ? ['two resources of one name'] : [];
  const { $schema, name } = content;
  if ($schema !== undefined && !String($schema).startsWith('https://datapackage.org/profiles/2')) faults.push(`$schema is ${$schema}`);
  if (name !== undefined && !/^[a-z0-9._/-]+$/.test(String(name))) faults.push(`name is ${name}`);
  for (const r of resources) {
    if (!isObject(r) || typeof r['name'] !== 'string' || r['name'] === '') faults.push('a resource has no name');
    else if (badPath(r['path'])) faults.push(`${r['name']}: '${r['path']}' is no path`);
    else {
      const own = schemaFaults(r['name'], r['schema']);
      const csv = textOf(r['path'] as string);
      faults.push(...own, ...(csv === undefined ? [`${r['name']}: there is no ${r['path']}`] : []));
      if (own.length === 0 && csv !== undefined) faults.push(...cellFaults(r['name'], r['schema'] as Json, csv));
      if (r['type'] !== undefined && r['type'] !== 'table') faults.push(`${r['name']}: type is ${r['type']}`);
    }
  }
  return faults;
};
