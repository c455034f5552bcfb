import type { ItemsField } from '../../format/field.ts';
import { identityOf } from '../../merge/identity.ts';
import { describeNode, type MapNode, type Node, shorten } from '../../text/node.ts';
import type { CatalogueRow } from '../catalogue-row.ts';
import { joinPath, type Reading } from '../reading.ts';
import { checkId } from '../words.ts';
import type { Rows } from './from-row.ts';
import { givesWay, readRecordFields } from './record.ts';

const rowsOf = (item: MapNode, field: ItemsField, path: string, reading: Reading): Rows => {
  const rows = new Map<string, CatalogueRow>();
  for (const [table, by] of Object.entries(field.rows)) {
    const node = item.entries.get(by)?.node;
    const id = node?.kind === 'scalar' ? node.text : undefined;
    const row = id === undefined ? undefined : reading.catalogue.row(table, id);
    if (row) rows.set(table, row);
    else if (id !== undefined && node && field.of.fields[by]?.kind !== 'reference' && lacks(item, field))
      checkId(id, table, node.place, joinPath(path, by), reading);
  }
  return rows;
};

/** An item that is in no table stands by itself if it says all that it must. */
const lacks = (item: MapNode, field: ItemsField): boolean =>
  Object.entries(field.of.fields).some(
    ([key, of]) => of.required && of.kind === 'figure' && of.column !== undefined && !item.entries.has(key) && !givesWay(of, item),
  );

/** What tells the item apart, if it is new; reports an identity that is missing or taken. */
const identify = (item: MapNode, field: ItemsField, seen: Map<string, Node>, path: string, reading: Reading): string | undefined => {
  const key = identityOf(item, field.keys);
  if (key === undefined) {
    // a field that must be there is missed by the record itself
    if (field.keys.some((name) => field.of.fields[name]?.required)) return undefined;
    return reading.report(item.place, 'missing-key', `${path}: an item needs '${field.keys.join("' or '")}'`);
  }
  const earlier = seen.get(key);
  if (earlier) {
    const hint = field.keys[0] === 'id' ? 'give each its own id' : undefined;
    const where = earlier.place.file === item.place.file ? `in line ${earlier.place.line}` : `in ${earlier.place.file}`;
    reading.report(item.place, 'duplicate-id', `${path}: '${shorten(key)}' is there twice, first ${where}`, hint);
  } else seen.set(key, item);
  return key;
};

/** Reads a list of records; items that are none are reported and left out. */
export const readItems = (node: Node, field: ItemsField, path: string, reading: Reading): readonly unknown[] => {
  if (node.kind !== 'list') {
    reading.report(node.place, 'wrong-kind', `${path}: a list is wanted, this is ${describeNode(node)}`, 'write - {…} for each item');
    return [];
  }
  if (!reading.admit(node.items.length, node.place)) return [];
  const seen = new Map<string, Node>();
  return node.items.flatMap((item, position): unknown[] => {
    if (item.kind !== 'map') {
      reading.report(item.place, 'wrong-kind', `${path}: an item is a map, this is ${describeNode(item)}`, `write {${field.keys[0]}: …}`);
      return [];
    }
    const key = identify(item, field, seen, path, reading) ?? String(position);
    const own = joinPath(path, key);
    return [{ ...readRecordFields(item, field.of, own, reading, rowsOf(item, field, own, reading)), key }];
  });
};
