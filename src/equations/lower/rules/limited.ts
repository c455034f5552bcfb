import type { Expression } from '../../program.ts';
import type { TypedLimit } from '../../typed/typed-model.ts';
import type { Draft, Lower } from '../draft.ts';
import { shareOf, tally } from './tallies.ts';

/** The smallest limit, at least 0. The first one named is what is wanted: `missed` is counted against it. */
export const lowerLimited = (draft: Draft, name: string, limits: readonly TypedLimit[], lower: Lower): void => {
  const { expressions: x } = draft;
  const target = draft.variable(name);
  const zero = x.number(0);
  const sizes = limits.map((l) => lower(l.term));
  const least = sizes.reduce((a, b) => x.apply('min', a, b));
  draft.set(target, x.apply('max', least, zero));
  if (limits.length === 1) return;
  const given = x.read(target);
  const wanted = x.apply('max', sizes[0] as Expression, zero);
  const bounds = limits.map((l, i) => {
    const size = sizes[i] as Expression;
    return { label: l.label, size, slack: shareOf(draft, x.apply('-', size, given), size) };
  });
  tally(draft, target, bounds, least, x.number(1), x.apply('-', wanted, given));
};
