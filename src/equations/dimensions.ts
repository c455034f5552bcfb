import type { Dimension } from './declare.ts';

type Dims = readonly Dimension[];

const known = new WeakMap<Dimension, Dims>();

const findAncestors = (d: Dimension): Dims => {
  const parents = d.of ?? [];
  return [...new Set([...parents, ...parents.flatMap(ancestors)])];
};

/** Everything a combination leads to, parents before their own parents; nothing for a plain dimension. */
export const ancestors = (d: Dimension): Dims => {
  let found = known.get(d);
  if (!found) {
    found = findAncestors(d);
    known.set(d, found);
  }
  return found;
};

/** Whether a member of `space` says which member of `d` is meant. */
export const reaches = (space: Dims, d: Dimension): boolean => space.some((s) => s === d || ancestors(s).includes(d));

/** The fewest dimensions that still lead to all of `dims`: what a combination leads to is dropped. Keeps the order. */
export const essential = (dims: Dims): Dims => {
  if (dims.length < 2) return dims;
  const led = new Set(dims.flatMap(ancestors));
  return [...new Set(dims)].filter((d) => !led.has(d));
};

/** A dimension that two of `dims` lead to, so that reading it would be ambiguous. */
export const reachedTwice = (dims: Dims): { readonly dimension: Dimension; readonly by: Dims } | undefined => {
  const kept = essential(dims);
  if (kept.length < 2) return undefined;
  for (const dimension of new Set(kept.flatMap(ancestors))) {
    const by = kept.filter((d) => ancestors(d).includes(dimension));
    if (by.length > 1) return { dimension, by };
  }
  return undefined;
};

/** `dims` without `gone`: a combination that leads to it gives way to its other parents. */
export const without = (dims: Dims, gone: Dimension): Dims =>
  essential(dims.flatMap((d): Dims => (d === gone ? [] : ancestors(d).includes(gone) ? without(essential(d.of ?? []), gone) : [d])));

export const sameDims = (a: Dims, b: Dims): boolean => a.length === b.length && a.every((d) => b.includes(d));

/** `chip and site`, for messages. */
export const namesOf = (dims: Dims): string => (dims.length === 0 ? 'nothing' : dims.map((d) => d.name).join(' and '));
