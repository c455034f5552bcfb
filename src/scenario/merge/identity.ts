import type { ItemsField } from '../format/field.ts';
import { child, type MapNode, type Node, type ScalarNode, textOf } from '../text/node.ts';

/** What tells an item of a list from its neighbours, or undefined where the user gave it no identity. */
export const identityOf = (item: Node, keys: readonly string[]): string | undefined => {
  for (const key of keys) {
    const text = textOf(child(item, key));
    if (text !== undefined && text !== '') return text;
  }
  return undefined;
};

/** An item written under its identity, `guian: {…}`, is the item `{id: guian, …}`. */
const underKey = (name: string, place: MapNode['place'], node: MapNode, key: string): MapNode => {
  const own: ScalarNode = { kind: 'scalar', value: name, text: name, place, start: place };
  return { ...node, entries: new Map([[key, { key: place, node: own }], ...[...node.entries].filter(([k]) => k !== key)]) };
};

/** The items of a list, or of a map from identity to item. A map's null entry stays null: it removes. */
export const itemsOf = (node: Node, field: ItemsField): readonly { readonly name: string | undefined; readonly node: Node }[] => {
  if (node.kind === 'list') return node.items.map((item) => ({ name: identityOf(item, field.keys), node: item }));
  if (node.kind === 'scalar') return [];
  return [...node.entries].map(([name, entry]) => ({
    name,
    node: entry.node.kind === 'map' ? underKey(name, entry.key, entry.node, field.keys[0] as string) : entry.node,
  }));
};
