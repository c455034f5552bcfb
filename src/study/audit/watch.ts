import { isValue, type Scenario } from '../../scenario/index.ts';

/** A scenario that notes which of its parts are asked for. */
export interface Watched {
  readonly scenario: Scenario;
  /** Paths asked for so far, as `--set` names them. */
  readonly read: ReadonlySet<string>;
}

const under = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

const keyOf = (item: unknown, position: number): string =>
  typeof item === 'object' && item !== null && 'key' in item && typeof item.key === 'string' ? item.key : String(position);

/**
 * The same scenario, with parts that note when they are asked for. Figures are handed on as they are: asking for one does not use it,
 * what it reaches does.
 */
export const watch = (scenario: Scenario): Watched => {
  const read = new Set<string>();
  const watched = (part: unknown, path: string): unknown => {
    if (typeof part !== 'object' || part === null || part instanceof Map || isValue(part)) return part;
    if (Array.isArray(part)) return part.map((item: unknown, i) => watched(item, under(path, keyOf(item, i))));
    const copy = {};
    for (const [key, inner] of Object.entries(part)) {
      const own = under(path, key);
      let made: unknown;
      Object.defineProperty(copy, key, {
        enumerable: true,
        get: () => {
          read.add(own);
          made ??= watched(inner, own);
          return made;
        },
      });
    }
    return copy;
  };
  return { scenario: watched(scenario, '') as Scenario, read };
};
