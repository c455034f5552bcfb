import { describe, expect, it } from 'vitest';
import { interpret } from '../../../src/engine/interpret.ts';
import type { Axis, Expression, InputData, Program, Statement, Variable } from '../../../src/equations/index.ts';
import { unitless } from '../../../src/kit/unit.ts';

// programs written by hand, without the compiler
const axis = (name: string, count: number): Axis => ({
  name,
  members: Array.from({ length: count }, (_, i) => `${name}${i}`),
  parents: [],
});
const variable = (index: number, name: string, more: Partial<Variable> = {}): Variable => ({
  index,
  name,
  unit: unitless,
  axes: [],
  role: 'computed',
  monthly: false,
  uncertain: false,
  memory: 0,
  before: 0,
  ...more,
});

let ids = 0;
const num = (value: number): Expression => ({ id: ids++, op: 'number', value });
const read = (v: Variable, when: 'now' | 'opening' = 'now', lag: number | { by: Variable } = 0): Expression => ({
  id: ids++,
  op: 'read',
  variable: v,
  when,
  lag,
});
const op = (name: string, ...args: Expression[]): Expression => ({ id: ids++, op: name, args }) as unknown as Expression;
const set = (target: Variable, expression: Expression): Statement => ({ target, mode: 'set', expression, space: target.axes });

const program = (months: number, variables: Variable[], statements: Statement[]): Program => ({
  months,
  variables,
  statements,
  tallies: [],
  checks: [],
  recorded: [],
  overalls: [],
});

const certain = (values: number[], monthly = false): InputData => ({ monthly, uncertain: false, values: Float64Array.from(values) });

const evaluated = (e: Expression): number => interpret(program(1, [], []), new Map(), 1).evaluate(e, [], 0, 0, 0);

