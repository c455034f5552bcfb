import type { Lag, Variable } from '../program.ts';
import type { Draft, DraftStatement } from './draft.ts';
import { type Read, readsOf } from './reads.ts';

/** Statements that need each other within one month, in the order of the ring. */
export type Ring = readonly DraftStatement[];

const mayBeNow = (draft: Draft, lag: Lag): boolean => (typeof lag === 'number' ? lag === 0 : (draft.leastLag.get(lag.by) ?? 0) === 0);

const NONE = -1;

/** Statements by the place of their target among the variables. */
class Writers {
  /** Those whose value can be read in the same month. */
  readonly ofThisMonth: (number[] | undefined)[];
  /** For each statement the one before it that writes the same variable. */
  readonly earlier: Int32Array;

  constructor(draft: Draft) {
    const { statements, variables } = draft;
    const last = new Int32Array(variables.length).fill(NONE);
    this.ofThisMonth = new Array(variables.length);
    this.earlier = new Int32Array(statements.length);
    for (let i = 0; i < statements.length; i++) {
      const { target, mode, lag } = statements[i] as DraftStatement;
      this.earlier[i] = last[target.index] as number;
      last[target.index] = i;
      // what is sent at least a month ahead is not there to be read this month
      if (mode !== 'send' || mayBeNow(draft, lag ?? 0)) this.add(target, i);
    }
  }

  private add({ index }: Variable, statement: number): void {
    const known = this.ofThisMonth[index];
    if (known) known.push(statement);
    else this.ofThisMonth[index] = [statement];
  }
}

/** For each statement, those that must come before it. */
const needsOf = (draft: Draft): number[][] => {
  const { statements } = draft;
  const { ofThisMonth, earlier } = new Writers(draft);
  const needs: number[][] = statements.map(() => []);
  for (let i = 0; i < statements.length; i++) {
    const own = needs[i] as number[];
    const before = earlier[i] as number;
    if (before !== NONE) own.push(before);
    const reads = readsOf((statements[i] as DraftStatement).expression);
    for (let r = 0; r < reads.length; r++) {
      const { variable, when, lag } = reads[r] as Read;
      const makers = ofThisMonth[variable.index];
      if (!makers) continue;
      if (when === 'opening') for (const w of makers) if (w !== i) needs[w]?.push(i);
      if (when === 'now' && mayBeNow(draft, lag)) for (let m = 0; m < makers.length; m++) own.push(makers[m] as number);
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
