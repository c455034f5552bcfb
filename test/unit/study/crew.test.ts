import { describe, expect, it } from 'vitest';
import { SEGMENT, type Series } from '../../../src/engine/index.ts';
import { SHOWN_SHARES } from '../../../src/engine/results.ts';
import { type Crew, fillTable, preparedFor, run, type Share, simulateShare } from '../../../src/study/run.ts';
import { planned } from '../../support/shipped-world.ts';
import { SMALL_SCENARIO } from '../../support/small-scenario.ts';

const DRAWS = 3 * SEGMENT + 10;
const plan = planned(SMALL_SCENARIO, { draws: DRAWS });

/** Others that work here, and remember what they were given. */
const crewOf = (others: number, simulate: Crew['simulate'] = (share) => simulateShare(preparedFor(plan, DRAWS, true), share)) => {
  const taken: Share[] = [];
  const crew: Crew = {
    others,
    simulate: (share, onDone) => {
      taken.push(share);
      return simulate(share, onDone);
    },
    findOutcomes: async (table) => {
      // a stretch now and then, as the asking thread's own go on
      for (const _ of fillTable(plan, table, DRAWS)) await Promise.resolve();
    },
  };
  return { crew, taken };
};

/** What results show of each member's last month. */
const outcomes = ({ outcomes: of, members }: Series) =>
  Array.from({ length: members }, (_, member) => of?.month(plan.program.months - 1, member).quantiles(SHOWN_SHARES));

describe('a run with others', () => {
  it('gives the first share to the thread that asks, and the rest to them', async () => {
    const { crew, taken } = crewOf(2);
    const together = await run(plan, DRAWS, 1, undefined, crew);
    const alone = await run(plan, DRAWS, 1);
    expect(taken.map((share) => share.firstDraw)).toEqual([SEGMENT, 2 * SEGMENT]);
    expect(taken.reduce((n, share) => n + share.draws, 0)).toBe(DRAWS - SEGMENT);
    expect(together.series.map((s) => [...s.mean])).toEqual(alone.series.map((s) => [...s.mean]));
    expect(together.series.map(outcomes)).toEqual(alone.series.map(outcomes));
    expect(together.overalls.map((o) => [...o.values])).toEqual(alone.overalls.map((o) => [...o.values]));
  });

  it('counts all draws of all shares, and never backwards', async () => {
    const seen: number[] = [];
    const { crew } = crewOf(1, (share, onDone) => simulateShare(preparedFor(plan, DRAWS), share, async (done) => onDone(done)));
    await run(plan, DRAWS, 1, async (done, total) => void seen.push(total === DRAWS ? done : Number.NaN), crew);
    expect(Math.max(...seen)).toBe(DRAWS);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it('fails as one thread would: with what went wrong in the lowest draws', async () => {
    const { crew } = crewOf(2, async (share) => {
      throw new Error(`from ${share.firstDraw}`);
    });
    await expect(run(plan, DRAWS, 1, undefined, crew)).rejects.toThrow(`from ${SEGMENT}`);
    // a fault here counts before theirs
    const stopped = async (done: number): Promise<void> => {
      if (done > 0) throw new Error('here');
    };
    await expect(run(plan, DRAWS, 1, stopped, crew)).rejects.toThrow('here');
  });
});