describe('the interpreter', () => {
  it('does every operation', () => {
    const cases: [Expression, number][] = [
      [op('neg', num(2)), -2],
      [op('abs', num(-2)), 2],
      [op('sqrt', num(9)), 3],
      [op('floor', num(-1.5)), -2],
      [op('not', num(0)), 1],
      [op('not', num(3)), 0],
      [op('exp', num(0)), 1],
      [op('log', num(1)), 0],
      [op('pow', num(2), num(10)), 1024],
      [op('and', num(2), num(-1)), 1],
      [op('or', num(0), num(0)), 0],
      [op('<', num(1), num(1)), 0],
      [op('<=', num(1), num(1)), 1],
      [op('>', num(1), num(0)), 1],
      [op('>=', num(0), num(1)), 0],
      [op('==', num(0), num(-0)), 1],
      [op('!=', num(0), num(1)), 1],
      [op('if', num(-1), num(5), num(6)), 5],
      [op('if', num(0), num(5), num(6)), 6],
      [op('-', num(1), op('/', num(1), num(4))), 0.75],
    ];
    for (const [e, wanted] of cases) expect(evaluated(e)).toBe(wanted);
  });

  it('keeps a NaN in first place and the first of two zeros', () => {
    const nan = num(Number.NaN);
    expect(evaluated(op('min', nan, num(1)))).toBeNaN();
    expect(evaluated(op('max', nan, num(1)))).toBeNaN();
    expect(evaluated(op('min', num(1), nan))).toBe(1);
    expect(Object.is(evaluated(op('min', num(-0), num(0))), -0)).toBe(true);
    expect(Object.is(evaluated(op('max', num(0), num(-0))), 0)).toBe(true);
  });

  it('brings members together in every mode, through tables of a combination', () => {
    const site = axis('site', 2);
    const pair: Axis = { ...axis('pair', 3), parents: [{ axis: site, index: Int32Array.of(1, 0, 1) }] };
    const x = variable(0, 'x', { axes: [pair], role: 'input' });
    const kept = (['add', 'multiply', 'least', 'greatest'] as const).map((mode, i) => ({
      mode,
      v: variable(i + 1, mode, { axes: [site] }),
    }));
    const neutral = [0, 1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    const statements = kept.flatMap(({ mode, v }, i): Statement[] => [
      set(v, num(neutral[i] as number)),
      { target: v, mode, expression: read(x), space: [pair] },
    ]);
    const { value } = interpret(program(1, [x, ...kept.map((k) => k.v)], statements), new Map([['x', certain([2, 3, 5])]]), 1);
    expect(kept.map(({ v }) => [value(v, 0, 0, 0), value(v, 0, 1, 0)])).toEqual([
      [3, 7],
      [3, 10],
      [3, 2],
      [3, 5],
    ]);
  });

  it('reads balances before and after, and what was before the start', () => {
    const start = variable(0, 'start', { role: 'input', uncertain: true });
    const stock = variable(1, 'stock', { role: 'stock', before: start, uncertain: true });
    const earlier = variable(2, 'earlier', { uncertain: true });
    const statements = [set(stock, op('*', read(stock, 'opening'), num(2))), set(earlier, op('+', read(stock), read(stock, 'opening', 1)))];
    const sample = (first: number, count: number, out: Float64Array): void => {
      for (let k = 0; k < count; k++) out[k] = 10 * (first + k + 1);
    };
    const inputs = new Map([['start', { monthly: false, uncertain: true, sample }]]);
    const { value } = interpret(program(3, [start, stock, earlier], statements), inputs, 2, { first: 4 });
    expect([0, 1, 2].map((t) => value(stock, t, 0, 0))).toEqual([100, 200, 400]);
    expect([0, 1, 2].map((t) => value(stock, t, 0, 1))).toEqual([120, 240, 480]);
    expect([0, 1, 2].map((t) => value(earlier, t, 0, 0))).toEqual([150, 250, 500]);
  });

  it('looks back by an input and sends ahead, dropping what arrives after the end', () => {
    const clock = variable(0, 'clock', { role: 'input', monthly: true });
    const lag = variable(1, 'lag', { role: 'input', monthly: true });
    const copy = variable(2, 'copy', { memory: 2, before: -1 });
    const late = variable(3, 'late');
    const belt = variable(4, 'belt', { memory: 2 });
    const statements: Statement[] = [
      set(copy, read(clock)),
      set(late, read(copy, 'now', { by: lag })),
      { target: belt, mode: 'send', expression: read(clock), space: [], lag: { by: lag } },
    ];
    const inputs = new Map([
      ['clock', certain([1, 2, 4, 8], true)],
      ['lag', certain([2, 1, 0, 1], true)],
    ]);
    const months: number[] = [];
    const { value } = interpret(program(4, [clock, lag, copy, late, belt], statements), inputs, 1, { onMonth: (t) => months.push(t) });
    expect([0, 1, 2, 3].map((t) => value(late, t, 0, 0))).toEqual([-1, 1, 4, 4]);
    expect([0, 1, 2, 3].map((t) => value(belt, t, 0, 0))).toEqual([0, 0, 1 + 2 + 4, 0]);
    expect(months).toEqual([0, 1, 2, 3]);
  });

  it('evaluates parts that many share once each', () => {
    let e = num(1.0000001);
    for (let i = 0; i < 60; i++) e = op('*', e, e);
    expect(evaluated(e)).toBe(Number.POSITIVE_INFINITY);
  });

  it('stops where figures or ways are missing', () => {
    const x = variable(0, 'x', { role: 'input' });
    expect(() => interpret(program(1, [x], []), new Map(), 1)).toThrow("no figures for input 'x'");
    const far = variable(0, 'far', { axes: [axis('a', 1)], role: 'input' });
    const y = variable(1, 'y');
    expect(() => interpret(program(1, [far, y], [set(y, read(far))]), new Map([['far', certain([1])]]), 1)).toThrow(
      'no way from a scalar to a',
    );
  });
});
