import { type Beside, bind, type World } from '../../scenario/binding/index.ts';
import { isValue, type Scenario } from '../../scenario/index.ts';
import type { Value } from '../../uncertainty/index.ts';

const under = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

const keyOf = (item: unknown, position: number): string =>
  typeof item === 'object' && item !== null && 'key' in item && typeof item.key === 'string' ? item.key : String(position);

/** What a figure says of itself without giving its number away. */
const OUTWARD = ['kind', 'origin'];

/** The same scenario, with parts that note when they are asked for. */
class Watched {
  readonly read = new Set<string>();

  part(part: unknown, path: string): unknown {
    if (typeof part !== 'object' || part === null || part instanceof Map) return part;
    if (isValue(part)) return this.figure(part);
    if (Array.isArray(part)) return part.map((item: unknown, i) => this.part(item, under(path, keyOf(item, i))));
    return this.record(part, path);
  }

  /** A figure that notes its path when its number is looked at. */
  private figure(value: Value): Value {
    const { path } = value.origin;
    const get = (_: Value, key: string): unknown => {
      if (Object.hasOwn(value, key) && !OUTWARD.includes(key)) this.read.add(path);
      return Reflect.get(value, key);
    };
    return new Proxy(value, { get });
  }

  /** A record whose keys note their paths when they are read. */
  private record(of: object, path: string): object {
    const made = new Map<string, unknown>();
    const get = (_: object, key: string): unknown => {
      if (!Object.hasOwn(of, key)) return Reflect.get(of, key);
      const inner: unknown = Reflect.get(of, key);
      const own = under(path, key);
      // a record that hands on a figure has not used it
      if (!(typeof inner === 'object' && inner !== null && isValue(inner))) this.read.add(own);
      if (!made.has(key)) made.set(key, this.part(inner, own));
      return made.get(key);
    };
    return new Proxy(of, { get });
  }
}

/**
 * Paths of all that binding a scenario looks at: words, and figures whose number decides how it is bound rather than going into an input.
 * It is bound once more for this, since what is bound to be run should be the scenario's own figures.
 */
export const pathsRead = (scenario: Scenario, world: World, beside?: Beside): ReadonlySet<string> => {
  const watched = new Watched();
  bind(watched.part(scenario, '') as Scenario, world, beside);
  return watched.read;
};
