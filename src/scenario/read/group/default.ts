import type { Place } from '../../../kit/problem.ts';
import type { Field } from '../../format/field.ts';
import type { Default } from '../../format/typed.ts';
import type { Node } from '../../text/node.ts';
import { parseValue } from '../../text/parse-value.ts';
import type { Reading } from '../reading.ts';

/** The file that values supplied by the format come from, as `suanli schema` writes it. */
export const FORMAT_FILE = 'scenario.schema.json';

const place = { file: FORMAT_FILE, line: 1, column: 1 };
const nothing = (at: Place): Node => ({ kind: 'map', entries: new Map(), place: at });

/** Most defaults are plain figures and words, which need no YAML parser. */
const written = (text: string): Node => {
  if (!/^[[{]/.test(text))
    return { kind: 'scalar', value: text === 'true' || text === 'false' ? text === 'true' : text, text, place, start: place };
  const { node, problems } = parseValue(text, place);
  if (!node || problems.length > 0) throw new Error(`the default '${text}' cannot be read`);
  return node;
};

/** Defaults as nodes: each item of a list has the same. */
const nodes = new WeakMap<Default, Node>();

const nodeOf = (preset: Default): Node => {
  const known = nodes.get(preset) ?? makeNode(preset);
  nodes.set(preset, known);
  return known;
};

/** A default as text; a figure carries its source. */
const makeNode = (preset: Default): Node => {
  const node = written(preset.text);
  if (preset.source === undefined) return node;
  const note = (text: string) => ({ key: place, node: { kind: 'scalar', value: text, text, place, start: place } as const });
  const entries = new Map([
    ['value', { key: place, node }],
    ['source', note(preset.source)],
  ]);
  if (preset.asOf !== undefined) entries.set('as_of', note(preset.asOf));
  return { kind: 'map', entries, place };
};

/** What is wrong with a default in this scenario, a currency without a rate, is told where the field is missing. */
const readPreset = (field: Field, preset: Default, path: string, reading: Reading, { file, line, column }: Place): unknown => {
  const before = reading.problems.length;
  const value = reading.field(nodeOf(preset), field, path);
  for (const [i, problem] of reading.problems.entries()) {
    if (i >= before && problem.file === FORMAT_FILE) reading.problems[i] = { ...problem, file, line, column };
  }
  return value;
};

/**
 * What a field is where the user says nothing: its default, an empty list or map, or a record of such.
 * @param at what the field is missing from
 */
export const readDefault = (field: Field, path: string, reading: Reading, at: Place): unknown => {
  if (field.default) return readPreset(field, field.default, path, reading, at);
  if (field.kind === 'list' || field.kind === 'items') return [];
  if (field.kind === 'map') return new Map();
  return field.kind === 'record' && !field.optional ? reading.field(nothing(at), field, path) : undefined;
};
