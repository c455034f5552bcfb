import { didYouMean } from '../../../kit/suggest.ts';
import type { Field, RecordField } from '../../format/field.ts';
import { describeNode, type MapNode, type Node, shorten } from '../../text/node.ts';
import { joinPath, type Reading } from '../reading.ts';
import { readDefault } from './default.ts';
import { fromRow, type Rows } from './from-row.ts';

const none: Rows = new Map();

/** Another field of the record is written that this one follows from. */
export const givesWay = (field: Field, node: MapNode): boolean =>
  field.kind === 'figure' && field.unless !== undefined && node.entries.has(field.unless);

const unknownKeys = (node: MapNode, fields: Readonly<Record<string, Field>>, path: string, reading: Reading): void => {
  const names = Object.keys(fields);
  for (const [key, entry] of node.entries) {
    if (Object.hasOwn(fields, key)) continue;
    const hint = didYouMean(key, names) ?? `one of ${names.join(', ')}`;
    reading.report(entry.key, 'unknown-key', `${path === '' ? 'a scenario' : path} has no key '${shorten(key)}'`, hint);
  }
};

/** Reads the fields of a record; a field that is not written comes from the catalogue, else from its default. */
export const readRecordFields = (
  node: MapNode,
  field: RecordField,
  path: string,
  reading: Reading,
  rows: Rows = none,
): Record<string, unknown> => {
  unknownKeys(node, field.fields, path, reading);
  const read: Record<string, unknown> = {};
  for (const [key, of] of Object.entries(field.fields)) {
    const inner = joinPath(path, key);
    const written = node.entries.get(key)?.node;
    if (written === undefined && givesWay(of, node)) continue;
    const value =
      written === undefined
        ? (fromRow(of, rows, inner, node, reading) ?? readDefault(of, inner, reading, node.place))
        : reading.field(written, of, inner);
    if (value === undefined && written === undefined && of.required) {
      const hint = of.example === undefined ? of.about : `such as ${key}: ${of.example}`;
      reading.report(node.place, 'missing-key', `${path === '' ? 'a scenario' : path} needs '${key}'`, hint);
    }
    read[key] = value;
  }
  read['origin'] = reading.origin(path, node);
  return read;
};

export const readRecord = (node: Node, field: RecordField, path: string, reading: Reading): Record<string, unknown> | undefined => {
  if (node.kind === 'map') return readRecordFields(node, field, path, reading);
  const keys = Object.keys(field.fields).slice(0, 4).join(', ');
  return reading.report(node.place, 'wrong-kind', `${path}: a map is wanted, this is ${describeNode(node)}`, `it has keys such as ${keys}`);
};
