import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Results } from '../../src/engine/index.ts';
import { hoursIn } from '../../src/kit/month.ts';
import { rowsIn } from '../../src/output/table.ts';
import { annual } from '../../src/output/tables/annual.ts';
import { costs } from '../../src/output/tables/costs.ts';
import { viewOfRun } from '../../src/output/view-of-run.ts';
import type { Plan } from '../../src/study/index.ts';
import { monthly, runOnce } from '../support/read-results.ts';
import { planned } from '../support/shipped-world.ts';
import { TINY, type TinyFigures } from '../support/tiny-figures.ts';
import { START, tinyText } from '../support/tiny-world.ts';

const changes: fc.Arbitrary<Partial<TinyFigures>> = fc.record({
  embargoFrom: fc.constantFrom(undefined, 5),
  debtShare: fc.constantFrom(0, 0.5),
  vat: fc.constantFrom([0, 0, 0] as const, [0.13, 0.09, 0.06] as const),
  rent: fc.constantFrom(0, 10, 500),
});

const tinyRun = async (f: Partial<TinyFigures>): Promise<{ plan: Plan; results: Results }> => {
  const plan = planned(tinyText({ ...TINY, ...f }, 'all'));
  return { plan, results: await runOnce(plan) };
};

const viewOf = (plan: Plan, results: Results) =>
  viewOfRun(plan, results, { name: 'tiny', version: '0.0.0', sets: [], scenarioFiles: [], dataFiles: [] });

describe('tables of a run', () => {
  it('costs.csv adds up to cost.total, month by month', async () => {
    await fc.assert(
      fc.asyncProperty(changes, async (f) => {
        const { plan, results } = await tinyRun(f);
        const table = costs(viewOf(plan, results));
        const [period, mean] = ['period', 'mean'].map((name) => table.columns.findIndex((c) => c.name === name)) as [number, number];
        const sums = new Map<string, { sum: number; size: number }>();
        for (const row of rowsIn(table)) {
          const at = sums.get(row[period] as string) ?? { sum: 0, size: 0 };
          const x = row[mean] as number;
          sums.set(row[period] as string, { sum: at.sum + x, size: at.size + Math.abs(x) });
        }
        const total = monthly(results, 'cost.total');
        const written = [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
        expect(written.length).toBe(results.months);
        for (const [t, [month, { sum, size }]] of written.entries())
          expect(Math.abs(sum - (total[t] as number)), month).toBeLessThanOrEqual(1e-9 * size);
      }),
      { seed: 3, numRuns: 6, endOnFailure: true },
    );
  });

  it('annual.csv says of a year what its months say', async () => {
    const { plan, results } = await tinyRun({ power: [400, 0], built: [400, 0] });
    const table = annual(viewOf(plan, results));
    const rows = [...rowsIn(table)];
    const column = (name: string): number => table.columns.findIndex((c) => c.name === name);
    const [id, year, mean] = [column('variable'), column('period'), column('mean')];
    const places = ['chip', 'site', 'programme', 'workload'].map(column).filter((c) => c >= 0);
    const yearly = (variable: string, y: string): number => {
      const row = rows.find((r) => r[id] === variable && r[year] === y && places.every((c) => r[c] === ''));
      if (!row) throw new Error(`annual.csv has no ${variable} of ${y}`);
      return row[mean] as number;
    };
    const months = (variable: string) => monthly(results, variable).slice(12, 24);
    const sum = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0);
    const near = (variable: string, hand: number): void =>
      expect(Math.abs(yearly(variable, '2026') - hand), variable).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(hand)));
    for (const flow of ['chips.bought', 'cost.total', 'revenue', 'supply.domestic']) near(flow, sum(months(flow)));
    for (const stock of ['chips.installed', 'capacity.effective']) near(stock, months(stock).at(-1) as number);
    near('power.it', sum(months('power.it')) / 12);
    // all energy of the year in GWh over that of the machines, whose power is in MW
    const energyIT = months('power.it').map((power, i) => (power * hoursIn(START + 12 + i)) / 1000);
    near('pue.realised', sum(months('energy')) / sum(energyIT));
  });
});
