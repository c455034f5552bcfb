/** One leaf of a scenario's text: the figure at a path, in one line. */
export type Leaves = ReadonlyMap<string, string>;

/** What names an item of a list, first found first. */
const KEYS = ['id', 'chip', 'regime', 'variable'] as const;

/** Parts that change no number. */
const SILENT: ReadonlySet<string> = new Set(['name', 'description', 'sliders', 'outputs', 'targets', 'observations']);

const under = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

const keyOf = (item: unknown, position: number): string => {
  const named = typeof item === 'object' && item !== null ? (item as Readonly<Record<string, unknown>>) : {};
  const key = KEYS.map((k) => named[k]).find((k) => typeof k === 'string');
  return typeof key === 'string' ? key : String(position);
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
    else if (Array.isArray(thing)) for (const [i, item] of thing.entries()) visit(item, under(path, keyOf(item, i)));
    else if (path !== '' && isFigure(thing)) found.set(path, oneLine(thing.value));
    else if (path !== '' && (isCurve(thing) || 'dist' in thing)) found.set(path, oneLine(thing));
    else for (const [key, part] of Object.entries(thing)) if (path !== '' || !SILENT.has(key)) visit(part, under(path, key));
  };
  visit(resolved, '');
  return found;
};

/** A figure that differs. Empty where a side does not have it. */
export interface InputDifference {
  readonly path: string;
  readonly a: string;
  readonly b: string;
}

/** Paths at which two scenarios say something different, in the order of the first, then what only the second says. */
export const inputDifferences = (a: Leaves, b: Leaves): readonly InputDifference[] =>
  [...new Set([...a.keys(), ...b.keys()])].flatMap((path) => {
    const [x, y] = [a.get(path) ?? '', b.get(path) ?? ''];
    return x === y ? [] : [{ path, a: x, b: y }];
  });
