import type { Field, ItemsField } from '../format/field.ts';
import { isNull, type MapNode, type Node, type ScalarNode } from '../text/node.ts';
import { NOTES } from './figure-form.ts';
import { itemsOf } from './identity.ts';

/** A value that was written and does not count, because something lies over it. */
export interface Overridden {
  /** As `--set` names it. */
  readonly path: string;
  readonly file: string;
  readonly line: number;
}

const notes: ReadonlySet<string> = new Set(NOTES);

/** Every scalar below a node, but for what is only said of a figure. */
const leavesOf = (node: Node, withNotes: boolean): readonly ScalarNode[] => {
  if (node.kind === 'scalar') return isNull(node) ? [] : [node];
  if (node.kind === 'list') return node.items.flatMap((item) => leavesOf(item, withNotes));
  return [...node.entries].flatMap(([key, entry]) => (withNotes || !notes.has(key) ? leavesOf(entry.node, withNotes) : []));
};

const under = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

/** What is asked of each value: is any of its scalars no longer there? */
class Search {
  readonly found: Overridden[] = [];
  private readonly kept: ReadonlySet<Node>;

  constructor(final: Node) {
    this.kept = new Set<Node>(leavesOf(final, true));
  }

  walk(node: Node, field: Field | undefined, path: string): void {
    if (field?.kind === 'record' && node.kind === 'map') this.entries(node, path, (key) => field.fields[key]);
    else if (field?.kind === 'map' && node.kind === 'map') this.entries(node, path, () => field.of);
    else if (field?.kind === 'items' && node.kind !== 'scalar') this.items(node, field, path);
    else this.value(node, path);
  }

  private entries(node: MapNode, path: string, of: (key: string) => Field | undefined): void {
    for (const [key, entry] of node.entries) this.walk(entry.node, of(key), under(path, key));
  }

  /** Identities are how items find each other; they stay. */
  private items(node: Node, field: ItemsField, path: string): void {
    for (const [i, item] of itemsOf(node, field).entries()) {
      const own = under(path, item.name ?? String(i));
      if (item.node.kind === 'map') this.entries(withoutKeys(item.node, field.keys), own, (key) => field.of.fields[key]);
    }
  }

  private value(node: Node, path: string): void {
    if (leavesOf(node, false).some((leaf) => !this.kept.has(leaf))) {
      const { file, line } = node.place;
      this.found.push({ path, file, line });
    }
  }
}

const withoutKeys = (node: MapNode, keys: readonly string[]): MapNode => ({
  ...node,
  entries: new Map([...node.entries].filter(([key]) => !keys.includes(key))),
});

/** Of a file itself: what it is called and built on is not overridden, and its variants are alternatives. */
const APART = ['suanli', 'name', 'description', 'extends', 'variants'];

/**
 * Values of the layers of a scenario that did not come to count.
 * @param layers the texts that were laid over each other, as parsed
 * @param final what came of them
 */
export const overriddenBy = (layers: readonly MapNode[], final: MapNode, format: Field): readonly Overridden[] => {
  const search = new Search(final);
  for (const layer of layers) search.walk(withoutKeys(layer, APART), format, '');
  return search.found;
};
