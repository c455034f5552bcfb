import { describe, expect, it } from 'vitest';
import { aux, type Declaration, dimension, flow, type InputData, input, stock } from '../../../src/equations/index.ts';
import { needs, reach } from '../../../src/study/audit/reach.ts';
import { certainZeros } from '../../../src/study/audit/zeros.ts';
import { byMonth, drawnBy, fixed, runModel } from '../../support/run-model.ts';

const site = dimension('site', 'Sites');
const phase = dimension('phase', 'Phases');

/** Names of the inputs that decide `result`, in alphabetical order. */
const deciding = (declarations: Readonly<Record<string, Declaration>>, inputs: Readonly<Record<string, InputData>>, result = 'result') => {
  const {
    program,
    inputs: bound,
    variable,
  } = runModel({
    months: 3,
    declarations,
    inputs,
    members: { site: ['x', 'y'], phase: [] },
  });
  const isZero = certainZeros(program, bound, (name) => bound.get(name)?.uncertain === true);
  const found = reach([variable(result)], needs(program, isZero));
  return [...found].flatMap((v) => (v.role === 'input' && v.name in inputs ? [v.name] : [])).sort();
};

const one = (name: string) => input('1', [], name);

describe('what decides a variable', () => {
  it('is what its formula names, directly or through others', () => {
    const declarations = {
      a: one('A'),
      b: one('B'),
      c: one('C'),
      between: aux('1', [], 'a + 1', 'A'),
      result: aux('1', [], 'between * b', 'R'),
    };
    expect(deciding(declarations, { a: fixed(1), b: fixed(2), c: fixed(3) })).toEqual(['a', 'b']);
  });

  it('leaves out what a certain zero takes away, never the zero', () => {
    const declarations = { a: one('A'), b: one('B'), result: aux('1', [], 'a * b', 'R') };
    expect(deciding(declarations, { a: fixed(0), b: fixed(2) })).toEqual(['a']);
    expect(deciding(declarations, { a: fixed(0), b: fixed(0) })).toEqual(['a', 'b']);
    expect(deciding(declarations, { a: byMonth(0, 0, 1), b: fixed(2) })).toEqual(['a', 'b']);
  });

  it('takes no input that is drawn for a zero', () => {
    const declarations = { a: one('A'), b: one('B'), result: aux('1', [], 'a * b', 'R') };
    expect(deciding(declarations, { a: drawnBy(1, () => 0), b: fixed(2) })).toEqual(['a', 'b']);
  });

  it('follows a zero through sums, shares and choices', () => {
    const declarations = {
      a: one('A'),
      b: one('B'),
      c: one('C'),
      d: one('D'),
      none: aux('1', [], '(a + b) / 3 - max(a, 0)', 'Always 0'),
      result: aux('1', [], 'if(none, c, d)', 'R'),
    };
    expect(deciding(declarations, { a: fixed(0), b: fixed(0), c: fixed(5), d: fixed(6) })).toEqual(['a', 'b', 'd']);
    expect(deciding(declarations, { a: fixed(0), b: fixed(1), c: fixed(5), d: fixed(6) })).toEqual(['a', 'b', 'c', 'd']);
  });

  it('does not follow sums over no members', () => {
    const declarations = { a: one('A'), b: input('1', [phase], 'B'), result: aux('1', [], 'a + sum(b)', 'R') };
    expect(deciding(declarations, { a: fixed(1), b: fixed() })).toEqual(['a']);
  });

  it('holds a stock for empty that nothing ever enters', () => {
    const declarations = {
      start: input('chip', [site], 'Start'),
      share: one('Share'),
      price: one('Price'),
      box: stock('chip', [site], 'Box', { initial: 'start' }),
      lost: flow('chip/month', [site], { from: 'box' }, 'box * share / 1 month', 'Lost'),
      result: aux('chip', [], 'sum(box) * price', 'R'),
    };
    expect(deciding(declarations, { start: fixed(0, 0), share: fixed(0.1), price: fixed(3) })).toEqual(['start']);
    expect(deciding(declarations, { start: fixed(0, 1), share: fixed(0.1), price: fixed(3) })).toEqual(['price', 'share', 'start']);
  });

  it('counts a lag as a figure of its own', () => {
    const declarations = { a: one('A'), late: input('month', [], 'Lag'), result: aux('1', [], 'delay(a, late, 0)', 'R') };
    const { program, variable, sources } = runModel({ months: 4, declarations, inputs: { a: byMonth(1, 2, 3, 4), late: fixed(1.4) } });
    const names = [
      ...reach(
        [variable('result')],
        needs(program, () => false),
      ),
    ].map((v) => sources.get(v.name) ?? v.name);
    expect(names).toContain('late');
  });
});
