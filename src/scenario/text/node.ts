import type { Place } from '../../kit/problem.ts';

/** A piece of the user's text with its place. Everything below works on these, so that each figure keeps its line through all merging. */
export type Node = ScalarNode | MapNode | ListNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** As written, without quotes. */
  readonly text: string;
  readonly place: Place;
  /** Where the first character of `text` stands: one further right when quoted. */
  readonly start: Place;
}

export interface Entry {
  readonly key: Place;
  readonly node: Node;
}

export interface MapNode {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Entry>;
  readonly place: Place;
}

export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly Node[];
  readonly place: Place;
}

export const isNull = (node: Node): boolean => node.kind === 'scalar' && node.value === null;

/** The entry's node, if `node` is a map that has it. */
export const child = (node: Node | undefined, key: string): Node | undefined =>
  node?.kind === 'map' ? node.entries.get(key)?.node : undefined;

/** The text of a scalar entry, for identities such as `id`. */
export const textOf = (node: Node | undefined): string | undefined =>
  node?.kind === 'scalar' && node.value !== null ? node.text : undefined;

/** What a person would call it. */
export const describeNode = (node: Node): string => {
  if (node.kind === 'map') return 'a map';
  if (node.kind === 'list') return 'a list';
  if (node.value === null) return 'nothing';
  return typeof node.value === 'boolean' ? `'${node.text}', a flag` : `'${shorten(node.text)}'`;
};

/** Spaces in a row, or what is beyond the letters and marks that most texts are made of: only then is there anything to replace. */
const MAY_NEED_REPLACING = / {2}|[^ -~\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e\u4e00-\u9fa5]/;

/** Users' text in messages: one line, bounded, without control characters. */
export const shorten = (text: string, length = 60): string => {
  const line = MAY_NEED_REPLACING.test(text) ? text.replace(/\p{C}+|\s+/gu, ' ') : text;
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
};

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Plain data of a node, as a manifest keeps it. */
export const toJson = (node: Node): Json => {
  if (node.kind === 'scalar') return typeof node.value === 'number' && !Number.isFinite(node.value) ? node.text : node.value;
  if (node.kind === 'list') return node.items.map(toJson);
  return Object.fromEntries([...node.entries].map(([key, entry]) => [key, toJson(entry.node)]));
};
