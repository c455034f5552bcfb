import { describe, expect, it } from 'vitest';
import { combine, constant, scaled } from '../../../src/uncertainty/arithmetic.ts';
import { allParts, dependsOn, shape, valueAt } from '../../../src/uncertainty/inspect.ts';
import type { Value } from '../../../src/uncertainty/value.ts';
import { curve, derived, drawn, fixed, growth, origin } from './values.ts';

describe('the shape of a value', () => {
  const plain = { monthly: false, uncertain: false };
  it.each<[string, Value, { monthly: boolean; uncertain: boolean }]>([
    ['constant', fixed(1), plain],
    ['uncertain', drawn('a'), { monthly: false, uncertain: true }],
    [
      'curve',
      curve([
        [0, fixed(1)],
        [9, fixed(2)],
      ]),
      { monthly: true, uncertain: false },
    ],
    ['curve of one point', curve([[0, drawn('a')]]), { monthly: false, uncertain: true }],
    ['growth', growth(fixed(1), drawn('g'), 0), { monthly: true, uncertain: true }],
    [
      'formula over a curve',
      derived(
        [
          fixed(1),
          curve([
            [0, fixed(1)],
            [9, drawn('a')],
          ]),
        ],
        () => 0,
      ),
      { monthly: true, uncertain: true },
    ],
    ['formula over constants', derived([fixed(1)], () => 0), plain],
  ])('%s', (_, value, expected) => expect(shape(value)).toEqual(expected));

  it('does not unfold what is shared', () => {
    let value = drawn('a');
    for (let i = 0; i < 200; i++) value = derived([value, value], ([x, y]) => (x + y) / 2);
    expect(allParts(value).size).toBe(201);
    expect(shape(value).uncertain).toBe(true);
    expect(valueAt(value, 0)).toBe(0.5);
  });
});

describe('a value at medians', () => {
  it('follows a curve before, at, between and after its points', () => {
    const line = curve([
      [-2, fixed(10)],
      [0, fixed(20)],
      [10, drawn('a', 0, 80)],
    ]);
    expect([-5, -2, -1, 0, 5, 10, 99].map((m) => valueAt(line, m))).toEqual([10, 10, 15, 20, 30, 40, 40]);
    const steps = curve(
      [
        [0, fixed(1)],
        [3, fixed(2)],
        [4, fixed(3)],
      ],
      'step',
    );
    expect([-1, 0, 2, 3, 4, 5].map((m) => valueAt(steps, m))).toEqual([1, 1, 1, 2, 3, 3]);
  });

  it('grows and extends backwards by compounding', () => {
    const g = growth(fixed(100), fixed(0.44), 12);
    expect([12, 24, 36].map((m) => valueAt(g, m))).toEqual([100, expect.closeTo(144, 12), expect.closeTo(207.36, 10)]);
    // half a year is the square root
    expect(valueAt(g, 18)).toBeCloseTo(120, 12);
    expect(valueAt(g, 0)).toBeCloseTo(100 / 1.44, 12);
  });

  it('loses everything at worst', () => {
    expect(valueAt(growth(fixed(100), fixed(-1), 0), 1)).toBe(0);
    expect(valueAt(growth(fixed(100), fixed(-3), 0), 1)).toBe(0);
  });

  it('computes formulas from the numbers of their parts, in order', () => {
    expect(
      valueAt(
        derived([fixed(7), drawn('a', 0, 4)], ([x, y]) => x - y),
        0,
      ),
    ).toBe(5);
  });
});

describe('dependence', () => {
  it('names every uncertain input once', () => {
    const a = drawn('a');
    const value = derived([a, growth(drawn('b'), a, 0), curve([[0, drawn('c')]]), fixed(1)], () => 0);
    expect([...dependsOn(value).keys()].sort()).toEqual(['a', 'b', 'c']);
    expect(dependsOn(value).get('a')).toBe(a);
    expect(dependsOn(fixed(1)).size).toBe(0);
  });
});

describe('arithmetic on values', () => {
  it('keeps the parts and says what was done', () => {
    const value = scaled(constant(3, { ...origin, text: '3 MW', source: 'a survey' }), 2);
    expect(valueAt(value, 0)).toBe(6);
    expect(value.origin).toMatchObject({ text: '3 MW × 2', source: 'a survey' });
    expect(allParts(value).size).toBe(2);
    expect(
      valueAt(
        combine([fixed(2), fixed(5)], ([x, y]) => x ** y, origin),
        0,
      ),
    ).toBe(32);
  });
});
