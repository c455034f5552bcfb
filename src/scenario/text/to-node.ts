import { type Document, isAlias, isMap, isScalar, isSeq, type Scalar, type YAMLMap, type Node as YamlNode } from 'yaml';
import type { Place, Problem } from '../../kit/problem.ts';
import { LIMITS } from './limits.ts';
import type { Lines } from './lines.ts';
import { type Entry, type Node, type ScalarNode, shorten } from './node.ts';

/** Keys that JavaScript objects treat specially; no scenario needs them. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** Turns a YAML document into nodes: aliases expanded and bounded, merge keys applied, keys checked. */
export const toNode = (
  file: string,
  document: Document<YamlNode, boolean>,
  lines: Lines,
): { readonly node?: Node; readonly problems: readonly Problem[] } => {
  const walk = new Walk(file, document, lines);
  const node = document.contents === null ? undefined : walk.node(document.contents, 0);
  return { ...(node && { node }), problems: walk.problems };
};

class Walk {
  readonly problems: Problem[] = [];
  private count = 0;
  private readonly file: string;
  private readonly document: Document<YamlNode, boolean>;
  private readonly lines: Lines;

  constructor(file: string, document: Document<YamlNode, boolean>, lines: Lines) {
    this.file = file;
    this.document = document;
    this.lines = lines;
  }

  node(source: unknown, depth: number): Node {
    const place = this.place(source);
    const empty: Node = { kind: 'scalar', value: null, text: '', place, start: place };
    if (this.count > LIMITS.nodes) return empty;
    if (++this.count > LIMITS.nodes)
      return this.fault(place, 'too-many-nodes', `more than ${LIMITS.nodes} values, aliases expanded`, empty);
    if (depth > LIMITS.depth) return this.fault(place, 'too-deep', `maps and lists are nested beyond ${LIMITS.depth} levels`, empty);
    if (isAlias(source)) {
      const target = source.resolve(this.document);
      return target === undefined
        ? this.fault(place, 'yaml-syntax', `no anchor &${shorten(source.source)}`, empty)
        : this.node(target, depth + 1);
    }
    if (isMap(source)) return { kind: 'map', entries: this.entries(source, depth), place };
    if (isSeq(source)) return { kind: 'list', items: source.items.map((item) => this.node(item, depth + 1)), place };
    if (isScalar(source)) return this.scalar(source, place);
    return empty;
  }

  private entries(map: YAMLMap, depth: number): Map<string, Entry> {
    const own = new Map<string, Entry>();
    const merged = new Map<string, Entry>();
    for (const pair of map.items) {
      const key = this.place(pair.key);
      if (isScalar(pair.key) && (pair.key.value === '<<' || typeof pair.key.value === 'symbol')) {
        this.merge(pair.value, key, depth, merged);
        continue;
      }
      const name = this.key(pair.key, key);
      if (name !== undefined)
        own.set(name, { key, node: pair.value === null ? this.scalar(undefined, key) : this.node(pair.value, depth + 1) });
    }
    return new Map([...[...merged].filter(([name]) => !own.has(name)), ...own]);
  }

  private merge(value: unknown, key: Place, depth: number, into: Map<string, Entry>): void {
    const node = this.node(value, depth + 1);
    for (const source of node.kind === 'list' ? node.items : [node]) {
      if (source.kind !== 'map') {
        this.fault(key, 'yaml-syntax', "'<<' takes a map or a list of maps", undefined);
        return;
      }
      for (const [name, entry] of source.entries) if (!into.has(name)) into.set(name, entry);
    }
  }

  private key(source: unknown, place: Place): string | undefined {
    const value = isScalar(source) ? source.value : undefined;
    if (typeof value !== 'string') {
      const written = isScalar(source) ? `'${shorten(String(source.source ?? source.value))}'` : 'a map or a list';
      const year = typeof value === 'number' && value > 1900 && value < 2200;
      const hint = year ? `a point in time is a month: ${value}-01` : 'put quotes around it if it is a name';
      return this.fault(place, 'key-not-text', `a key must be a text, not ${written}`, undefined, hint);
    }
    if (FORBIDDEN.has(value)) return this.fault(place, 'forbidden-key', `'${value}' cannot be a key`, undefined);
    return value;
  }

  private scalar(source: Scalar | undefined, place: Place): ScalarNode {
    if (source === undefined) return { kind: 'scalar', value: null, text: '', place, start: place };
    const raw = source.value;
    const value = typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean' ? raw : null;
    const text = typeof value === 'string' ? value : (source.source ?? '');
    if (text.length > LIMITS.textLength) {
      this.fault(place, 'text-too-long', `${text.length} characters; a value may have ${LIMITS.textLength}`, undefined);
    }
    const quoted = source.type === 'QUOTE_DOUBLE' || source.type === 'QUOTE_SINGLE';
    return {
      kind: 'scalar',
      value,
      text: text.slice(0, LIMITS.textLength),
      place,
      start: quoted ? { ...place, column: place.column + 1 } : place,
    };
  }

  private place(source: unknown): Place {
    const range = (source as { range?: readonly number[] | null } | null)?.range;
    const { line, col } = this.lines.linePos(range?.[0] ?? 0);
    return { file: this.file, line, column: col };
  }

  private fault<T>(place: Place, code: string, message: string, result: T, hint?: string): T {
    this.problems.push({ ...place, code, message, ...(hint && { hint }) });
    return result;
  }
}
