import { describe, expect, it } from 'vitest';
import { type BreakEvenRequest, breakEven } from '../../../src/study/break-even/index.ts';
import { rootOf } from '../../../src/study/break-even/root.ts';
import { overallOf, runOnce } from '../../support/read-results.ts';
import { planned, shipped, world } from '../../support/shipped-world.ts';
import { tinyText } from '../../support/tiny-world.ts';

const solved = (f: (x: number) => number, start: number) => rootOf(async (x) => f(x), start);

describe('a zero of a function', () => {
  it.each([
    ['of a line', (x: number) => 3 * x - 12, 1, 4],
    ['far above the start', (x: number) => x - 1e6, 1, 1e6],
    ['far below it', (x: number) => x - 1e-5, 1, 1e-5],
    ['of a cubic', (x: number) => (x - 2) ** 3, 1.1, 2],
    ['of an exponential', (x: number) => Math.exp(x) - 20, 0.1, Math.log(20)],
    ['beside values that cannot be tried', (x: number) => (x > 1 ? Number.NaN : x - 0.3), 0.9, 0.3],
  ] as const)('%s', async (_, f, start, root) => {
    expect(await solved(f, start)).toEqual({ x: expect.closeTo(root, 4) });
  });

  it('is not invented where there is none', async () => {
    expect(await solved((x) => x * x + 1, 1)).toMatchObject({ code: 'no-root' });
    expect(await solved(() => Number.NaN, 1)).toMatchObject({ code: 'undefined-metric' });
  });
});

const TEXT = tinyText();

const ask = (solve: string, target: string, more: Partial<BreakEvenRequest> = {}) =>
  breakEven(
    {
      file: 'tiny.yaml',
      read: (file) => (file === 'tiny.yaml' ? TEXT : undefined),
      shipped,
      draws: 1,
      seed: 1,
      stat: 'mean',
      solve,
      target,
      ...more,
    },
    world,
  );

describe('break-even', () => {
  it('finds the rent at which the plan breaks even, and the plan run with it does', async () => {
    const result = await ask('finance.rental_price', 'finance.npv=0');
    if (!('found' in result)) throw new Error(JSON.stringify(result));
    const { path, value, unit, metric } = result.found;
    expect({ path, unit, metric }).toEqual({ path: 'finance.rental_price', unit: 'CNY/PFLOPS/hour', metric: 'finance.npv' });
    const at = async (rent: number) =>
      overallOf(await runOnce(planned(TEXT, { sets: [`finance.rental_price=${rent} ${unit}`] })), 'finance.npv')[0] as number;
    // a ten-thousandth of the rent either way is what separates loss from gain
    expect(Math.sign(await at(value * 1.0001))).toBe(1);
    expect(Math.sign(await at(value * 0.9999))).toBe(-1);
  });

  it('meets a target with a unit and a month', async () => {
    const result = await ask('investment.firm.amount', 'capacity.installed@2025-06=0.9 EFLOPS');
    if (!('found' in result)) throw new Error(JSON.stringify(result));
    expect(result.found.reached).toBeCloseTo(0.9, 6);
    expect(result.found.metricUnit).toBe('EFLOPS');
  });

  it.each([
    ['finance.rentalprice', 'finance.npv=0', { fault: { code: 'unknown-path' } }],
    ['finance.rental_price', 'finance.nvp=0', { fault: { hint: expect.stringContaining('finance.npv') } }],
    ['finance.rental_price', 'finance.npv', { fault: { code: 'bad-target' } }],
    ['finance.rental_price', 'finance.npv=5 MW', { fault: { code: expect.any(String) } }],
    ['finance.rental_price', 'capacity.installed@2025-06=900 EFLOPS', { fault: { code: 'no-root' } }],
  ])('refuses %s for %s', async (solve, target, told) => {
    expect(await ask(solve, target)).toMatchObject(told);
  });
});
