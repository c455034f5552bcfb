import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interpret } from '../../src/engine/interpret.ts';
import { sizeOf } from '../../src/equations/axes.ts';
import { compile, type Expression, type InputData, type Program } from '../../src/equations/index.ts';
import { type Cell, cellKey } from '../../src/study/explain/draw/cell.ts';
import { type Contribution, Draw } from '../../src/study/explain/draw/draw.ts';
import { cellsRead } from '../../src/study/explain/draw/reads.ts';
import { randomModel } from '../support/random-model.ts';
import { planned, shipped } from '../support/shipped-world.ts';

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });

/** Equal to 1e-9 of the larger, or both no number. What is left of larger numbers may be a rounding of theirs: all here are above 0.001. */
const close = (a: number, b: number): boolean =>
  Object.is(a, b) || a === b || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), 1e-3);

const cellsOf = (program: Program): Cell[] =>
  program.variables.flatMap((variable) =>
    variable.role === 'input'
      ? []
      : Array.from({ length: program.months }, (_, month) =>
          Array.from({ length: sizeOf(variable.axes) }, (_, member): Cell => ({ variable, month, member })),
        ).flat(),
  );

const OPERATIONS: Readonly<Record<string, (...x: number[]) => number>> = {
  neg: (a = 0) => -a,
  abs: (a = 0) => Math.abs(a),
  sqrt: (a = 0) => Math.sqrt(a),
  exp: (a = 0) => Math.exp(a),
  log: (a = 0) => Math.log(a),
  floor: (a = 0) => Math.floor(a),
  not: (a = 0) => Number(a === 0),
  '+': (a = 0, b = 0) => a + b,
  '-': (a = 0, b = 0) => a - b,
  '*': (a = 0, b = 0) => a * b,
  '/': (a = 0, b = 0) => a / b,
  min: (a = 0, b = 0) => Math.min(a, b),
  max: (a = 0, b = 0) => Math.max(a, b),
  pow: (a = 0, b = 0) => a ** b,
  '<': (a = 0, b = 0) => Number(a < b),
  '<=': (a = 0, b = 0) => Number(a <= b),
  '>': (a = 0, b = 0) => Number(a > b),
  '>=': (a = 0, b = 0) => Number(a >= b),
  '==': (a = 0, b = 0) => Number(a === b),
  '!=': (a = 0, b = 0) => Number(a !== b),
  and: (a = 0, b = 0) => Number(a !== 0 && b !== 0),
  or: (a = 0, b = 0) => Number(a !== 0 || b !== 0),
};

/** A formula on the values of its children, and of nothing else: a cell that is not among them is an error. */
const onChildren = (e: Expression, at: Contribution, children: ReadonlyMap<string, number>, draw: Draw): number => {
  if (e.op === 'number') return e.value;
  if (e.op === 'read') {
    const value = children.get(cellKey(draw.cellsOf(e, at)[0]));
    if (value === undefined) throw new Error(`${e.variable.name} is read and not among the children`);
    return value;
  }
  const of = (part: Expression): number => onChildren(part, at, children, draw);
  if (e.op === 'if') return of(e.args[0]) !== 0 ? of(e.args[1]) : of(e.args[2]);
  return (OPERATIONS[e.op] as (...x: number[]) => number)(...e.args.map(of));
};

const MODES: Readonly<Record<string, (a: number, b: number) => number>> = {
  set: (_, b) => b,
  add: (a, b) => a + b,
  send: (a, b) => a + b,
  multiply: (a, b) => a * b,
  least: Math.min,
  greatest: Math.max,
};

const reevaluated = (draw: Draw, cell: Cell): number =>
  draw.contributions(cell).reduce((result, at) => {
    const children = new Map(cellsRead(at.statement.expression, draw, at).map((c) => [cellKey(c), draw.value(c)]));
    return (MODES[at.statement.mode] as (a: number, b: number) => number)(result, onChildren(at.statement.expression, at, children, draw));
  }, 0);

const unlike = (program: Program, inputs: ReadonlyMap<string, InputData>, number: number, cells: readonly Cell[]): string[] => {
  const draw = new Draw(program, inputs, number);
  return cells.flatMap((cell) => {
    const [told, again] = [draw.value(cell), reevaluated(draw, cell)];
    return close(told, again) ? [] : [`${cell.variable.name} in ${cell.month} of ${cell.member}: ${told} and ${again}`];
  });
};

describe('an explanation', () => {
  it('has the numbers of the run in every cell of any model', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 4 }), (seed, number) => {
        const { model, binding, record } = randomModel(seed);
        const { program, inputs } = compile(model, binding, { record });
        const plain = interpret(program, inputs, 1, { first: number });
        const draw = new Draw(program, inputs, number);
        const odd = cellsOf(program).filter((c) => !close(draw.value(c), plain.value(c.variable, c.month, c.member, 0)));
        expect(odd.map((c) => `${c.variable.name} in ${c.month}`)).toEqual([]);
      }),
      { seed: 20261124, numRuns: 40 },
    );
  });

  it('gives each number again from what it lists below it, in every cell of any model', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 4 }), (seed, number) => {
        const { model, binding, record } = randomModel(seed);
        const { program, inputs } = compile(model, binding, { record });
        expect(unlike(program, inputs, number, cellsOf(program))).toEqual([]);
      }),
      { seed: 20261125, numRuns: 40 },
    );
  });

  it.each(['rental-centre', 'guizhou-guian', 'china-national'])('does so in samples of %s', (name) => {
    const { program, inputs } = planned(shipped(name), { draws: 8 });
    const all = cellsOf(program);
    const sample = fc.sample(fc.integer({ min: 0, max: all.length - 1 }), { seed: 20261126, numRuns: 400 });
    expect(
      unlike(
        program,
        inputs,
        3,
        sample.map((i) => all[i] as Cell),
      ),
    ).toEqual([]);
  });
});
