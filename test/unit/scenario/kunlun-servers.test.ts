import { expect, it } from 'vitest';
import { monthly, runOnce } from '../../support/read-results.ts';
import { planned, shipped } from '../../support/shipped-world.ts';

/** The shipped scenario without what is uncertain. */
const outcome = async (variant?: string) => {
  const results = await runOnce(planned(shipped('kunlun-servers'), { variant }));
  const sum = (id: string): number => monthly(results, id).reduce((a, b) => a + b, 0);
  return {
    domestic:
      monthly(results, 'chips.installed', ['chip', 'ascend_910b2']).at(-1)! +
      monthly(results, 'chips.installed', ['chip', 'ascend_910c']).at(-1)!,
    imported: monthly(results, 'chips.installed', ['chip', 'h20']).at(-1)!,
    integrated: monthly(results, 'general.integrated').at(-1)!,
    wanted: monthly(results, 'demand.general').at(-1)!,
    separate: monthly(results, 'general.separate').at(-1)!,
    servers: sum('cost.line.general_servers'),
    electricity: sum('cost.line.general_electricity'),
  };
};

it('lets integrated servers do ordinary work that separate ones must be bought for', async () => {
  const [plan, separate] = [await outcome(), await outcome('separate')];
  expect(plan.domestic).toBeGreaterThan(500);
  expect(plan.integrated).toBeGreaterThan(0.9 * plan.wanted);
  expect([separate.integrated, separate.separate]).toEqual([0, separate.wanted]);
  expect(separate.servers).toBeGreaterThan(1.2 * plan.servers);
  expect(separate.electricity).toBeGreaterThan(3 * plan.electricity);
});

it('buys imported servers for the same money where told to', async () => {
  const [plan, imported] = [await outcome(), await outcome('imported')];
  expect([plan.imported, imported.domestic]).toEqual([0, 0]);
  expect(imported.imported).toBeGreaterThan(100);
  expect(imported.separate).toBeCloseTo(imported.wanted, 6);
});
