import { beforeAll, describe, expect, it } from 'vitest';
import type { Results } from '../../../src/engine/index.ts';
import { yearsOf } from '../../../src/kit/years.ts';
import { drawsOfYear } from '../../../src/output/annual-spread.ts';
import type { Plan } from '../../../src/study/index.ts';
import { runOnce, seriesOf } from '../../support/read-results.ts';
import { planned, shipped } from '../../support/shipped-world.ts';

const DRAWS = 5;

let plan: Plan;
let results: Results;

beforeAll(async () => {
  plan = planned(shipped('guizhou-guian'), { draws: DRAWS });
  results = await runOnce(plan, DRAWS);
});

const years = () => yearsOf(plan.scenario.horizon.start, plan.scenario.horizon.months);

/** Sum over the months of a year in one draw, base units. */
const summed = (id: string, { from, to }: { readonly from: number; readonly to: number }, draw: number): number => {
  let sum = 0;
  for (let month = from; month < to; month++) sum += seriesOf(results, id).draws(month, 0)[draw] as number;
  return sum;
};

describe('years that are ratios of sums', () => {
  it.each([['observed.domestic_share', 'observed.cards_domestic', 'observed.cards_total']])('%s is %s over %s', (ratio, over, under) => {
    for (const year of years()) {
      const found = drawsOfYear(seriesOf(results, ratio), 0, year);
      for (let draw = 0; draw < DRAWS; draw++) expect(found[draw]).toBeCloseTo(summed(over, year, draw) / summed(under, year, draw), 5);
    }
  });

  it('turn out near the facility’s energy over what its machines take', () => {
    for (const year of years()) {
      const found = drawsOfYear(seriesOf(results, 'pue.realised'), 0, year);
      for (let draw = 0; draw < DRAWS; draw++) {
        // months weigh by their hours, which differ by a tenth
        const byPower = summed('power.facility', year, draw) / summed('power.it', year, draw);
        expect((found[draw] as number) / byPower).toBeGreaterThan(0.97);
        expect((found[draw] as number) / byPower).toBeLessThan(1.03);
      }
    }
  });

  it('lie between the least and the greatest of their months, where these all have a value', () => {
    for (const id of ['market.share', 'selfreliance.units', 'selfreliance.share', 'fill', 'sold', 'busy']) {
      for (const year of years().slice(1)) {
        const found = drawsOfYear(seriesOf(results, id), 0, year);
        for (let draw = 0; draw < DRAWS; draw++) {
          const months = Array.from(
            { length: year.to - year.from },
            (_, i) => seriesOf(results, id).draws(year.from + i, 0)[draw] as number,
          );
          expect(found[draw]).toBeGreaterThanOrEqual(Math.min(...months) - 1e-6);
          expect(found[draw]).toBeLessThanOrEqual(Math.max(...months) + 1e-6);
        }
      }
    }
  });
});
