import { didYouMean } from '../../kit/suggest.ts';
import type { Field, ItemsField } from '../format/field.ts';
import type { Node } from '../text/node.ts';
import { figureForm, NOTES } from './figure-form.ts';
import { itemsOf } from './identity.ts';

/** One step of a path from a node: the key or position taken, the field it leads to, and how many segments it used. */
export interface Step {
  readonly at: string | number;
  readonly field: Field | undefined;
  readonly used: number;
}

export interface NoStep {
  readonly fault: string;
  readonly hint?: string | undefined;
}

/** Names may hold dots, so the longest run of segments that is a name wins. */
const longest = (segments: readonly string[], has: (name: string) => boolean): { name: string; used: number } | undefined => {
  for (let used = segments.length; used > 0; used--) {
    const name = segments.slice(0, used).join('.');
    if (has(name)) return { name, used };
  }
  return undefined;
};

/** Where the first of `segments` leads from `node`, which `field` describes. */
export const descend = (node: Node | undefined, field: Field | undefined, segments: readonly string[]): Step | NoStep => {
  switch (field?.kind) {
    case 'record':
      return inRecord(field.fields, segments);
    case 'items':
      return inItems(node, field, segments);
    case 'map':
      return inMap(node, field.of, segments);
    case 'list':
      return inList(node, field.of, segments);
    case 'figure':
    case 'date':
    case 'parameter':
      return inFigure(node, field, segments);
    default:
      return { fault: `'${segments[0]}' leads nowhere: there is a single value here` };
  }
};

const inRecord = (fields: Readonly<Record<string, Field>>, segments: readonly string[]): Step | NoStep => {
  const [name = ''] = segments;
  if (Object.hasOwn(fields, name)) return { at: name, field: fields[name], used: 1 };
  const names = Object.keys(fields);
  return { fault: `there is no key '${name}' here`, hint: didYouMean(name, names) ?? `one of ${names.join(', ')}` };
};

const inItems = (node: Node | undefined, field: ItemsField, segments: readonly string[]): Step | NoStep => {
  const items = node === undefined ? [] : itemsOf(node, field);
  const found = longest(segments, (name) => items.some((item) => item.name === name));
  if (found) return { at: items.findIndex((item) => item.name === found.name), field: field.of, used: found.used };
  const position = Number(segments[0]);
  if (Number.isInteger(position) && position >= 0 && position < items.length) return { at: position, field: field.of, used: 1 };
  const names = items.flatMap((item) => item.name ?? []);
  return {
    fault: `there is no item '${segments[0]}' here`,
    hint: didYouMean(segments[0] ?? '', names) ?? (names.length > 0 ? `one of ${names.join(', ')}` : undefined),
  };
};

const inMap = (node: Node | undefined, of: Field | undefined, segments: readonly string[]): Step => {
  const found = node?.kind === 'map' ? longest(segments, (name) => node.entries.has(name)) : undefined;
  return { at: found?.name ?? (segments[0] as string), field: of, used: found?.used ?? 1 };
};

const inList = (node: Node | undefined, of: Field | undefined, segments: readonly string[]): Step | NoStep => {
  const position = Number(segments[0]);
  const length = node?.kind === 'list' ? node.items.length : 0;
  if (Number.isInteger(position) && position >= 0 && position < length) return { at: position, field: of, used: 1 };
  return { fault: `'${segments[0]}' is not a position in this list of ${length}`, hint: 'positions count from 0' };
};

/** Inside a figure a path may name a part of it: its value, a point in time, the growth. */
const inFigure = (node: Node | undefined, field: Field, segments: readonly string[]): Step | NoStep => {
  const [name = ''] = segments;
  if (name === 'value') return { at: name, field, used: 1 };
  if (node?.kind !== 'map') {
    if (NOTES.some((note) => note === name)) return { at: name, field: undefined, used: 1 };
    return { fault: `'${name}' leads nowhere: there is a single figure here` };
  }
  if (node.entries.has(name)) return { at: name, field, used: 1 };
  if (figureForm(node) === 'points' && /^\d{4}-\d{2}$/.test(name)) return { at: name, field, used: 1 };
  return { fault: `there is no '${name}' in this figure`, hint: `one of ${[...node.entries.keys()].join(', ')}` };
};
