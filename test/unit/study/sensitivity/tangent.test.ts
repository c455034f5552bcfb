import { describe, expect, it } from 'vitest';
import { interpret } from '../../../../src/engine/index.ts';
import {
  aux,
  compile,
  type Declaration,
  dimension,
  flow,
  type InputData,
  input,
  type Lowered,
  type Program,
  stock,
  table,
} from '../../../../src/equations/index.ts';
import { tangentProgram } from '../../../../src/study/sensitivity/tangent/tangent-program.ts';
import { bindingOf, drawnBy, fixed, oneSector, type World } from '../../../support/run-model.ts';

const MONTHS = 5;
const item = dimension('item', 'Items');

/** Derivatives of a variable, month by month, in the direction of each uncertain input by turns. */
const derivatives = (
  declarations: Readonly<Record<string, Declaration>>,
  at: Readonly<Record<string, readonly number[]>>,
  name: string,
) => {
  const world = (values: Readonly<Record<string, readonly number[]>>): World => ({
    declarations,
    months: MONTHS,
    members: { item: ['a', 'b', 'c'] },
    inputs: Object.fromEntries(Object.entries(values).map(([key, v]) => [key, drawnBy(v.length, (m) => v[m] as number)])),
  });
  const lower = (values: Readonly<Record<string, readonly number[]>>): Lowered =>
    compile(oneSector(declarations), bindingOf(world(values)), { record: [{ name, over: [] }] });
  const { program, inputs } = lower(at);
  const tangent = tangentProgram(program);
  const keys = Object.keys(at);
  const seeded = new Map<string, InputData>(inputs);
  for (const v of program.variables) {
    if (v.role !== 'input' || !v.uncertain) continue;
    seeded.set(v.name, fixed(...(at[v.name] as readonly number[])));
    const slope = tangent.slope(v);
    if (slope)
      seeded.set(
        slope.name,
        drawnBy((at[v.name] as readonly number[]).length, (_, draw) => (keys[draw] === v.name ? 1 : 0)),
      );
  }
  const made: Program = {
    ...program,
    variables: tangent.variables,
    statements: tangent.statements,
    tallies: [],
    checks: [],
    recorded: [],
    overalls: [],
  };
  const run = interpret(made, seeded, keys.length);
  const variable = program.recorded[0]?.variable;
  if (!variable) throw new Error('nothing is recorded');
  const slope = tangent.slope(variable);
  const exact = keys.map((_, i) => Array.from({ length: MONTHS }, (_m, t) => (slope ? run.value(slope, t, 0, i) : 0)));
  const h = 1e-6;
  const moved = (key: string, by: number): number[] => {
    const l = lower({ ...at, [key]: (at[key] as readonly number[]).map((x) => x + by) });
    const read = interpret(l.program, l.inputs, 1);
    return Array.from({ length: MONTHS }, (_, t) => read.value(l.program.recorded[0]?.variable as typeof variable, t, 0, 0));
  };
  const central = keys.map((key) => {
    const [up, down] = [moved(key, h), moved(key, -h)];
    return up.map((x, t) => (x - (down[t] as number)) / (2 * h));
  });
  return { exact, central };
};

const agree = (declarations: Readonly<Record<string, Declaration>>, at: Readonly<Record<string, readonly number[]>>, name = 'y'): void => {
  const { exact, central } = derivatives(declarations, at, name);
  for (const [i, months] of exact.entries())
    for (const [t, x] of months.entries())
      expect(Math.abs(x - (central[i]?.[t] as number)), `${i} ${t}`).toBeLessThan(1e-6 * Math.max(1, Math.abs(x)));
};

const a = input('1', [], 'A');
const b = input('1', [], 'B');
const each = input('1', [item], 'Of each');

describe('derivatives through equations', () => {
  it.each([
    'a + b * a - b',
    'a / b + 1 / a',
    'sqrt(a) * exp(-b)',
    'log(a) + a ^ 3 + pow(2, b) + pow(a, b)',
    'min(a, b) + max(2 * a, b) - abs(b - a)',
    'floor(a) * b',
    'if(a > b, a * a, b * b)',
    'if(a > 0, a / b, 0)',
  ])('are those of central differences: %s', (formula) => {
    agree({ a, b, y: aux('1', [], formula, 'Y') }, { a: [1.7], b: [2.4] });
  });

  it.each(['sum', 'product', 'least', 'greatest'])('pass through a %s over members', (how) => {
    agree({ a, each, y: aux('1', [], `${how}(each * a)`, 'Y') }, { a: [1.3], each: [2, 0.7, 5] });
  });

  it('pass through a product in which one factor, or two, are 0', () => {
    agree(
      { a, b, y: aux('1', [], 'product(part)', 'Y'), each, part: aux('1', [item], 'each - a', 'Part') },
      { a: [2], b: [1], each: [2, 0.7, 5] },
    );
    agree({ a, y: aux('1', [], 'product(part)', 'Y'), each, part: aux('1', [item], 'each - a', 'Part') }, { a: [2], each: [2, 2, 5] });
  });

  it('pass through stocks, flows and memory', () => {
    agree(
      {
        a,
        b,
        start: input('chip', [], 'Start'),
        rate: aux('1/month', [], '0.1 * a / (1 month)', 'Rate'),
        held: stock('chip', [], 'Held', { initial: 'start' }),
        coming: flow('chip/month', [], { to: 'held' }, '(b + a * a) * (1 chip/month)', 'Coming'),
        going: flow('chip/month', [], { from: 'held' }, 'held * rate', 'Going'),
        y: aux('chip', [], 'closing(held) * b + previous(before, 0 chip)', 'Y'),
        before: aux('chip', [], 'held * a', 'Before'),
      },
      { a: [0.8], b: [3], start: [20] },
    );
  });

  it('pass through a table, by its figures and by where it is read', () => {
    const curve: InputData = { monthly: false, uncertain: false, values: Float64Array.of(1, 4, 2), knots: Float64Array.of(0, 1, 3) };
    const declarations = { a, curve: table('1', '1', [], 'Curve'), y: aux('1', [], 'lookup(curve, a) * a', 'Y') };
    const lowered = (x: number) =>
      compile(
        oneSector(declarations),
        {
          months: 1,
          members: new Map(),
          inputs: new Map([
            ['a', drawnBy(1, () => x)],
            ['curve', curve],
          ]),
        },
        { record: [{ name: 'y', over: [] }] },
      );
    const { program, inputs } = lowered(1.8);
    const tangent = tangentProgram(program);
    const own = program.variables.find((v) => v.name === 'a');
    const y = program.recorded[0]?.variable;
    if (!own || !y) throw new Error('a and y are there');
    const seeded = new Map([...inputs, ['a', fixed(1.8)], [tangent.slope(own)?.name ?? '', drawnBy(1, () => 1)]] as [string, InputData][]);
    const made: Program = {
      ...program,
      variables: tangent.variables,
      statements: tangent.statements,
      recorded: [],
      tallies: [],
      checks: [],
      overalls: [],
    };
    // between (1, 4) and (3, 2) the curve falls by 1: at 1.8 it is 3.2, and y′ = 3.2 − 1.8
    expect(interpret(made, seeded, 1).value(tangent.slope(y) ?? y, 0, 0, 0)).toBeCloseTo(1.4, 12);
  });

  it('are none of what does not move', () => {
    const { exact } = derivatives({ a, b, y: aux('1', [], 'floor(b) + (if(a > 1, 2, 3))', 'Y') }, { a: [1.5], b: [2.5] }, 'y');
    expect(exact.flat().every((x) => x === 0)).toBe(true);
  });
});
