import { allParts, type Value } from '../../uncertainty/index.ts';

const KINDS: ReadonlySet<unknown> = new Set<Value['kind']>(['constant', 'uncertain', 'derived', 'curve', 'growth']);

/** Whether a part of a scenario is a figure. */
export const isValue = (thing: object): thing is Value => 'origin' in thing && 'kind' in thing && KINDS.has(thing.kind);

/** Every value below a part of a scenario, those inside others too, each once. */
export const valuesOf = (root: unknown): ReadonlySet<Value> => {
  const found = new Set<Value>();
  const open: unknown[] = [root];
  while (open.length > 0) {
    const thing = open.pop();
    if (typeof thing !== 'object' || thing === null) continue;
    if (isValue(thing)) {
      if (!found.has(thing)) for (const part of allParts(thing)) found.add(part);
    } else open.push(...(thing instanceof Map ? thing.values() : Object.values(thing)));
  }
  return found;
};
