import type { Place } from '../../kit/problem.ts';
import { didYouMean } from '../../kit/suggest.ts';
import type { ChoiceField, FlagField, FormulaField, ReferenceField, TextField } from '../format/field.ts';
import type { FormulaText } from '../format/words.ts';
import { describeNode, type Node, shorten, textOf } from '../text/node.ts';
import type { Reading } from './reading.ts';

const wordIn = (node: Node, what: string, path: string, reading: Reading): string | undefined => {
  const text = textOf(node);
  if (text !== undefined) {
    reading.origin(path, node);
    return text;
  }
  return reading.report(node.place, 'wrong-kind', `${path}: ${what} is wanted, this is ${describeNode(node)}`);
};

export const readText = (node: Node, field: TextField, path: string, reading: Reading): string | undefined => {
  const text = wordIn(node, 'a text', path, reading);
  if (text !== undefined && field.path) reading.paths.push({ to: text, path, place: node.place });
  if (text !== undefined && field.of !== undefined) reading.members.push({ of: field.of, name: text, path, place: node.place });
  if (text === undefined || field.pattern === undefined || field.pattern.test(text)) return text;
  return reading.report(node.place, 'bad-text', `${path}: '${shorten(text)}' cannot stand here`, field.demand);
};

export const readChoice = (node: Node, field: ChoiceField, path: string, reading: Reading): string | undefined => {
  const text = wordIn(node, 'a word', path, reading);
  if (text === undefined || field.words.includes(text)) return text;
  const hint = didYouMean(text, field.words) ?? `one of ${field.words.join(', ')}`;
  return reading.report(node.place, 'unknown-word', `${path}: '${shorten(text)}' is not one of its words`, hint);
};

export const readFlag = (node: Node, _field: FlagField, path: string, reading: Reading): boolean | undefined => {
  if (node.kind === 'scalar' && typeof node.value === 'boolean') {
    reading.origin(path, node);
    return node.value;
  }
  return reading.report(node.place, 'wrong-kind', `${path}: true or false is wanted, this is ${describeNode(node)}`);
};

/** The id of a catalogue row; tables the host did not bring are not checked. */
export const checkId = (id: string, table: string, place: Place, path: string, reading: Reading): string | undefined => {
  if (reading.catalogue.row(table, id) !== undefined) return id;
  const ids = reading.catalogue.ids(table);
  if (ids === undefined) return id;
  const hint = didYouMean(id, ids) ?? `suanli data ${table} lists them`;
  return reading.report(place, 'unknown-id', `${path}: there is no '${shorten(id)}' in ${table}`, hint);
};

export const readReference = (node: Node, field: ReferenceField, path: string, reading: Reading): string | undefined => {
  const id = wordIn(node, `an id of ${field.table}`, path, reading);
  return id === undefined ? undefined : checkId(id, field.table, node.place, path, reading);
};

/** A formula of the model's language is checked by its compiler, once the model's names are known. */
export const readFormulaText = (node: Node, _field: FormulaField, path: string, reading: Reading): FormulaText | undefined => {
  const text = wordIn(node, 'a formula', path, reading);
  if (text === undefined || node.kind !== 'scalar') return undefined;
  const leading = /^\s*=?\s*/.exec(text)?.[0].length ?? 0;
  if (leading === text.length) return reading.report(node.place, 'bad-formula', `${path}: the formula is empty`);
  const { file, line, column } = node.start;
  return { text: text.slice(leading), origin: { path, text: shorten(text, 200), file, line, column: column + leading } };
};
