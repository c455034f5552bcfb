import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Results } from '../../src/engine/index.ts';
import { monthly, runOnce } from '../support/read-results.ts';
import { planned, shipped } from '../support/shipped-world.ts';
import { TINY, type TinyFigures } from '../support/tiny-figures.ts';
import { tinyText } from '../support/tiny-world.ts';

const SEED = 20260101;
const total = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0);
/** Room for roundings of sums over some dozens of months. */
const SLACK = 1e-9;

const guian = shipped('guizhou-guian');
const guianRun = (sets: readonly string[], variant?: string): Promise<Results> => runOnce(planned(guian, { sets, variant }));
const tinyRun = (f: Partial<TinyFigures>): Promise<Results> => runOnce(planned(tinyText({ ...TINY, ...f }, 'all')));

/** Valid changes of the provincial scenario, as the command line would make them. */
const guianChanges = fc
  .tuple(
    fc.integer({ min: 50, max: 200 }).map((x) => `parameters.budget_scale=${x / 100}`),
    fc.integer({ min: 1, max: 100 }).map((x) => `supply.access=${x} %`),
    fc.integer({ min: 10, max: 400 }).map((x) => `sites.guian.phases.two.power=${x} MW`),
    fc.integer({ min: 100, max: 9000 }).map((x) => `sites.guian.crews=${x} chip/month`),
    fc.integer({ min: 1, max: 24 }).map((x) => `investment.enterprise.spending_time=${x} month`),
    fc.integer({ min: 1, max: 300 }).map((x) => `procurement.spread=${x} %`),
    fc.integer({ min: 0, max: 100 }).map((x) => `investment.enterprise.reinvest=${x} %`),
  )
  .chain((all) => fc.subarray(all));

const tinyChanges: fc.Arbitrary<Partial<TinyFigures>> = fc.record({
  embargoFrom: fc.constantFrom(undefined, 0, 3, 9, 17),
  demand: fc.constantFrom(0.01, 0.2, 1000),
  spread: fc.constantFrom(0.1, 0.5, 3),
  wafers: fc.constantFrom(0, 50, 400),
  phase: fc.constantFrom(0, 4, 40),
  grandfathered: fc.constantFrom(0, 0.5, 1),
  debtShare: fc.constantFrom(0, 0.7),
  vat: fc.constantFrom([0, 0, 0] as const, [0.13, 0.09, 0.06] as const),
});

describe('rules', () => {
  it('an embargo ends legal imports from its month on', async () => {
    await fc.assert(
      fc.asyncProperty(guianChanges, fc.integer({ min: 0, max: 77 }), async (sets, month) => {
        const date = `${2024 + Math.floor((month + 6) / 12)}-${String(((month + 6) % 12) + 1).padStart(2, '0')}`;
        const bought = monthly(await guianRun([...sets, `policy.embargo={from: ${date}}`]), 'supply.imports');
        expect(bought.slice(month).every((x) => x === 0)).toBe(true);
      }),
      { seed: SEED, numRuns: 6, endOnFailure: true },
    );
  });

  it('without any act every chip passes, and none leaks', async () => {
    await fc.assert(
      fc.asyncProperty(guianChanges, async (sets) => {
        const results = await guianRun([...sets, 'policy={timeline: none, change: null}']);
        const permits = results.series.find((s) => s.recorded.id === 'policy.permit');
        expect(permits?.mean.length).toBeGreaterThan(0);
        expect(permits?.mean.every((x) => x === 1)).toBe(true);
        expect(monthly(results, 'supply.leakage').every((x) => x === 0)).toBe(true);
      }),
      { seed: SEED, numRuns: 4, endOnFailure: true },
    );
  });

  it('a mandate to buy at home ends foreign purchases of state money, and of no other', async () => {
    const text = tinyText({ ...TINY, spread: 2, power: [400, 0], built: [400, 0] }, 'all')
      .replace('timeline: none', 'timeline: none, change: [{regime: cn-2025-11-05-state-dc}]')
      .replace('eligible: {chips: domestic, uses: [chips]', 'eligible: {chips: all, uses: [chips]')
      .concat('outputs: [{variable: chips.bought, by: [programme, chip]}]\n');
    const results = await runOnce(planned(text));
    const cells = results.series.find((s) => s.recorded.id === 'chips.bought' && s.recorded.axes.length === 2);
    const [first, second] = cells?.recorded.axes ?? [];
    if (!cells || !first || !second) throw new Error('the cells of purchases are missing');
    const of = (programme: string): number[] => {
      const byName = new Map([first, second].map((a) => [a.name, a]));
      const places = [first, second].map((a) => a.members.indexOf(a.name === 'chip' ? 'h20' : programme));
      expect([...byName.keys()].sort()).toEqual(['chip', 'programme']);
      const member = (places[0] as number) * second.members.length + (places[1] as number);
      return Array.from({ length: results.months }, (_, t) => cells.mean[t * cells.members + member] as number);
    };
    // cn-2025-11-05-state-dc takes effect on 5 November 2025, the eleventh month
    expect(total(of('state').slice(0, 10))).toBeGreaterThan(0);
    expect(
      of('state')
        .slice(10)
        .every((x) => x === 0),
    ).toBe(true);
    expect(total(of('firm').slice(10))).toBeGreaterThan(0);
  });
});

