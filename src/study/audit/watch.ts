import { type Beside, bind, type World } from '../../scenario/binding/index.ts';
import { isValue, type Scenario } from '../../scenario/index.ts';

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
    if (isValue(part)) return this.noting(part, (key) => (OUTWARD.includes(key) ? undefined : part.origin.path));
    if (Array.isArray(part)) return part.map((item: unknown, i) => this.part(item, under(path, keyOf(item, i))));
    return this.noting(part, (key) => under(path, key), true);
  }

  /** A copy whose keys note a path when they are read. */
  private noting(of: object, pathOf: (key: string) => string | undefined, deep = false): object {
    const copy = {};
    for (const [key, inner] of Object.entries(of)) {
      const path = pathOf(key);
      let made: unknown;
      const get = (): unknown => {
        // a record that hands on a figure has not used it
        if (path !== undefined && !(deep && typeof inner === 'object' && inner !== null && isValue(inner))) this.read.add(path);
        made ??= deep && path !== undefined ? this.part(inner, path) : inner;
        return made;
      };
      Object.defineProperty(copy, key, { enumerable: true, get });
    }
    return copy;
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
