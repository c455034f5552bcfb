import type { MapField } from '../../format/field.ts';
import { describeNode, type Node } from '../../text/node.ts';
import { joinPath, type Reading } from '../reading.ts';
import { checkId } from '../words.ts';

/** Reads a map from names the user chooses; entries that are wrong are reported and left out. */
export const readMap = (node: Node, field: MapField, path: string, reading: Reading): ReadonlyMap<string, unknown> => {
  const read = new Map<string, unknown>();
  if (node.kind !== 'map') {
    reading.report(node.place, 'wrong-kind', `${path}: a map is wanted, this is ${describeNode(node)}`);
    return read;
  }
  if (!reading.admit(node.entries.size, node.place)) return read;
  reading.origin(path, node);
  for (const [key, entry] of node.entries) {
    const own = joinPath(path, key);
    if (field.table !== undefined) checkId(key, field.table, entry.key, own, reading);
    const value = reading.field(entry.node, field.of, own);
    if (value !== undefined) read.set(key, value);
  }
  return read;
};
