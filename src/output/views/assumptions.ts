import { formatMonth } from '../../kit/month.ts';
import { parseUnit, type Unit, unit } from '../../kit/unit.ts';
import type { Field } from '../../scenario/format/index.ts';
import { format, type Scenario } from '../../scenario/index.ts';
import { allParts, type Value, valueAt } from '../../uncertainty/index.ts';
import type { Assumption } from '../run-view.ts';

/** A figure as its field holds it; `shown` is the unit it goes by, none for a month. */
interface Found {
  readonly path: string;
  readonly about: string;
  readonly value: Value;
  readonly shown?: Unit;
}

/** What reading a field gives, whatever its kind: figures stand alone or beside what is said of a price or parameter. */
interface ReadFigure {
  readonly value?: unknown;
  readonly unit?: unknown;
}

const isObject = (thing: unknown): thing is object => typeof thing === 'object' && thing !== null;

const isValue = (thing: unknown): thing is Value => isObject(thing) && 'origin' in thing && 'kind' in thing;

const valueIn = (read: unknown): Value | undefined => {
  if (isValue(read)) return read;
  const inner = isObject(read) ? (read as ReadFigure).value : undefined;
  return isValue(inner) ? inner : undefined;
};

const under = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

const keyed = (read: unknown): (readonly [string, unknown])[] => {
  if (read instanceof Map) return [...(read as ReadonlyMap<string, unknown>)];
  if (Array.isArray(read)) {
    const items = read as readonly unknown[];
    return items.map((item, i) => [isObject(item) && 'key' in item ? String(item.key) : String(i), item] as const);
  }
  return isObject(read) ? Object.entries(read) : [];
};

const shownUnit = (field: Field, read: unknown, currency: string): Unit | undefined => {
  // `money` in a field's unit is the scenario's currency
  if (field.kind === 'figure') return unit(field.unit.replace(/\bmoney\b/, currency));
  const written = field.kind === 'parameter' && isObject(read) ? (read as ReadFigure).unit : undefined;
  return typeof written === 'string' ? unit(written) : undefined;
};

/** A parameter is about what its author calls it. */
const aboutOf = (field: Field, read: unknown): string => {
  if (field.kind !== 'parameter') return field.about;
  return isObject(read) && 'label' in read ? String(read.label) : 'A figure of the scenario’s own';
};

const figuresIn = (field: Field, read: unknown, path: string, currency: string): Found[] => {
  const inner = (of: Field): Found[] => keyed(read).flatMap(([key, part]) => figuresIn(of, part, under(path, key), currency));
  switch (field.kind) {
    case 'figure':
    case 'date':
    case 'parameter': {
      const value = valueIn(read);
      const shown = shownUnit(field, read, currency);
      return value ? [{ path, about: aboutOf(field, read), value, ...(shown && { shown }) }] : [];
    }
    case 'record':
      return Object.entries(field.fields).flatMap(([key, of]) =>
        isObject(read) ? figuresIn(of, (read as Record<string, unknown>)[key], under(path, key), currency) : [],
      );
    case 'items':
    case 'list':
    case 'map':
      return inner(field.of);
    default:
      return [];
  }
};

/** The unit that ends a figure's text in our tables: `0.36 (0.26 to 0.45) CNY/kWh`. */
const unitOfText = (text: string): Unit | undefined => {
  const written = /^[-+\d.eE]+(?: \([^)]*\)| to [-+\d.eE]+)?(?: (.+))?$/.exec(text);
  const parsed = written && parseUnit(written[1] ?? '1');
  return parsed && 'factor' in parsed ? parsed : undefined;
};

/** Figures of our own tables among what the equations were bound to. */
const dataFigures = (bound: Iterable<readonly Value[]>, seen: ReadonlySet<string>): Found[] => {
  const found = new Map<string, Found>();
  for (const values of bound) {
    for (const value of values.flatMap((v) => [...allParts(v)])) {
      const { path, text, file } = value.origin;
      const shown = file.startsWith('data/') && file.endsWith('.csv') ? unitOfText(text) : undefined;
      if (!shown || seen.has(path) || found.has(path)) continue;
      // an id may hold dots: models.qwen2.5-72b.layers
      const [, table = '', id = '', column = ''] = /^([^.]+)\.(.+)\.([^.]+)$/.exec(path) ?? [];
      found.set(path, { path, about: `${column} of ${id} in ${table}`, value, shown });
    }
  }
  return [...found.values()];
};

const assumption = ({ path, about, value, shown }: Found, start: number): Assumption => {
  const { text, source, asOf, confidence, file, line } = value.origin;
  const middle = valueAt(value, 0);
  return {
    path,
    about,
    text,
    value: shown ? middle / shown.factor : formatMonth(start + Math.round(middle)),
    unit: shown ? shown.text : 'month',
    source: source ?? '',
    asOf: asOf ?? '',
    confidence: confidence ?? '',
    file,
    line,
  };
};

/** Observations are compared with results and never used; the other sections name nothing of the world. */
const APART: ReadonlySet<string> = new Set(['observations', 'uncertainty', 'variants']);

/**
 * Every figure of the scenario in the order of the format, those that defaults and our tables supply among them, then the other
 * figures of our tables that the equations were given.
 * @param bound values of each input of the equations
 */
export const assumptions = (scenario: Scenario, bound: Iterable<readonly Value[]>): Assumption[] => {
  const read = scenario as unknown as Readonly<Record<string, unknown>>;
  const found = Object.entries(format.fields)
    .filter(([key]) => !APART.has(key))
    .flatMap(([key, field]) => figuresIn(field, read[key], key, scenario.currency));
  const seen = new Set(found.flatMap(({ path, value }) => [path, value.origin.path]));
  return [...found, ...dataFigures(bound, seen)].map((figure) => assumption(figure, scenario.horizon.start));
};
