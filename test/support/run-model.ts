import { type Interpretation, interpret } from '../../src/engine/interpret.ts';
import {
  type Binding,
  compile,
  type Declaration,
  type InputData,
  type Lowered,
  type Model,
  model,
  type RecordRequest,
  sector,
  type Variable,
} from '../../src/equations/index.ts';

export const oneSector = (declarations: Readonly<Record<string, Declaration>>): Model =>
  model('test', [sector('test', 'Under test', declarations)]);

/** The same value in every month and draw, one for each member. */
export const fixed = (...values: number[]): InputData => ({ monthly: false, uncertain: false, values: Float64Array.from(values) });

/** One row of members for each month. */
export const byMonth = (...rows: (number | number[])[]): InputData => ({
  monthly: true,
  uncertain: false,
  values: Float64Array.from(rows.flat()),
});

/** Differs between draws; `at(member, draw)`. */
export const drawnBy = (members: number, at: (member: number, draw: number) => number, range?: readonly [number, number]): InputData => ({
  monthly: false,
  uncertain: true,
  sample: (first, count, out) => {
    for (let m = 0; m < members; m++) for (let k = 0; k < count; k++) out[m * count + k] = at(m, first + k);
  },
  ...(range ? { range } : {}),
});

export interface World {
  readonly declarations: Readonly<Record<string, Declaration>>;
  readonly months: number;
  readonly members?: Readonly<
    Record<string, readonly string[] | { readonly ids: readonly string[]; readonly tuples: readonly (readonly number[])[] }>
  >;
  readonly inputs?: Readonly<Record<string, InputData>>;
  readonly record?: readonly RecordRequest[];
  readonly draws?: number;
}

export const bindingOf = (world: World): Binding => ({
  months: world.months,
  members: new Map(Object.entries(world.members ?? {}).map(([name, m]) => [name, 'ids' in m ? m : { ids: m }])),
  inputs: new Map(Object.entries(world.inputs ?? {})),
});

export interface Ran extends Lowered {
  readonly read: Interpretation;
  readonly variable: (name: string) => Variable;
  /** Values of one member and draw, month by month. */
  readonly series: (name: string, member?: number, draw?: number) => number[];
}

/** Compiles a small world and runs the reference interpreter on it. */
export const runModel = (world: World): Ran => {
  const lowered = compile(oneSector(world.declarations), bindingOf(world), { record: world.record ?? [] });
  const read = interpret(lowered.program, lowered.inputs, world.draws ?? 1);
  const variable = (name: string): Variable => {
    const found = lowered.program.variables.find((v) => v.name === name);
    if (!found) throw new Error(`no variable ${name}`);
    return found;
  };
  const series = (name: string, member = 0, draw = 0): number[] =>
    Array.from({ length: world.months }, (_, t) =>
      read.value(variable(name), variable(name).role === 'input' && !variable(name).monthly ? 0 : t, member, draw),
    );
  return { ...lowered, read, variable, series };
};
