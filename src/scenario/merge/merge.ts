import type { Field, ItemsField } from '../format/field.ts';
import { type Entry, isNull, type MapNode, type Node } from '../text/node.ts';
import { figureForm } from './figure-form.ts';
import { itemsOf } from './identity.ts';

/**
 * Lays one text over another.
 *
 * - Maps merge key by key, lists of items by identity; other lists are replaced.
 * - A figure replaces a figure, except that `{growth: …}` amends a `{from, growth}`, a map of the same distribution amends it, and
 *   notes alone (`{source: …}`) are added. A figure written over a parameter keeps its bounds and label.
 * - `null` removes; it stays in the tree as null until `finish`.
 *
 * Associative as long as nothing is removed and no text changes the kind of what it lies over.
 * @param root the format of the whole file, for variants
 */
export const merge = (base: Node | undefined, over: Node, field: Field | undefined, root: Field): Node => {
  if (base === undefined || isNull(over)) return over;
  switch (field?.kind) {
    case 'items':
      return mergeItems(base, over, field, root);
    case 'figure':
    case 'date':
      return mergeFigure(base, over);
    case 'parameter':
      return mergeParameter(base, over);
    case 'any':
      return merge(base, over, root, root);
    default:
      return base.kind === 'map' && over.kind === 'map' ? mergeMaps(base, over, (key) => fieldOf(field, key), root) : over;
  }
};

const fieldOf = (field: Field | undefined, key: string): Field | undefined => {
  if (field?.kind === 'record') return Object.hasOwn(field.fields, key) ? field.fields[key] : undefined;
  return field?.kind === 'map' ? field.of : undefined;
};

const mergeMaps = (base: MapNode, over: MapNode, of: (key: string) => Field | undefined, root: Field): MapNode => {
  const entries = new Map<string, Entry>(base.entries);
  for (const [key, entry] of over.entries) {
    entries.set(key, { key: entry.key, node: merge(entries.get(key)?.node, entry.node, of(key), root) });
  }
  return { ...over, entries };
};

const mergeItems = (base: Node, over: Node, field: ItemsField, root: Field): Node => {
  if (base.kind === 'scalar' || over.kind === 'scalar') return over;
  const items = itemsOf(base, field).map((item) => item.node);
  const below = new Map<string, number>();
  for (const [at, { name }] of itemsOf(base, field).entries()) if (name !== undefined && !below.has(name)) below.set(name, at);
  for (const { name, node } of itemsOf(over, field)) {
    const at = name === undefined ? undefined : below.get(name);
    if (at === undefined) items.push(node);
    else items[at] = merge(items[at], node, field.of, root);
    // an identity written twice in one text stays twice, to be reported
    if (name !== undefined) below.delete(name);
  }
  return { kind: 'list', items, place: over.place };
};

const plain = (base: MapNode, over: MapNode): MapNode => ({ ...over, entries: new Map([...base.entries, ...over.entries]) });

const mergeFigure = (base: Node, over: Node): Node => {
  if (base.kind !== 'map' || over.kind !== 'map') return over;
  const form = figureForm(over);
  if (form === 'notes' || (form === 'growth' && figureForm(base) === 'growth')) return plain(base, over);
  const same = form === 'distribution' && figureForm(base) === 'distribution';
  return same && nameOf(base) === nameOf(over) ? plain(base, over) : over;
};

const nameOf = (map: MapNode): unknown => {
  const node = map.entries.get('dist')?.node;
  return node?.kind === 'scalar' ? node.value : undefined;
};

/** The bounds and the label of a parameter stay; what was said of the old figure goes with it. */
const KEPT: ReadonlySet<string> = new Set(['min', 'max', 'label']);

const mergeParameter = (base: Node, over: Node): Node => {
  if (base.kind !== 'map') return over;
  if (over.kind === 'map' && figureForm(over) === 'notes') return plain(base, over);
  const kept = [...base.entries].filter(([key]) => KEPT.has(key));
  const wrapped = over.kind === 'map' && figureForm(over) === 'wrapped';
  if (kept.length === 0 && !wrapped) return mergeFigure(base, over);
  const figure = wrapped ? [...over.entries] : ([['value', { key: over.place, node: over }]] as const);
  return { kind: 'map', entries: new Map<string, Entry>([...kept, ...figure]), place: over.place };
};
