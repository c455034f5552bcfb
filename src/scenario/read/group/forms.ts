import type { FormsField } from '../../format/field.ts';
import { describeNode, type Node } from '../../text/node.ts';
import type { Reading } from '../reading.ts';

/** Reads one of several forms, by how it is written. */
export const readForms = (node: Node, field: FormsField, path: string, reading: Reading): unknown => {
  const of = field[node.kind];
  if (of) {
    const value = reading.field(node, of, path);
    return value === undefined ? undefined : { form: node.kind, value };
  }
  const allowed = (['scalar', 'list', 'map'] as const).filter((k) => field[k]).map((k) => (k === 'scalar' ? 'a single value' : `a ${k}`));
  return reading.report(node.place, 'wrong-kind', `${path}: ${allowed.join(' or ')} is wanted, this is ${describeNode(node)}`);
};
