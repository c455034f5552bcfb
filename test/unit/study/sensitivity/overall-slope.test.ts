import { describe, expect, it } from 'vitest';
import { overallSlope } from '../../../../src/study/sensitivity/tangent/overall-slope.ts';

const of = Float64Array.of(-100, 10, -5, 80, 60);
const step = Float64Array.of(3, -1, 2, 0.5, 4);
const all = [true, true, true, true, true];
const months = { of, step, rate: 0.08, rateStep: 0.02, counted: all };

/** Present value of flows, written as the sum it is. */
const npv = (x: readonly number[], rate: number): number => x.reduce((sum, v, t) => sum + v / (1 + rate) ** (t / 12), 0);

const moved = (by: number): number[] => Array.from(of, (x, t) => x + by * (step[t] as number));
const H = 1e-6;

/** The annual rate at which the present value is 0, by halving. */
const irr = (x: readonly number[]): number => {
  let [low, high] = [-0.9, 50];
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (npv(x, middle) > 0) low = middle;
    else high = middle;
  }
  return low;
};

describe('the step of an overall quantity', () => {
  it('of a present value moves with flows and with the rate', () => {
    const central = (npv(moved(H), 0.08 + H * 0.02) - npv(moved(-H), 0.08 - H * 0.02)) / (2 * H);
    expect(overallSlope('npv', Number.NaN, months)).toBeCloseTo(central, 6);
  });

  it('of a rate of return keeps the present value at 0', () => {
    const rate = irr([...of]);
    const central = (irr(moved(1e-4)) - irr(moved(-1e-4))) / 2e-4;
    expect(overallSlope('irr', rate, months)).toBeCloseTo(central, 4);
  });

  it.each([
    ['total', 8.5],
    ['mean', 1.7],
    ['first', 3],
    ['last', 4],
    ['least', 3],
    ['greatest', 0.5],
  ] as const)('of a %s', (how, known) => {
    expect(overallSlope(how, Number.NaN, months)).toBeCloseTo(known, 12);
  });

  it('counts only months that count, and is none where none does or where it moves in jumps', () => {
    const some = { ...months, counted: [false, true, true, false, false] };
    expect(overallSlope('total', Number.NaN, some)).toBe(1);
    expect(overallSlope('least', Number.NaN, some)).toBe(2);
    expect(overallSlope('mean', Number.NaN, { ...months, counted: all.map(() => false) })).toBeUndefined();
    expect(overallSlope('payback', 3, months)).toBeUndefined();
  });
});