describe('more of something', () => {
  it('more money is never less money spent', async () => {
    await fc.assert(
      fc.asyncProperty(guianChanges, fc.integer({ min: 50, max: 150 }), fc.integer({ min: 1, max: 50 }), async (sets, low, more) => {
        const spent = async (x: number) =>
          total(monthly(await guianRun([...sets, `parameters.budget_scale=${x / 100}`]), 'funds.spent', ['programme', 'province']));
        expect(await spent(low + more)).toBeGreaterThanOrEqual((await spent(low)) * (1 - SLACK));
      }),
      { seed: SEED, numRuns: 4, endOnFailure: true },
    );
  });

  it('more access to national supply is never fewer chips delivered', async () => {
    await fc.assert(
      fc.asyncProperty(tinyChanges, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 40 }), async (f, low, more) => {
        const delivered = async (x: number) => total(monthly(await tinyRun({ ...f, access: x / 100, debtShare: 0 }), 'chips.delivered'));
        expect(await delivered(low + more)).toBeGreaterThanOrEqual((await delivered(low)) * (1 - SLACK));
      }),
      { seed: SEED, numRuns: 6, endOnFailure: true },
    );
  });
});

describe('what must balance', () => {
  it('chips bought are somewhere', async () => {
    await fc.assert(
      fc.asyncProperty(tinyChanges, fc.constantFrom(6, 13, 60), fc.constantFrom(0, 0.02, 0.3), async (f, life, spares) => {
        const [foreign, home] = TINY.chips;
        const r = await tinyRun({
          ...f,
          chips: [
            { ...foreign, life, spares, installed: 300 },
            { ...home, life, spares },
          ],
          built: [2, 1],
        });
        const gone = ['chips.retired', 'chips.retired_early', 'chips.seized', 'chips.returned'].map((id) => total(monthly(r, id)));
        const there = ['chips.on_order', 'chips.waiting', 'chips.spare', 'chips.installed'].map((id) => monthly(r, id).at(-1) as number);
        const came = total(monthly(r, 'chips.bought')) + 300;
        expect(Math.abs(came - total(gone) - total(there))).toBeLessThan(1e-9 * came);
      }),
      { seed: SEED, numRuns: 6, endOnFailure: true },
    );
  });

  it('work served is neither more than is wanted nor more than there is', async () => {
    await fc.assert(
      fc.asyncProperty(guianChanges, async (sets) => {
        const r = await guianRun(sets);
        const [wanted, there] = [monthly(r, 'demand.total'), monthly(r, 'capacity.accessible')];
        for (const [t, x] of monthly(r, 'demand.served').entries()) {
          expect(x).toBeLessThanOrEqual((wanted[t] as number) * (1 + SLACK));
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x, `month ${t}`).toBeLessThanOrEqual((there[t] as number) * (1 + SLACK));
        }
      }),
      { seed: SEED, numRuns: 4, endOnFailure: true },
    );
  });

  it('cost lines of a month add up to cost.total', async () => {
    await fc.assert(
      fc.asyncProperty(tinyChanges, async (f) => {
        const r = await tinyRun(f);
        const lines = r.series.filter((s) => s.recorded.id.startsWith('cost.line.') && s.recorded.axes.length === 0);
        const all = monthly(r, 'cost.total');
        for (const [t, x] of all.entries()) {
          const parts = lines.map((s) => (s.mean[t] as number) / s.recorded.unit.factor);
          expect(Math.abs(total(parts) - x)).toBeLessThanOrEqual(SLACK * Math.max(1, total(parts.map(Math.abs))));
        }
      }),
      { seed: SEED, numRuns: 6, endOnFailure: true },
    );
  });
});
