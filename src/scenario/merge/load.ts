import type { Place, Problem } from '../../kit/problem.ts';
import type { Field } from '../format/field.ts';
import { LIMITS } from '../text/limits.ts';
import { child, describeNode, type MapNode, shorten } from '../text/node.ts';
import { readText } from '../text/read-texts.ts';
import { resolvePath, SHIPPED } from './file-path.ts';
import { merge } from './merge.ts';

/** Where texts come from. The host decides what a path means, and refuses links that lead elsewhere. */
export interface Texts {
  readonly read: (path: string) => string | undefined;
  /** Text of a shipped file: `bases/china` for `suanli:bases/china`. */
  readonly shipped: (name: string) => string | undefined;
}

export interface Loaded {
  readonly root?: MapNode;
  readonly problems: readonly Problem[];
  /** Every file read, the scenario's own first. */
  readonly files: readonly string[];
  /** What each of them says by itself, in the same order. */
  readonly layers: readonly MapNode[];
}

export const readFrom = (texts: Texts, file: string): string | undefined =>
  file.startsWith(SHIPPED) ? texts.shipped(file.slice(SHIPPED.length)) : texts.read(file);

const one = (problem: Problem): Loaded => ({ problems: [problem], files: [], layers: [] });

const missing = (file: string, by: Place): Problem => {
  const known = file.startsWith(SHIPPED) ? 'there is no shipped file of this name' : 'there is no such file, or it cannot be read';
  return { ...by, code: 'no-file', message: `'${shorten(file)}': ${known}` };
};

/** Reads a file and everything it extends, the nearest file winning. */
export const loadFile = (texts: Texts, file: string, format: Field, chain: readonly string[] = [], by?: Place): Loaded => {
  const asked = by ?? { file, line: 1, column: 1 };
  if (chain.includes(file)) {
    const ring = [...chain.slice(chain.indexOf(file)), file].join(' → ');
    return one({ ...asked, code: 'extends-cycle', message: `files extend each other in a circle: ${ring}` });
  }
  if (chain.length > LIMITS.extendsDepth) {
    return one({
      ...asked,
      code: 'extends-too-deep',
      message: `more than ${LIMITS.extendsDepth} files extend each other: ${chain.join(' → ')}`,
    });
  }
  const text = readFrom(texts, file);
  if (text === undefined) return one(missing(file, asked));
  const { root, problems } = readText(file, text);
  const base = root && loadBase(texts, file, root, format, [...chain, file]);
  if (!root || !base) return { ...(root && { root }), problems, files: [file], layers: root ? [root] : [] };
  const merged = base.root ? (merge(base.root, root, format, format) as MapNode) : root;
  return { root: merged, problems: [...problems, ...base.problems], files: [file, ...base.files], layers: [root, ...base.layers] };
};

const loadBase = (texts: Texts, file: string, root: MapNode, format: Field, chain: readonly string[]): Loaded | undefined => {
  const node = child(root, 'extends');
  if (node === undefined) return undefined;
  const hint = 'write extends: other.yaml, or extends: suanli:bases/china';
  if (node.kind !== 'scalar' || typeof node.value !== 'string') {
    return one({ ...node.place, code: 'wrong-kind', message: `'extends' names one file; this is ${describeNode(node)}`, hint });
  }
  const target = resolvePath(file, node.value);
  if (target !== undefined) return loadFile(texts, target, format, chain, node.place);
  const message = `'${shorten(node.value)}' lies outside the folder this scenario may reach`;
  return one({
    ...node.place,
    code: 'path-outside',
    message,
    hint: "files stay inside the nearest folder named 'scenarios', else beside the scenario; shipped ones are suanli:…",
  });
};
