import { describe, expect, it } from 'vitest';
import { interpret } from '../../src/engine/interpret.ts';
import { type Expression, lower, type Program, type Variable } from '../../src/equations/index.ts';
import { randomModel } from '../support/random-model.ts';

const SEEDS = Array.from({ length: 45 }, (_, i) => i * 7919 + 1);
const DRAWS = 3;

const compiled = (seed: number) => {
  const { model, binding, record } = randomModel(seed);
  const result = lower(model, binding, { record });
  if ('faults' in result) throw new Error(`seed ${seed}: ${JSON.stringify(result.faults)}`);
  return result;
};

const size = (v: Pick<Variable, 'axes'>): number => v.axes.reduce((n, a) => n * a.members.length, 1);

const named = (program: Program, name: string): Variable => {
  const found = program.variables.find((v) => v.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};

const parts = (e: Expression): Expression[] => [e, ...(e.op === 'number' || e.op === 'read' ? [] : e.args.flatMap(parts))];

describe('random models', () => {
  it('lose nothing and make nothing', () => {
    for (const seed of SEEDS) {
      const { program, inputs } = compiled(seed);
      const { value } = interpret(program, inputs, DRAWS);
      const total = (name: string, month: number, draw: number): number => {
        const v = named(program, name);
        let sum = 0;
        for (let m = 0; m < size(v); m++) sum += value(v, v.role === 'input' ? 0 : month, m, draw);
        return sum;
      };
      for (let draw = 0; draw < DRAWS; draw++) {
        let inside = total('start', 0, draw);
        let made = 0;
        for (let t = 0; t < program.months; t++) {
          inside += total('entering', t, draw) - total('leaking', t, draw) - total('ending', t, draw);
          made += total('making', t, draw);
          const held = total('first', t, draw) + total('second', t, draw);
          expect(Math.abs(held - inside), `seed ${seed} month ${t}`).toBeLessThanOrEqual(1e-9 * Math.max(1, inside));
          expect(total('parts', t, draw), `seed ${seed}`).toBeLessThanOrEqual(made + 1e-9);
        }
      }
    }
  });

  it('hold all their own checks, and no value is without number', () => {
    for (const seed of SEEDS) {
      const { program, inputs } = compiled(seed);
      const { value, evaluate } = interpret(program, inputs, 2);
      for (const c of program.checks)
        for (let t = 0; t < program.months; t++)
          for (let m = 0; m < size({ axes: c.space }); m++) {
            const [l, r, s] = [c.left, c.right, c.scale].map((e) => evaluate(e, c.space, t, m, 1)) as [number, number, number];
            expect(Math.abs(l - r), `seed ${seed}: ${c.name}`).toBeLessThanOrEqual(c.tolerance * Math.max(1, Math.abs(s)));
          }
      for (const { variable } of program.recorded)
        for (let m = 0; m < size(variable); m++)
          expect(Number.isFinite(value(variable, program.months - 1, m, 0)), `seed ${seed}: ${variable.name}`).toBe(true);
    }
  });

  it('give every draw the same numbers alone and among others', () => {
    for (const seed of SEEDS.slice(0, 25)) {
      const { program, inputs } = compiled(seed);
      const together = interpret(program, inputs, 4);
      const alone = interpret(program, inputs, 1, { first: 2 });
      for (const { variable } of program.recorded)
        for (let m = 0; m < size(variable); m++)
          for (let t = 0; t < program.months; t++) expect(together.value(variable, t, m, 2)).toBe(alone.value(variable, t, m, 0));
    }
  });

  it('are ordered: what a month reads has been written', () => {
    for (const seed of SEEDS) {
      const { program } = compiled(seed);
      const last = new Map<Variable, number>();
      const first = new Map<Variable, number>();
      for (const [i, s] of program.statements.entries()) {
        if (!first.has(s.target)) first.set(s.target, i);
        last.set(s.target, i);
      }
      for (const [i, s] of program.statements.entries())
        for (const e of parts(s.expression)) {
          if (e.op !== 'read' || e.variable.role === 'input') continue;
          if (e.when === 'opening') expect(first.get(e.variable)).toBeGreaterThanOrEqual(i);
          else if (e.lag === 0 && !program.statements.some((w) => w.mode === 'send' && w.target === e.variable))
            expect(last.get(e.variable)).toBeLessThan(i);
          if (typeof e.lag === 'number') expect(e.variable.memory).toBeGreaterThanOrEqual(e.lag);
        }
    }
  });

  it('are the same for the same seed', () => {
    const shape = (seed: number) => compiled(seed).program.statements.map((s) => `${s.target.name} ${s.mode} ${s.expression.id}`);
    expect(shape(12345)).toEqual(shape(12345));
    expect(shape(12345)).not.toEqual(shape(54321));
  });
});
