import { beforeAll, describe, expect, it } from 'vitest';
import { type Results, simulate } from '../../src/engine/index.ts';
import type { Plan } from '../../src/study/index.ts';
import { runOnce } from '../support/read-results.ts';
import { planned, shipped } from '../support/shipped-world.ts';

const SEED = 11;
const DRAWS = 140;
const guian = shipped('guizhou-guian');
const planOf = (draws: number, seed = SEED): Plan => planned(guian, { draws, seed });

/** How many of the first `draws` of all cells differ. */
const differing = (a: Results, b: Results, draws: number): number => {
  expect(a.series.length).toBe(b.series.length);
  let differ = 0;
  for (const [i, s] of a.series.entries()) {
    for (let month = 0; month < a.months; month++) {
      for (let member = 0; member < s.members; member++) {
        const [x, y] = [s.draws(month, member), b.series[i]?.draws(month, member)];
        for (let draw = 0; draw < draws; draw++) if (!Object.is(x[draw], y?.[draw])) differ++;
      }
    }
  }
  return differ;
};

const overallsOf = (results: Results, draws: number): readonly (readonly number[])[] =>
  results.overalls.map((o) => [...o.values.subarray(0, draws)]);

describe('draws of the provincial plan', () => {
  let base: Results;
  beforeAll(async () => {
    base = await runOnce(planOf(DRAWS), DRAWS, SEED);
  });

  it('are the same bytes for the same seed', async () => {
    const again = await runOnce(planOf(DRAWS), DRAWS, SEED);
    expect(differing(again, base, DRAWS)).toBe(0);
    expect(overallsOf(again, DRAWS)).toEqual(overallsOf(base, DRAWS));
  });

  it('are others for another seed', async () => {
    const other = await runOnce(planOf(DRAWS, SEED + 1), DRAWS, SEED + 1);
    expect(overallsOf(other, DRAWS)).not.toEqual(overallsOf(base, DRAWS));
  });

  it.each([64, 128])('are the same bytes in blocks of %i', (blockDraws) => {
    const { program, inputs } = planOf(DRAWS);
    const other = simulate(program, inputs, { draws: DRAWS, seed: SEED, blockDraws });
    expect(differing(other, base, DRAWS)).toBe(0);
    expect(overallsOf(other, DRAWS)).toEqual(overallsOf(base, DRAWS));
  });

  it('do not depend on how many there are', async () => {
    const few = await runOnce(planOf(7), 7, SEED);
    expect(differing(few, base, 7)).toBe(0);
    expect(overallsOf(few, 7)).toEqual(overallsOf(base, 7));
  });
});
