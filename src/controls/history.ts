import { appliedOn, type Determination, headline, prepare, rowsOf } from './determine.ts';
import type { Applied } from './govern.ts';
import type { Question } from './question.ts';
import type { Act, Rulebook } from './rules/act.ts';
import { type Settled, settle } from './settle.ts';

/** From `from` on (from the beginning where null), until the next change. */
export interface Change {
  readonly from: string | null;
  readonly status: Determination['status'];
  readonly licence_policy: Determination['licence_policy'];
  readonly exception: string | null;
  readonly fee: number;
  /** Acts that began or ceased to govern the chip that day. */
  readonly acts: readonly string[];
  readonly reason: string;
}

/** Before any act that anybody could list. */
const BEGINNING = '0000-01-01';

/** Days on which an act begins or ends, ascending. */
export const changeDates = (acts: readonly Act[]): readonly string[] =>
  [...new Set(acts.flatMap((act) => (act.ends === undefined ? [act.effective] : [act.effective, act.ends])))].sort();

const governingIds = (settled: Settled): readonly string[] => [...settled.governing, ...settled.open].map((g) => g.act.id);

const signature = (s: Settled): string => [s.status, s.policy, s.exception, s.fee, ...governingIds(s)].join(' ');

/** Acts that catch the chip, may catch it, or rewrite others: only their dates can matter. */
const matters = (applied: Applied): boolean =>
  applied.hit !== undefined || applied.undecided.length > 0 || applied.act.amends.some((a) => a.whole);

/** A chip's status over all time, with the acts that changed it. The question's own date is not looked at. */
export const history = (asked: Omit<Question, 'date'>, rulebook: Rulebook): readonly Change[] => {
  const prepared = prepare(asked, rulebook);
  const changes: Change[] = [];
  let before: Settled | undefined;
  for (const date of [BEGINNING, ...changeDates(prepared.applied.filter(matters).map((a) => a.act))]) {
    const applied = appliedOn(prepared, date);
    const settled = settle(applied);
    if (before && signature(before) === signature(settled)) continue;
    const [old, now] = [before ? governingIds(before) : [], governingIds(settled)];
    changes.push({
      from: date === BEGINNING ? null : date,
      status: settled.status,
      licence_policy: settled.policy ?? null,
      exception: settled.exception ?? null,
      fee: settled.fee,
      acts: [...now.filter((id) => !old.includes(id)), ...old.filter((id) => !now.includes(id))],
      reason: headline(asked, settled, () => rowsOf(settled, applied, prepared.assessment)),
    });
    before = settled;
  }
  return changes;
};
