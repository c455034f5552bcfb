import { simulate } from '../../../engine/index.ts';
import { sizeOf } from '../../../equations/axes.ts';
import type { InputData, Program, Recorded, Variable } from '../../../equations/index.ts';

/**
 * What the equations look back at: balances, whatever an earlier month of is read, and what figures of the whole run are made from.
 * Conveyors look ahead and are worked out anew.
 */
const remembered = ({ variables, statements, overalls }: Program): readonly Variable[] => {
  const conveyors = new Set(statements.flatMap((s) => (s.mode === 'send' ? [s.target] : [])));
  const summed = new Set(overalls.map(({ of }) => of));
  const looksBack = (v: Variable): boolean => v.role === 'stock' || v.memory > 0 || summed.has(v);
  return variables.filter((v) => v.role !== 'input' && looksBack(v) && !conveyors.has(v) && sizeOf(v.axes) > 0);
};

const kept = (variable: Variable): Recorded => {
  const { name, unit, axes } = variable;
  return { variable, id: name, unit, axes, yearly: 'last', about: '' };
};

/** The inputs as they are from one draw on. */
export const startingAt = (inputs: ReadonlyMap<string, InputData>, draw: number): ReadonlyMap<string, InputData> =>
  new Map(
    [...inputs].map(([name, data]) => {
      const { sample } = data;
      return [name, sample ? { ...data, sample: (first, count, out) => sample(first + draw, count, out) } : data];
    }),
  );

/** One draw with all it remembers: every other number follows from these and the inputs within its month. */
export type Memory = ReadonlyMap<Variable, Float64Array>;

/**
 * Simulates one draw and keeps its memory, in 64 bits: `[month · members + member]`.
 * @throws NotFinite, InputRefused, TooLarge
 */
export const rememberDraw = (program: Program, inputs: ReadonlyMap<string, InputData>, draw: number): Memory => {
  const recorded = remembered(program).map(kept);
  if (recorded.length === 0) return new Map();
  const bare: Program = { ...program, recorded, tallies: [], checks: [], overalls: [] };
  const { series } = simulate(bare, startingAt(inputs, draw), { draws: 1, seed: 0 });
  return new Map(series.map((s) => [s.recorded.variable, s.mean]));
};
