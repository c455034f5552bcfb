import type { Program, Tally } from '../../../equations/index.ts';
import type { Cell } from '../draw/cell.ts';
import type { Draw } from '../draw/draw.ts';
import type { DecidingLimit } from '../explanation.ts';
import type { Naming } from './naming.ts';

interface Standing {
  readonly tally: Tally;
  /** What it held back, or gave where the want decided; over the members. */
  readonly decided: number;
  readonly binds: number;
  /** Least unused share over the members. */
  readonly slack: number;
}

const standing = (tally: Tally, cells: readonly Cell[], draw: Draw): Standing => {
  let [decided, binds, slack] = [0, 0, Number.POSITIVE_INFINITY];
  for (const { month, member } of cells) {
    const spot = { space: tally.space, month, member };
    const bound = draw.evaluate(tally.bound, spot) !== 0;
    if (bound) [decided, binds] = [decided + draw.evaluate(tally.missed, spot), binds + 1];
    slack = Math.min(slack, draw.evaluate(tally.slack, spot));
  }
  return { tally, decided, binds, slack };
};

/**
 * Which limit decided a flow in a month, over some of its members the one that decided most, and which comes next:
 * the one with the least left unused.
 * @returns nothing for what no limits are counted of
 */
export const decidingLimit = (program: Program, cells: readonly Cell[], draw: Draw, naming: Naming): DecidingLimit | undefined => {
  const flow = cells[0]?.variable.name;
  const all = program.tallies.filter((t) => t.flow === flow).map((t) => standing(t, cells, draw));
  const [first, ...rest] = all.sort((a, b) => b.decided - a.decided || b.binds - a.binds);
  if (!first || first.binds === 0) return undefined;
  const next = rest.reduce<Standing | undefined>((best, s) => (best && best.slack <= s.slack ? best : s), undefined);
  return {
    name: naming.limitName(first.tally.limit),
    next: next && naming.limitName(next.tally.limit),
    unused: next && Number.isFinite(next.slack) ? next.slack : undefined,
  };
};
