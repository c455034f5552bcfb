import type { Field } from '../format/field.ts';
import { type Entry, isNull, type Node } from '../text/node.ts';
import { itemsOf } from './identity.ts';

/** Takes out what `null` removed, and writes items given as a map from identity as the list they stand for. */
export const finish = (node: Node, field: Field | undefined): Node => {
  if (field?.kind === 'items' && node.kind !== 'scalar') {
    const items = itemsOf(node, field).filter((item) => !isNull(item.node));
    return { kind: 'list', items: items.map((item) => finish(item.node, field.of)), place: node.place };
  }
  if (node.kind === 'map') return { ...node, entries: finishEntries(node.entries, field) };
  if (node.kind === 'list') {
    const of = field?.kind === 'list' ? field.of : undefined;
    return { ...node, items: node.items.map((item) => finish(item, of)) };
  }
  return node;
};

const finishEntries = (entries: ReadonlyMap<string, Entry>, field: Field | undefined): Map<string, Entry> => {
  const kept = new Map<string, Entry>();
  for (const [key, entry] of entries) {
    if (!isNull(entry.node)) kept.set(key, { key: entry.key, node: finish(entry.node, within(field, key)) });
  }
  return kept;
};

const within = (field: Field | undefined, key: string): Field | undefined => {
  if (field?.kind === 'record') return Object.hasOwn(field.fields, key) ? field.fields[key] : undefined;
  return field?.kind === 'map' ? field.of : undefined;
};
