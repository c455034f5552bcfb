import type { Place, Problem } from '../../kit/problem.ts';
import type { Field } from '../format/field.ts';
import { type Entry, isNull, type MapNode, type Node, shorten } from '../text/node.ts';
import { parseValue } from '../text/parse-value.ts';
import { descend } from './descend.ts';
import { itemsOf } from './identity.ts';
import { merge } from './merge.ts';

/** The file name that values of the command line have; the line is the position of the option. */
const SET_FILE = '--set';

export interface Changed {
  readonly root: MapNode;
  readonly problems: readonly Problem[];
}

/** Applies `path=value` texts, later ones over earlier ones. */
export const applySets = (root: MapNode, sets: readonly string[], format: Field): Changed =>
  sets.reduce<Changed>(
    (changed, text, i) => {
      const next = applySet(changed.root, text, { file: SET_FILE, line: i + 1, column: 1 }, format);
      return { root: next.root, problems: [...changed.problems, ...next.problems] };
    },
    { root, problems: [] },
  );

const CLOSED: ReadonlySet<string> = new Set(['suanli', 'extends', 'variants']);

const applySet = (root: MapNode, text: string, place: Place, format: Field): Changed => {
  const fail = (message: string, hint?: string, column = 1, code = 'bad-set'): Changed => ({
    root,
    problems: [{ ...place, column, code, message, ...(hint && { hint }) }],
  });
  const equals = text.indexOf('=');
  const path = text.slice(0, Math.max(equals, 0)).trim();
  const written = text.slice(equals + 1).trim();
  if (equals < 0 || path === '') return fail(`'${shorten(text)}' names no value`, 'write path=value, such as finance.discount=8 %');
  if (written === '') return fail(`'${shorten(path)}' is given nothing`, 'write null to remove a value');
  const start = equals + 1 + (text.slice(equals + 1).length - text.slice(equals + 1).trimStart().length);
  const { node, problems } = parseValue(written, { ...place, column: start + 1 });
  if (!node || problems.length > 0) return { root, problems };
  const segments = path.split('.');
  if (CLOSED.has(segments[0] as string)) return fail(`'${segments[0]}' cannot be set`, 'use --variant, or another file', 1, 'unknown-path');
  const result = setAt(root, format, segments, node, format);
  if (!('fault' in result)) return { root: result as MapNode, problems: [] };
  const column = 1 + segments.slice(0, segments.length - result.left).join('.').length + (result.left < segments.length ? 1 : 0);
  return fail(result.fault, result.hint, column, 'unknown-path');
};

interface Stuck {
  readonly fault: string;
  readonly hint?: string | undefined;
  /** Segments not yet walked. */
  readonly left: number;
}

const setAt = (node: Node | undefined, field: Field | undefined, segments: readonly string[], value: Node, root: Field): Node | Stuck => {
  if (segments.length === 0) return node === undefined ? value : merge(node, value, field, root);
  const step = descend(node, field, segments);
  if ('fault' in step) return { fault: step.fault, hint: step.hint, left: segments.length };
  const inner = childAt(node, field, step.at);
  const set = setAt(inner?.node, step.field, segments.slice(step.used), value, root);
  return 'fault' in set ? set : replaceAt(node, field, step.at, inner?.key ?? value.place, set);
};

const childAt = (node: Node | undefined, field: Field | undefined, at: string | number): Entry | undefined => {
  if (typeof at === 'string') {
    if (node?.kind === 'map') return node.entries.get(at);
    return at === 'value' && node !== undefined ? { key: node.place, node } : undefined;
  }
  const list = node && field?.kind === 'items' ? itemsOf(node, field).map((item) => item.node) : node?.kind === 'list' ? node.items : [];
  const item = list[at];
  return item && { key: item.place, node: item };
};

const replaceAt = (node: Node | undefined, field: Field | undefined, at: string | number, key: Place, value: Node): Node => {
  if (typeof at === 'string') {
    const isFigure = field?.kind === 'figure' || field?.kind === 'date' || field?.kind === 'parameter';
    const own: [string, Entry][] =
      node?.kind === 'map' ? [...node.entries] : node && isFigure && !isNull(node) ? [['value', { key: node.place, node }]] : [];
    return { kind: 'map', entries: new Map([...own, [at, { key, node: value }]]), place: node?.place ?? value.place };
  }
  const list = node && field?.kind === 'items' ? itemsOf(node, field).map((item) => item.node) : node?.kind === 'list' ? node.items : [];
  return { kind: 'list', items: list.with(at, value), place: node?.place ?? value.place };
};
