import { format } from './format/index.ts';
import { loadFile, type Texts } from './merge/load.ts';
import { child, isNull } from './text/node.ts';

/** Names of the variants of a scenario file, its bases included; what is wrong with the file is left to those who run it. */
export const variantNames = (texts: Texts, file: string): readonly string[] => {
  const node = child(loadFile(texts, file, format).root, 'variants');
  return node?.kind === 'map' ? [...node.entries].flatMap(([name, entry]) => (isNull(entry.node) ? [] : [name])) : [];
};
