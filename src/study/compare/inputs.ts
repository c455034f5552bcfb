/** One leaf of a scenario's text: the figure at a path, in one line. */
export type Leaves = ReadonlyMap<string, string>;

/** What names an item of a list, first found first. */
const KEYS = ['id', 'chip', 'regime', 'variable'] as const;

/** Parts that change no number. */
const SILENT: ReadonlySet<string> = new Set(['name', 'description', 'sliders', 'outputs', 'targets', 'observations']);

const under = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

type Part = Readonly<Record<string, unknown>>;

/** An item of a list by what names it, and the rest of it; an item that has nothing else stays whole. */
const named = (item: unknown, position: number): readonly [string, unknown] => {
  const part = typeof item === 'object' && item !== null && !Array.isArray(item) ? (item as Part) : {};
  const key = KEYS.find((k) => typeof part[k] === 'string');
  if (key === undefined) return [String(position), item];
  const { [key]: name, ...rest } = part;
  return [String(name), Object.keys(rest).length > 0 ? rest : item];
};

/** A figure with what is said of it: `{value: …, source: …}`. */
const isFigure = (thing: object): thing is { readonly value: unknown } => 'value' in thing;

/** Knots of a curve: `{2024-01: …, 2026-01: …}`. */
const isCurve = (thing: object): boolean => {
  const keys = Object.keys(thing);
  return keys.length > 0 && keys.every((key) => /^\d{4}(?:-\d{2})?$/.test(key));
};

const oneLine = (thing: unknown): string => (typeof thing === 'string' ? thing : JSON.stringify(thing));

/** The leaves of a scenario's resolved text, by path as `--set` names them. */
export const leavesOf = (resolved: unknown): Leaves => {
  const found = new Map<string, string>();
  const visit = (thing: unknown, path: string): void => {
    if (typeof thing !== 'object' || thing === null) found.set(path, oneLine(thing));
    else if (Array.isArray(thing)) for (const [i, item] of thing.entries()) visitItem(named(item, i), path);
    else if (path !== '' && isFigure(thing)) found.set(path, oneLine(thing.value));
    else if (path !== '' && (isCurve(thing) || 'dist' in thing)) found.set(path, oneLine(thing));
    else for (const [key, part] of Object.entries(thing)) if (path !== '' || !SILENT.has(key)) visit(part, under(path, key));
  };
  const visitItem = ([key, part]: readonly [string, unknown], path: string): void => visit(part, under(path, key));
  visit(resolved, '');
  return found;
};

/** A figure that differs. Empty where a side does not have it. */
export interface InputDifference {
  readonly path: string;
  readonly a: string;
  readonly b: string;
}

/** An act as a scenario has it, in one line; without text where it leaves the act out. */
export interface NamedAct {
  readonly id: string;
  readonly text: string;
}

/** The path of an act among differences. */
export const actPath = (id: string): string => `regimes.${id}`;

/** Acts that only one of two scenarios has, or that have other dates or thresholds in the second. */
export const actDifferences = (a: readonly NamedAct[], b: readonly NamedAct[]): readonly InputDifference[] => {
  const [x, y] = [a, b].map((acts): Leaves => new Map(acts.map(({ id, text }) => [actPath(id), text]))) as [Leaves, Leaves];
  return inputDifferences(x, y);
};

/** Paths at which two scenarios say something different, in the order of the first, then what only the second says. */
export const inputDifferences = (a: Leaves, b: Leaves): readonly InputDifference[] =>
  [...new Set([...a.keys(), ...b.keys()])].flatMap((path) => {
    const [x, y] = [a.get(path) ?? '', b.get(path) ?? ''];
    return x === y ? [] : [{ path, a: x, b: y }];
  });
