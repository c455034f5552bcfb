import { parseDocument } from 'yaml';
import type { Place, Problem } from '../../kit/problem.ts';
import { LIMITS } from './limits.ts';
import { tooDeepAt } from './nesting.ts';
import { type Node, shorten } from './node.ts';
import { toNode } from './to-node.ts';

/** Reads one value of a command line or a default, written as YAML: `30 MW`, `[a, b]`, `{from: 1 MW, growth: 5 %/year}`, `null`. */
export const parseValue = (text: string, place: Place): { readonly node?: Node; readonly problems: readonly Problem[] } => {
  const fault = (message: string): { problems: Problem[] } => ({ problems: [{ ...place, code: 'bad-set', message }] });
  if (text.length > LIMITS.textLength) return fault(`the value has ${text.length} characters`);
  if (/[\0\uFFFD]/.test(text)) return fault('the value holds characters that are no text');
  if (tooDeepAt(text) !== undefined) return fault('the value nests too deeply');
  const document = parseDocument(text, { merge: true, prettyErrors: false, logLevel: 'silent' });
  const [error] = [...document.errors, ...document.warnings];
  if (error) return fault(`'${shorten(text)}' is not a value: ${error.message.split('\n')[0]}`);
  const lines = { linePos: (offset: number) => ({ line: place.line, col: place.column + offset }) };
  return toNode(place.file, document, lines);
};
