import type { Lag, Variable } from '../program.ts';
import type { Draft, DraftStatement } from './draft.ts';
import { readsOf } from './reads.ts';

const lagVaries = (lag: Lag | undefined): boolean => typeof lag === 'object' && lag.by.uncertain;

/** Only a stock's opening balance may be drawn. */
const startVaries = (v: Variable): boolean => typeof v.before === 'object' && v.before.uncertain;

const varies = (s: DraftStatement): boolean =>
  lagVaries(s.lag) || startVaries(s.target) || readsOf(s.expression).some((r) => r.variable.uncertain || lagVaries(r.lag));

/** Marks what differs between draws: whatever reads something that does. Repeated until nothing changes, since lags read ahead. */
export const inferUncertain = (draft: Draft, ordered: readonly DraftStatement[]): void => {
  for (let changed = true; changed; ) {
    changed = false;
    for (const s of ordered) {
      const target = draft.variables[s.target.index];
      if (target && !target.uncertain && varies(s)) {
        target.uncertain = true;
        changed = true;
      }
    }
  }
};
