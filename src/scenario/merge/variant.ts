import type { Problem } from '../../kit/problem.ts';
import { didYouMean } from '../../kit/suggest.ts';
import type { RecordField } from '../format/field.ts';
import { child, describeNode, isNull, type MapNode, type Node, shorten } from '../text/node.ts';
import { merge } from './merge.ts';

/** What a variant may not change: it lives inside the file that names it. */
const CLOSED: ReadonlySet<string> = new Set(['suanli', 'extends', 'variants']);

export interface Varied {
  readonly root: MapNode;
  readonly problems: readonly Problem[];
  /** Names of all variants, as written. */
  readonly names: readonly string[];
  /** The chosen one by itself. */
  readonly body?: MapNode;
}

const bodyProblems = (name: string, body: Node, format: RecordField): Problem[] => {
  if (isNull(body)) return [];
  if (body.kind !== 'map') {
    return [{ ...body.place, code: 'wrong-kind', message: `variant '${name}' is a map of changes; this is ${describeNode(body)}` }];
  }
  const allowed = Object.keys(format.fields).filter((key) => !CLOSED.has(key));
  return [...body.entries].flatMap(([key, entry]) => {
    if (allowed.includes(key)) return [];
    const hint = CLOSED.has(key) ? `'${key}' belongs to the file` : (didYouMean(key, allowed) ?? `one of ${allowed.join(', ')}`);
    return [{ ...entry.key, code: 'unknown-key', message: `a variant has no key '${shorten(key)}'`, hint }];
  });
};

/** Lays the chosen variant over the file. The others are looked at, so that a mistake in them does not wait. */
export const chooseVariant = (root: MapNode, variant: string | undefined, format: RecordField, file: string): Varied => {
  const node = child(root, 'variants');
  const entries = node?.kind === 'map' ? node.entries : new Map<string, never>();
  const names = [...entries].flatMap(([name, entry]) => (isNull(entry.node) ? [] : [name]));
  const problems = [...entries].flatMap(([name, entry]) => bodyProblems(name, entry.node, format));
  if (node && node.kind !== 'map' && !isNull(node)) {
    problems.push({
      ...node.place,
      code: 'wrong-kind',
      message: `'variants' is a map from names to changes; this is ${describeNode(node)}`,
    });
  }
  if (variant === undefined) return { root, problems, names };
  const body = entries.get(variant)?.node;
  if (body?.kind === 'map') return { root: merge(root, body, format, format) as MapNode, problems, names, body };
  if (names.includes(variant)) return { root, problems, names };
  const hint = didYouMean(variant, names) ?? (names.length > 0 ? `one of ${names.join(', ')}` : 'the file has no variants');
  const place = node?.place ?? { file, line: 1, column: 1 };
  return {
    root,
    problems: [...problems, { ...place, code: 'unknown-variant', message: `there is no variant '${shorten(variant)}'`, hint }],
    names,
  };
};
