import { type Field, format, isValue, type Scenario } from '../../scenario/index.ts';
import type { Value } from '../../uncertainty/index.ts';

/** One thing a scenario's author wrote: a figure, or a word that decides something. */
export interface Written {
  /** As `--set` names it. */
  readonly path: string;
  readonly file: string;
  readonly line: number;
  /** Absent for words. */
  readonly value?: Value;
}

/** Sections that say nothing about the world simulated: what to call it, to write, to compare with, to ask later. */
const APART = ['suanli', 'name', 'description', 'extends', 'horizon', 'currency', 'uncertainty', 'observations', 'targets'];
const ABOUT_RESULTS = ['variables', 'outputs', 'sliders', 'variants'];

const under = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

type Found = readonly [path: string, value: Value | undefined];

/** The figure of a field as read: alone, or beside what is said of a price or parameter. */
const figureOf = (read: unknown): Value | undefined => {
  if (typeof read !== 'object' || read === null) return undefined;
  if (isValue(read)) return read;
  return 'value' in read && typeof read.value === 'object' && read.value !== null && isValue(read.value) ? read.value : undefined;
};

/** Free text decides nothing; a name of something else does. */
const isRemark = (field: Field): boolean => field.kind === 'text' && field.of === undefined && field.pattern === undefined;

const entriesOf = (read: unknown): readonly (readonly [string, unknown])[] =>
  read instanceof Map ? [...read] : typeof read === 'object' && read !== null ? Object.entries(read) : [];

const inItems = (of: Field, read: unknown, path: string): Found[] => {
  const items = Array.isArray(read) ? (read as readonly { readonly key: string }[]) : [];
  return items.flatMap((item) => walk(of, item, under(path, item.key)));
};

const walk = (field: Field, read: unknown, path: string): Found[] => {
  switch (field.kind) {
    case 'figure':
    case 'date':
    case 'parameter': {
      const value = figureOf(read);
      return value ? [[path, value]] : [];
    }
    case 'record':
      return entriesOf(read).flatMap(([key, inner]) => {
        const of = Object.hasOwn(field.fields, key) ? field.fields[key] : undefined;
        return of ? walk(of, inner, under(path, key)) : [];
      });
    case 'items':
      return inItems(field.of, read, path);
    case 'map':
      return entriesOf(read).flatMap(([key, inner]) => walk(field.of, inner, under(path, key)));
    case 'any':
      return [];
    default:
      return read === undefined || isRemark(field) ? [] : [[path, undefined]];
  }
};

/** Everything written in the files of a scenario or on its command line, each once; what defaults and catalogues supply is left out. */
export const writtenIn = (scenario: Scenario): readonly Written[] => {
  const sections = Object.entries(format.fields).filter(([key]) => !APART.includes(key) && !ABOUT_RESULTS.includes(key));
  const read = new Map<string, unknown>(Object.entries(scenario));
  return sections.flatMap(([key, field]) =>
    walk(field, read.get(key), key).flatMap(([path, value]): Written[] => {
      const origin = scenario.origins.get(path);
      if (!origin || !(scenario.files.includes(origin.file) || origin.file === SET_FILE)) return [];
      return [{ path, file: origin.file, line: origin.line, ...(value && { value }) }];
    }),
  );
};

/** The file that values of the command line name. */
const SET_FILE = '--set';
