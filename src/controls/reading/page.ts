import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, Scalar } from 'yaml';
import { type Fault, problemOf } from '../../kit/fault.ts';
import type { Place, Problem } from '../../kit/problem.ts';
import type { Places } from '../rules/place.ts';

/** Characters; a rule is a page, not a book. */
const LARGEST = 100_000;

/** Nested lists and maps; deeper is no rule a person wrote. */
export const DEEPEST = 24;

/** One YAML text being read: knows where each node stands and collects what is wrong with it. */
export interface Page {
  readonly file: string;
  readonly places: Places;
  readonly problems: Problem[];
  readonly at: (node: Node | undefined) => Place;
}

export const report = (page: Page, node: Node | undefined, code: string, message: string, hint?: string): undefined => {
  page.problems.push({ code, message, ...page.at(node), ...(hint === undefined ? {} : { hint }) });
  return undefined;
};

export const reportFault = (page: Page, node: Node | undefined, found: Fault): undefined => {
  page.problems.push(problemOf(found, page.at(node)));
  return undefined;
};

const start = (file: string): Place => ({ file, line: 1, column: 1 });

/** The root of a text, if it is YAML at all; syntax faults are reported on the page. Nothing is ever evaluated or expanded. */
export const openPage = (file: string, text: string, places: Places): { readonly page: Page; readonly root?: Node } => {
  const lines = new LineCounter();
  const at = (node: Node | undefined): Place => {
    const offset = node?.range?.[0];
    if (offset === undefined) return start(file);
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const page: Page = { file, places, problems: [], at };
  if (text.length > LARGEST || text.includes('\0')) {
    const message = text.includes('\0') ? 'the text holds a NUL character' : `the text has more than ${LARGEST} characters`;
    page.problems.push({ code: 'unreadable-text', message, ...start(file) });
    return { page };
  }
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: lines, prettyErrors: false, stringKeys: true });
  for (const error of [...document.errors, ...document.warnings]) {
    const { line, col } = lines.linePos(error.pos[0]);
    page.problems.push({ code: 'yaml-syntax', message: error.message, file, line: Math.max(1, line), column: Math.max(1, col) });
  }
  const root = document.contents;
  if (page.problems.length > 0) return { page };
  if (root === null) page.problems.push({ code: 'empty-file', message: 'the file holds nothing', ...start(file) });
  return root === null ? { page } : { page, root };
};

/** The pairs of a map by key; what is no map is reported. */
export const pairsOf = (page: Page, node: Node | undefined): Map<string, { readonly key: Node; readonly value: Node }> | undefined => {
  if (!isMap(node)) return report(page, node, 'wrong-shape', 'a map of keys and values is wanted here');
  const pairs = new Map<string, { key: Node; value: Node }>();
  for (const { key, value } of node.items as Pair<Node, Node | null>[]) {
    if (!isScalar(key)) report(page, node, 'wrong-shape', 'a key is a plain word');
    else pairs.set(String(key.value), { key, value: known(page, value ?? undefined) ?? nothingAt(key) });
  }
  return pairs;
};

/** A value that is not there, standing where its key does. */
const nothingAt = (key: Node): Node => {
  const nothing = new Scalar(null);
  if (key.range) nothing.range = key.range;
  return nothing;
};

const known = (page: Page, node: Node | undefined): Node | undefined =>
  isAlias(node) ? report(page, node, 'no-aliases', 'rules do not use YAML aliases', 'write it out') : node;

/** The items of a list; a single value counts as a list of one. */
export const itemsOf = (page: Page, node: Node | undefined): readonly (Node | undefined)[] =>
  isSeq(node) ? (node.items as Node[]).map((item) => known(page, item)) : node === undefined ? [] : [node];

/** A scalar as it was written, so that dates and numbers keep their digits. */
export const textOf = (page: Page, node: Node | undefined): string | undefined => {
  if (!isScalar(node) || node.value === null) return report(page, node, 'wrong-shape', 'a word, number or sentence is wanted here');
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
};
