import { parseAllDocuments, type YAMLError } from 'yaml';
import type { Place, Problem } from '../../kit/problem.ts';
import { LIMITS } from './limits.ts';
import { type Lines, linesOf } from './lines.ts';
import { tooDeepAt } from './nesting.ts';
import type { MapNode } from './node.ts';
import { toNode } from './to-node.ts';

export interface ParsedText {
  readonly root?: MapNode;
  readonly problems: readonly Problem[];
}

const placeOf = (file: string, lines: Lines, offset: number): Place => {
  const { line, col } = lines.linePos(offset);
  return { file, line, column: col };
};

/** Faults that make parsing pointless. */
const refuseBytes = (file: string, text: string, lines: Lines): Problem[] => {
  if (text.length > LIMITS.fileSize) {
    const message = `the file has ${text.length} characters; a scenario may have ${LIMITS.fileSize}`;
    return [
      { file, line: 1, column: 1, code: 'file-too-large', message, hint: 'put long series in a CSV file: {csv: name.csv, column: …}' },
    ];
  }
  const nul = text.indexOf('\0');
  if (nul >= 0) return [{ ...placeOf(file, lines, nul), code: 'nul-byte', message: 'a NUL byte: this is not a text file' }];
  const deep = tooDeepAt(text);
  if (deep !== undefined)
    return [{ ...placeOf(file, lines, deep), code: 'too-deep', message: `maps and lists are nested beyond ${LIMITS.depth} levels` }];
  const bad = text.indexOf('\uFFFD');
  if (bad >= 0)
    return [
      { ...placeOf(file, lines, bad), code: 'not-utf8', message: 'a byte sequence that is not UTF-8', hint: 'save the file as UTF-8' },
    ];
  return [];
};

const CODES: Readonly<Record<string, readonly [code: string, hint?: string]>> = {
  TAB_AS_INDENT: ['tab-indent', 'indent with spaces'],
  DUPLICATE_KEY: ['duplicate-key', 'keep one of the two'],
};

const fromYaml = (file: string, lines: Lines, error: YAMLError): Problem => {
  const [code, hint] = CODES[error.code] ?? ['yaml-syntax'];
  const message = code === 'duplicate-key' ? 'a key is written twice in the same map' : (error.message.split('\n')[0] ?? error.code);
  return {
    ...placeOf(file, lines, error.pos[0]),
    code,
    message: message.replace(/ at line \d+, column \d+:?$/, ''),
    ...(hint && { hint }),
  };
};

/** Reads one YAML text into nodes. Never throws on any text; every fault has its line and column. */
export const parseText = (file: string, raw: string): ParsedText => {
  const text = raw.startsWith('\uFEFF') ? raw.slice(1) : raw;
  const lines = linesOf(text);
  const refused = refuseBytes(file, text, lines);
  if (refused.length > 0) return { problems: refused };
  const at = { file, line: 1, column: 1 };
  const documents = parseAllDocuments(text, { merge: true, prettyErrors: false, logLevel: 'silent' });
  const [document, second] = 'empty' in documents ? [] : documents;
  if (!document) return { problems: [{ ...at, code: 'empty-file', message: 'the file is empty', hint: "start with 'suanli: 1'" }] };
  const faults = [...document.errors, ...document.warnings].slice(0, LIMITS.problems).map((e) => fromYaml(file, lines, e));
  if (second) {
    const message = 'a second document starts here; a scenario file has one';
    faults.push({
      ...placeOf(file, lines, second.range?.[0] ?? 0),
      code: 'several-documents',
      message,
      hint: "remove the '---' line, or use variants",
    });
  }
  if (faults.length > 0) return { problems: faults };
  const { node, problems } = toNode(file, document, lines);
  if (problems.length > 0) return { problems };
  if (node === undefined || (node.kind === 'scalar' && node.value === null)) {
    return { problems: [{ ...at, code: 'empty-file', message: 'the file is empty', hint: "start with 'suanli: 1'" }] };
  }
  if (node.kind === 'map') return { root: node, problems };
  const message = `a scenario is a map of keys; this file is ${node.kind === 'list' ? 'a list' : 'a single value'}`;
  return { problems: [{ ...node.place, code: 'not-a-map', message, hint: "start with 'suanli: 1'" }] };
};
