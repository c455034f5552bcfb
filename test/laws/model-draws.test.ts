import { beforeAll, describe, expect, it } from 'vitest';
import { type Results, simulate } from '../../src/engine/index.ts';
import type { Plan } from '../../src/study/index.ts';
import { runOnce } from '../support/read-results.ts';
import { planned, shipped } from '../support/shipped-world.ts';

const SEED = 11;
const DRAWS = 300;
const guian = shipped('guizhou-guian');
const planOf = (draws: number, seed = SEED): Plan => planned(guian, { draws, seed });

/** Every draw of every series, in order. */
const bytesOf = (results: Results, draws: number): Float64Array => {
  const out: number[] = [];
  for (const s of results.series)
    for (let month = 0; month < results.months; month++)
      for (let member = 0; member < s.members; member++) out.push(...s.draws(month, member).subarray(0, draws));
  return Float64Array.from(out);
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
    expect(bytesOf(again, DRAWS)).toEqual(bytesOf(base, DRAWS));
    expect(overallsOf(again, DRAWS)).toEqual(overallsOf(base, DRAWS));
    for (const [i, s] of base.series.entries()) expect(again.series[i]?.mean).toEqual(s.mean);
  });

  it('are others for another seed', async () => {
    const other = await runOnce(planOf(DRAWS, SEED + 1), DRAWS, SEED + 1);
    expect(overallsOf(other, DRAWS)).not.toEqual(overallsOf(base, DRAWS));
  });

  it.each([32, 128])('are the same bytes in blocks of %i', (blockDraws) => {
    const { program, inputs } = planOf(DRAWS);
    const other = simulate(program, inputs, { draws: DRAWS, seed: SEED, blockDraws });
    expect(bytesOf(other, DRAWS)).toEqual(bytesOf(base, DRAWS));
    expect(overallsOf(other, DRAWS)).toEqual(overallsOf(base, DRAWS));
  });

  it('do not depend on how many there are', async () => {
    const few = await runOnce(planOf(7), 7, SEED);
    expect(bytesOf(few, 7)).toEqual(bytesOf(base, 7));
    expect(overallsOf(few, 7)).toEqual(overallsOf(base, 7));
  });
});
