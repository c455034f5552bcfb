import { type Act, type Rulebook, rulebookOf } from './act.ts';
import type { Predicate } from './predicate.ts';

const scaled = (p: Predicate, factor: number): Predicate => {
  switch (p.is) {
    case 'all':
    case 'any':
      return { ...p, of: p.of.map((part) => scaled(part, factor)) };
    case 'not':
      return { ...p, of: scaled(p.of, factor) };
    case 'threshold':
      return { ...p, threshold: p.threshold * factor };
    default:
      return p;
  }
};

const redrawn = (act: Act, factor: number): Act => ({
  ...act,
  classes: act.classes.map((c) => ({ ...c, when: scaled(c.when, factor) })),
});

/**
 * The rulebook with every line of some acts drawn at a multiple of its figure: 0.8 catches parts that stay a fifth below the line as it was.
 * Classes of other acts that refer to these follow. Named parts stay named.
 */
export const withLinesAt = (rulebook: Rulebook, factors: ReadonlyMap<string, number>): Rulebook => {
  if (factors.size === 0) return rulebook;
  const all = [...rulebook.acts, ...rulebook.whatIfs];
  return rulebookOf(
    all.map((act) => redrawn(act, factors.get(act.id) ?? 1)),
    rulebook.places,
  );
};
