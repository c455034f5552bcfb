import type { Unit } from '../../kit/unit.ts';

/** A formula as read: three kinds of node, whatever the notation was. Operators are calls. */
export type Syntax =
  | { readonly kind: 'number'; readonly value: number; readonly unit: Unit | undefined }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly fn: string; readonly args: readonly Syntax[] };

const LEVELS = ['or', 'and', '== != < <= > >=', '+ -', '* /', 'neg not', '^'];

/** How tightly operators bind, loosest first. A map, since a user's function may be called `constructor`. */
const RANKS: ReadonlyMap<string, number> = new Map(LEVELS.flatMap((level, i) => level.split(' ').map((op) => [op, i + 1] as const)));

/** Of these a chain without brackets groups from the left; comparisons cannot be chained, powers group from the right. */
const GROUPS_LEFT = /^(?:[-+*/]|and|or)$/;

const TIGHT = LEVELS.length + 1;
const LIKE_A_PRODUCT = 5;

const isMonth = (s: Syntax): boolean => s.kind === 'number' && s.value === 1 && s.unit?.text === 'month';

const rankOf = (s: Syntax): number => {
  if (s.kind === 'call') return RANKS.get(s.fn) ?? TIGHT;
  return s.kind === 'name' || isMonth(s) || (s.unit === undefined && s.value >= 0) ? TIGHT : LIKE_A_PRODUCT;
};

const inside = (s: Syntax, above: number): string => (rankOf(s) < above ? `(${write(s)})` : write(s));

/** The formula as text again, spaces and brackets tidied: equal formulas give equal text. */
export const write = (s: Syntax): string => {
  if (s.kind === 'name') return s.name;
  if (s.kind === 'number') return s.unit === undefined ? `${s.value}` : isMonth(s) ? 'month' : `${s.value} ${s.unit.text}`;
  const [a, b] = s.args as [Syntax, Syntax];
  const rank = RANKS.get(s.fn);
  if (rank === undefined) return `${s.fn}(${s.args.map(write).join(', ')})`;
  if (s.fn === 'neg') return `-${inside(a, rank + 1)}`;
  if (s.fn === 'not') return `not ${inside(a, rank)}`;
  return `${inside(a, GROUPS_LEFT.test(s.fn) ? rank : rank + 1)} ${s.fn} ${inside(b, rank + 1)}`;
};
