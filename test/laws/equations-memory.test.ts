import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aux, dimension, flow, input, stock } from '../../src/equations/index.ts';
import { byMonth, fixed, runModel } from '../support/run-model.ts';

const MONTHS = 14;
const amounts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: MONTHS, maxLength: MONTHS });
const RUNS = { seed: 11, numRuns: 80 };

/** A queue of what entered, oldest first; what is there at the start has ages spread evenly over the life. */
const queue = (start: number, life: number, inflow: readonly number[], wanted: readonly number[]) => {
  const cohorts = Array.from({ length: life }, (_, i) => ({ entered: i - life, amount: start / life }));
  const take = (most: number): number => {
    let taken = 0;
    for (const c of cohorts) {
      const part = Math.min(c.amount, most - taken);
      c.amount -= part;
      taken += part;
    }
    return taken;
  };
  return inflow.map((entering, t) => {
    const balance = cohorts.reduce((n, c) => n + c.amount, 0);
    const lost = take(Math.min(wanted[t] as number, balance));
    const expired = cohorts.reduce((n, c) => (c.entered <= t - life ? n + c.amount : n), 0);
    for (const c of cohorts) if (c.entered <= t - life) c.amount = 0;
    cohorts.push({ entered: t, amount: entering });
    return { lost, expired, closing: cohorts.reduce((n, c) => n + c.amount, 0) };
  });
};

describe('memory', () => {
  it('expires what a queue of cohorts would, oldest first', () => {
    fc.assert(
      fc.property(amounts, amounts, fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 20 }), (inflow, wanted, start, life) => {
        const declarations = {
          start: input('chip', [], 'Start'),
          enter: input('chip/month', [], 'In'),
          want: input('chip/month', [], 'Wanted'),
          life: input('month', [], 'Life'),
          fleet: stock('chip', [], 'Fleet', { initial: 'start' }),
          entering: flow('chip/month', [], { to: 'fleet' }, 'enter', 'In'),
          failing: flow('chip/month', [], { from: 'fleet' }, 'min(want, fleet / month)', 'Lost'),
          ending: flow('chip/month', [], { from: 'fleet' }, 'expiring(fleet, life)', 'Too old'),
        };
        const inputs = { start: fixed(start), enter: byMonth(...inflow), want: byMonth(...wanted), life: fixed(life) };
        const { series } = runModel({ months: MONTHS, declarations, inputs });
        const rows = queue(start, life, inflow, wanted);
        for (const [name, key] of [
          ['failing', 'lost'],
          ['ending', 'expired'],
          ['fleet', 'closing'],
        ] as const)
          for (const [t, x] of series(name).entries()) expect(x).toBeCloseTo(rows[t]?.[key] ?? Number.NaN, 6);
      }),
      RUNS,
    );
  });

  it('conveys, delays and spreads as lists would', () => {
    const lags = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: MONTHS, maxLength: MONTHS });
    const age = dimension('age', 'Months back');
    const weights = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(amounts, lags, fc.integer({ min: 0, max: 20 }), weights, (up, lag, fixedLag, w) => {
        const declarations = {
          up: input('1', [], 'Up'),
          lag: input('month', [], 'Lag'),
          back: input('month', [], 'Back'),
          w: input('1', [age], 'Weights'),
          sent: aux('1', [], 'transit(up, lag)', 'Sent'),
          late: aux('1', [], 'delay(up, back, -1)', 'Late'),
          varied: aux('1', [], 'delay(up, lag, 5 * up)', 'Varied'),
          soft: aux('1', [], 'spread(up, w)', 'Soft'),
        };
        const members = { age: w.map((_, i) => `${i}`) };
        const inputs = { up: byMonth(...up), lag: byMonth(...lag), back: fixed(fixedLag), w: fixed(...w) };
        const { series } = runModel({ months: MONTHS, declarations, members, inputs });
        const at = (t: number): number => up[t] as number;
        expect(series('sent')).toEqual(up.map((_, t) => up.reduce((n, x, e) => (e + (lag[e] as number) === t ? n + x : n), 0)));
        expect(series('late')).toEqual(up.map((_, t) => (t < fixedLag ? -1 : at(t - fixedLag))));
        expect(series('varied')).toEqual(up.map((x, t) => (t < (lag[t] as number) ? 5 * x : at(t - (lag[t] as number)))));
        for (const [t, x] of series('soft').entries())
          expect(x).toBeCloseTo(
            w.reduce((n, weight, k) => n + weight * (t < k ? 0 : at(t - k)), 0),
            9,
          );
      }),
      RUNS,
    );
  });
});
