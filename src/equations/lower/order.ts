import type { Lag, Variable } from '../program.ts';
import type { Draft, DraftStatement } from './draft.ts';
import { readsOf } from './reads.ts';

/** Statements that need each other within one month, in the order of the ring. */
export type Ring = readonly DraftStatement[];

const mayBeNow = (draft: Draft, lag: Lag): boolean => (typeof lag === 'number' ? lag === 0 : (draft.leastLag.get(lag.by) ?? 0) === 0);

const byTarget = (statements: readonly DraftStatement[], keep: (s: DraftStatement) => boolean): Map<Variable, number[]> => {
  const found = new Map<Variable, number[]>();
  for (const [i, s] of statements.entries()) if (keep(s)) found.set(s.target, [...(found.get(s.target) ?? []), i]);
  return found;
};

/** For each statement, those that must come before it. */
const needsOf = (draft: Draft): number[][] => {
  const { statements } = draft;
  // what is sent at least a month ahead is not there to be read this month
  const writers = byTarget(statements, (s) => s.mode !== 'send' || mayBeNow(draft, s.lag ?? 0));
  const all = byTarget(statements, () => true);
  const needs: number[][] = statements.map(() => []);
  for (const [i, s] of statements.entries()) {
    const mine = all.get(s.target) ?? [];
    const before = mine[mine.indexOf(i) - 1];
    if (before !== undefined) needs[i]?.push(before);
    for (const read of readsOf(s.expression)) {
      const makers = writers.get(read.variable) ?? [];
      if (read.when === 'opening') for (const w of makers) if (w !== i) needs[w]?.push(i);
      if (read.when === 'now' && mayBeNow(draft, read.lag)) needs[i]?.push(...makers);
    }
  }
  return needs;
};

/** Statements in an order in which each finds what it reads, as near to the order of declaration as that allows; or a ring. */
export const orderStatements = (draft: Draft): { readonly ordered: readonly DraftStatement[] } | { readonly ring: Ring } => {
  const { statements } = draft;
  const needs = needsOf(draft);
  const state = new Uint8Array(statements.length);
  const ordered: DraftStatement[] = [];
  for (const start of statements.keys()) {
    const trail: { readonly at: number; next: number }[] = state[start] === 0 ? [{ at: start, next: 0 }] : [];
    while (trail.length > 0) {
      const top = trail[trail.length - 1] as { readonly at: number; next: number };
      state[top.at] = 1;
      const need = needs[top.at]?.[top.next++];
      if (need === undefined) {
        state[top.at] = 2;
        ordered.push(statements[top.at] as DraftStatement);
        trail.pop();
      } else if (state[need] === 1) {
        const from = trail.findIndex((t) => t.at === need);
        return { ring: trail.slice(from).map((t) => statements[t.at] as DraftStatement) };
      } else if (state[need] === 0) trail.push({ at: need, next: 0 });
    }
  }
  return { ordered };
};
