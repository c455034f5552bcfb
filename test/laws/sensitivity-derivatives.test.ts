import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interpret } from '../../src/engine/index.ts';
import { compile, type InputData, type Program, type Variable } from '../../src/equations/index.ts';
import { streamKey, uniform } from '../../src/kit/random.ts';
import { tangentProgram } from '../../src/study/sensitivity/tangent/tangent-program.ts';
import { randomModel } from '../support/random-model.ts';

const STEP = 1e-6;

/** Inputs that give whole months: a step of them is no small one. */
const isLag = (name: string): boolean => /lag\d|life/.test(name);

/** Where each input goes: one direction for all, another for each of its cells. */
const directionOf = (name: string, cell: number): number => 2 * uniform(streamKey(9, name), cell) - 1;

/** Away from 0, where every pool and every share has a kink. */
const offZero = (x: number): number => (x === 0 ? 0.37 : x);

/** Draw 0 as it is; draws 1 and 2 a step forth and back; draws 3 and 4 two steps. */
const moved = (name: string, data: InputData, cells: number): InputData => {
  const { sample } = data;
  if (!sample || isLag(name)) return frozen(data, cells);
  return {
    ...data,
    sample: (first, count, out) => {
      const own = new Float64Array(cells);
      sample(0, 1, own);
      for (let cell = 0; cell < cells; cell++) {
        for (let k = 0; k < count; k++) {
          const by = [0, 1, -1, 2, -2][first + k] ?? 0;
          out[cell * count + k] = offZero(own[cell] as number) + by * STEP * directionOf(name, cell);
        }
      }
    },
  };
};

/** The first draw of an input in every draw. */
const frozen = (data: InputData, cells: number): InputData => {
  const { sample } = data;
  if (!sample) return data;
  const own = new Float64Array(cells);
  sample(0, 1, own);
  return {
    ...data,
    sample: (_, count, out) => {
      for (let cell = 0; cell < cells; cell++) out.fill(own[cell] as number, cell * count, (cell + 1) * count);
    },
  };
};

const size = (axes: Variable['axes']): number => axes.reduce((n, a) => n * a.members.length, 1);

describe('derivatives of random models', () => {
  it('are those of central differences wherever both sides agree', () => {
    let [compared, moving] = [0, 0];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (seed) => {
        const { model, binding, record } = randomModel(seed);
        const { program, inputs } = compile(model, binding, { record });
        const cells = (v: Variable): number => (v.monthly ? program.months : 1) * size(v.axes);
        const given = new Map(inputs);
        for (const v of program.variables) {
          const data = v.role === 'input' ? inputs.get(v.name) : undefined;
          if (data?.uncertain) given.set(v.name, moved(v.name, data, cells(v)));
        }
        const tangent = tangentProgram(program);
        const seeded = new Map(given);
        for (const v of program.variables) {
          const data = v.role === 'input' && v.uncertain ? given.get(v.name) : undefined;
          if (!data?.sample) continue;
          const values = new Float64Array(cells(v));
          data.sample(0, 1, values);
          seeded.set(v.name, { monthly: v.monthly, uncertain: false, values });
          const slope = tangent.slope(v);
          const step = Float64Array.from(values, (_, cell) => (isLag(v.name) ? 0 : directionOf(v.name, cell)));
          if (slope)
            seeded.set(slope.name, {
              monthly: v.monthly,
              uncertain: true,
              sample: (_, count, out) => step.forEach((x, cell) => void out.fill(x, cell * count, (cell + 1) * count)),
            });
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
        const plain = interpret({ ...program, checks: [], tallies: [] }, given, 5);
        const sloped = interpret(made, seeded, 1);
        for (const { variable } of program.recorded) {
          const slope = tangent.slope(variable);
          for (let month = 0; month < program.months; month++) {
            for (let member = 0; member < size(variable.axes); member++) {
              const [y, f1, b1, f2, b2] = [0, 1, 2, 3, 4].map((draw) => plain.value(variable, month, member, draw)) as [
                number,
                number,
                number,
                number,
                number,
              ];
              const scale = Math.max(1, Math.abs(y));
              const [near, far] = [(f1 - b1) / (2 * STEP), (f2 - b2) / (4 * STEP)];
              const [forth, back] = [(f1 - y) / STEP, (y - b1) / STEP];
              // a kink or a jump, or numbers too large for differences to say anything
              if (
                !Number.isFinite(near) ||
                scale > 1e5 ||
                Math.abs(near - far) > 1e-5 * Math.max(scale, Math.abs(near)) ||
                Math.abs(forth - back) > 1e-3 * Math.max(scale, Math.abs(near))
              )
                continue;
              const exact = slope ? sloped.value(slope, month, member, 0) : 0;
              expect(Math.abs(exact - near), `${variable.name} month ${month} member ${member}: ${exact} ${near}`).toBeLessThan(
                1e-3 * Math.max(scale, Math.abs(near)),
              );
              compared++;
              if (near !== 0) moving++;
            }
          }
        }
      }),
      { seed: 3, numRuns: 60 },
    );
    expect(compared).toBeGreaterThan(1000);
    expect(moving).toBeGreaterThan(200);
  });
});
