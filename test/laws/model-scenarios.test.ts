import { describe, expect, it } from 'vitest';
import type { Results } from '../../src/engine/index.ts';
import { runOnce, seriesOf } from '../support/read-results.ts';
import { planned, planText, shipped, shippedScenarios } from '../support/shipped-world.ts';

/** Every scenario that stands on its own; bases are what they extend. */
const names = shippedScenarios().filter((name) => !name.startsWith('bases/'));

describe.each(names)('%s', (name) => {
  it('plans without problems in every variant, and runs the same twice', async () => {
    const base = planned(shipped(name));
    const [once, twice] = [await runOnce(base), await runOnce(planned(shipped(name)))];
    for (const [i, s] of once.series.entries()) expect(twice.series[i]?.mean, s.recorded.id).toEqual(s.mean);
    for (const variant of base.scenario.variants) {
      const { plan, problems } = planText(shipped(name), { variant });
      expect(problems, variant).toEqual([]);
      if (plan)
        for (const s of (await runOnce(plan)).series) expect(s.mean.every(Number.isFinite), `${variant} ${s.recorded.id}`).toBe(true);
    }
  });
});

/** Which limit bound each flow, month by month. */
const boundOf = (results: Results): string =>
  results.limits.map((l) => `${l.tally.flow} ${l.tally.limit} ${[...l.bound].join('')}`).join('\n');

describe('variants of the provincial plan', () => {
  const guian = shipped('guizhou-guian');
  const variants = planned(guian).scenario.variants;

  it.each(variants)('%s changes what binds', async (variant) => {
    const [base, varied] = [await runOnce(planned(guian)), await runOnce(planned(guian, { variant }))];
    expect(boundOf(varied)).not.toBe(boundOf(base));
  });
});

describe('the nation', () => {
  it('has more effective compute without controls than as it happened, and less under a full embargo', async () => {
    const DRAWS = 64;
    const ends = async (variant: string): Promise<readonly number[]> => {
      const plan = planned(shipped('china-national'), { variant, draws: DRAWS });
      const { mean } = seriesOf(await runOnce(plan, DRAWS), 'capacity.effective');
      // December of 2026 to 2030
      const december = (year: number): number => year * 12 + 11 - plan.scenario.horizon.start;
      return [2026, 2027, 2028, 2029, 2030].map((year) => mean[december(year)] as number);
    };
    const [free, happened, denied] = [await ends('no-controls'), await ends('as-happened'), await ends('full-embargo')];
    for (const [i, x] of happened.entries()) {
      expect(free[i] as number, `year ${2026 + i}`).toBeGreaterThanOrEqual(x);
      expect(denied[i] as number, `year ${2026 + i}`).toBeLessThanOrEqual(x);
    }
  });
});
