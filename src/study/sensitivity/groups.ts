import type { Copula } from '../../uncertainty/index.ts';

/** Inputs whose share of the variance is measured together. */
export interface Group {
  readonly names: readonly string[];
  /** Why together: alone, since they move together, or as those of which each matters little. */
  readonly kind: 'single' | 'correlated' | 'rest';
}

/** Inputs that a chain of correlations links to this one, itself included. Those of one chain share the first name of their mixtures. */
const linked = (name: string, copula: Copula | undefined): readonly string[] => {
  const chain = copula?.get(name)?.names[0];
  if (chain === undefined) return [name];
  return [...(copula as Copula)].flatMap(([other, mixture]) => (mixture.names[0] === chain ? [other] : []));
};

/**
 * Groups that are independent of each other and cover all inputs: the most influential, and the rest as one.
 * Shares of the variance add up for independent inputs only, so that correlated ones stay together.
 * @param ordered names of inputs, the most influential first
 */
export const groupsOf = (ordered: readonly string[], copula: Copula | undefined, most: number): readonly Group[] => {
  const taken = new Set<string>();
  const groups: Group[] = [];
  for (const name of ordered) {
    if (taken.has(name) || groups.length >= most) continue;
    const names = linked(name, copula);
    for (const n of names) taken.add(n);
    groups.push({ names, kind: names.length > 1 ? 'correlated' : 'single' });
  }
  const rest = new Set(ordered.filter((name) => !taken.has(name)).flatMap((name) => linked(name, copula)));
  return rest.size > 0 ? [...groups, { names: [...rest], kind: 'rest' }] : groups;
};
