import { describe, expect, it } from 'vitest';
import { aux, input } from '../../../../src/equations/declare.ts';
import { nearestDraw } from '../../../../src/study/explain/choose-draw.ts';
import { expressionText } from '../../../../src/study/explain/tree/expression-text.ts';
import { largest, together } from '../../../../src/study/explain/tree/shares.ts';
import { fixed, runModel } from '../../../support/run-model.ts';

const itself = (x: number): number => x;

describe('the draw nearest to a number', () => {
  it('is the first of several that are as near', () => {
    expect(nearestDraw(Float64Array.of(1, 5, 3, 3), 4)).toBe(1);
    expect(nearestDraw(Float64Array.of(1, 2, 3, 3), 3.4)).toBe(2);
  });

  it('is never one without a number', () => {
    expect(nearestDraw(Float64Array.of(Number.NaN, 100, Number.POSITIVE_INFINITY), 0)).toBe(1);
    expect(nearestDraw(Float64Array.of(Number.NaN), 0)).toBeUndefined();
  });
});

describe('the members that matter', () => {
  it('are the largest of a sum, with what the rest adds up to', () => {
    expect(largest([1, -9, 0, 4, 2, 3], itself, 'add', 3)).toEqual({ listed: [-9, 4, 3], rest: { count: 3, value: 3 } });
  });

  it('leave no single one in the rest', () => {
    expect(largest([1, 2, 3, 4], itself, 'add', 3).listed).toEqual([4, 3, 2, 1]);
  });

  it('are one zero where all are zero', () => {
    expect(largest([0, 0, 0], itself, 'add', 3)).toEqual({ listed: [0], rest: { count: 2, value: 0 } });
    expect(largest([], itself, 'add', 3)).toEqual({ listed: [], rest: undefined });
  });

  it('are the extreme ones of a least or a greatest, and those far from 1 in a product', () => {
    expect(largest([5, 2, 9, 7], itself, 'least', 2)).toEqual({ listed: [2, 5], rest: { count: 2, value: 7 } });
    expect(largest([5, 2, 9, 7], itself, 'greatest', 2)).toEqual({ listed: [9, 7], rest: { count: 2, value: 5 } });
    expect(largest([1, 0.9, 3, 1], itself, 'multiply', 2)).toEqual({ listed: [3, 0.9], rest: { count: 2, value: 1 } });
  });

  it.each(['add', 'multiply', 'least', 'greatest'] as const)('give the whole again: %s', (mode) => {
    const all = [3, 0.5, 8, 1, 0, 2, 7, 4, 4];
    const { listed, rest } = largest(all, itself, mode, 3);
    expect(together[mode]([...listed, rest?.value ?? Number.NaN])).toBeCloseTo(together[mode](all), 12);
  });
});

describe('an equation of the program in words', () => {
  const written = (formula: string): string | undefined => {
    const { program, variable } = runModel({
      declarations: { a: input('1', [], 'A'), b: input('1', [], 'B'), x: aux('1', [], formula, 'X') },
      months: 2,
      inputs: { a: fixed(2), b: fixed(3) },
    });
    return expressionText(program.statements.find((s) => s.target === variable('x'))?.expression ?? { id: 0, op: 'number', value: 0 });
  };

  it.each([
    ['a * (a + b)', 'a * (a + b)'],
    ['a - (b - a)', 'a - (b - a)'],
    ['a / (b * a)', 'a / (b * a)'],
    ['max(a, -b)', 'max(a, neg(b))'],
    ['if(a > b, a, 0)', 'if(a > b, a, 0)'],
  ])('%s', (formula, text) => expect(written(formula)?.replace('-(', 'neg(')).toBe(text));

  it('is left out where it is too long to read', () => {
    expect(written(Array.from({ length: 40 }, (_, i) => `pow(a, ${i + 2}.5)`).join(' + '))).toBeUndefined();
  });
});
