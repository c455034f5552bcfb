import { expect, test } from 'vitest';
import { type Figure, figureToValue } from '../../../src/catalogue/index.ts';
import { unit } from '../../../src/kit/unit.ts';
import type { Confidence } from '../../../src/uncertainty/index.ts';
import { allFigures } from './shipped.ts';

const figure = (value: number, low: number | undefined, high: number | undefined, confidence: Confidence, range = {}): Figure => ({
  value,
  written: value,
  ...(low === undefined ? {} : { low }),
  ...(high === undefined ? {} : { high }),
  unit: unit('1'),
  range,
  origin: { file: 'f', line: 1, column: 1, path: 'p', text: '', confidence },
});

const drawn = (f: Figure) => {
  const value = figureToValue(f, 'n');
  if (value.kind !== 'uncertain') throw new Error(value.kind);
  return value;
};

test.each([
  ['of high confidence', figure(5, 4, 6, 'high')],
  ['without a range', figure(5, undefined, undefined, 'low')],
  ['with one end', figure(5, 5, undefined, 'low')],
  ['of one value', figure(5, 5, 5, 'low')],
])('a figure %s stays fixed', (_, f) => {
  expect(figureToValue(f, 'n')).toEqual({ kind: 'constant', value: 5, origin: f.origin });
});

test('a positive range is a lognormal with its ends at 5 and 95 %', () => {
  const { name, distribution } = drawn(figure(3, 2, 8, 'medium', { min: 0 }));
  expect(name).toBe('n');
  expect(distribution.quantile(0.05)).toBeCloseTo(2, 9);
  expect(distribution.quantile(0.5)).toBeCloseTo(4, 9);
  expect(distribution.quantile(0.95)).toBeCloseTo(8, 9);
});

test('a share stays a share', () => {
  const { distribution } = drawn(figure(0.3, 0.1, 0.6, 'low', { min: 0, max: 1 }));
  expect(distribution.quantile(0.05)).toBeCloseTo(0.1, 6);
  expect(distribution.quantile(1 - 1e-9)).toBeLessThan(1);
});

test('a range across 0 is normal', () => {
  const { distribution } = drawn(figure(1, -1, 2, 'low'));
  expect(distribution.quantile(0.5)).toBeCloseTo(0.5, 9);
  expect(distribution.quantile(0.05)).toBeCloseTo(-1, 6);
});

test('a positive range from 0 runs from end to end', () => {
  const { distribution } = drawn(figure(2000, 0, 4000, 'low', { min: 0 }));
  expect(distribution.support).toEqual([0, 4000]);
  expect(distribution.quantile(0.5)).toBeCloseTo(2000, 6);
});

test('every figure of the shipped tables makes a value within its bounds', () => {
  for (const { figure: f } of allFigures()) {
    const value = figureToValue(f, f.origin.path);
    if (value.kind !== 'uncertain') continue;
    for (const u of [0.001, 0.5, 0.999]) {
      const x = value.distribution.quantile(u);
      expect(x >= (f.range.min ?? Number.NEGATIVE_INFINITY) && x <= (f.range.max ?? Number.POSITIVE_INFINITY), f.origin.path).toBe(true);
    }
  }
});
