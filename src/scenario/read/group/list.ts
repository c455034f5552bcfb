import type { ListField } from '../../format/field.ts';
import { describeNode, type Node } from '../../text/node.ts';
import { joinPath, type Reading } from '../reading.ts';

/** Reads a plain list; items that are wrong are reported and left out. */
export const readList = (node: Node, field: ListField, path: string, reading: Reading): readonly unknown[] => {
  if (node.kind !== 'list' && field.orOne) return [reading.field(node, field.of, path)].filter((v) => v !== undefined);
  if (node.kind !== 'list') {
    reading.report(node.place, 'wrong-kind', `${path}: a list is wanted, this is ${describeNode(node)}`, 'write [a, b]');
    return [];
  }
  if (!reading.admit(node.items.length, node.place)) return [];
  reading.origin(path, node);
  return node.items.map((item, i) => reading.field(item, field.of, joinPath(path, String(i)))).filter((v) => v !== undefined);
};
