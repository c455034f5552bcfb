import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepare, simulateBranching } from '../../src/engine/index.ts';
import { tune } from '../../src/engine/plan/tune.ts';
import type { InputData, Program, Variable } from '../../src/equations/program.ts';
import type { Builder } from '../unit/engine/builder.ts';
import { oracleOf } from '../unit/engine/oracle.ts';
import { randomProgram } from '../unit/engine/random-program.ts';

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const law = (numRuns: number) => ({ seed: 20261126, numRuns });

const hash = (...parts: readonly number[]): number =>
  parts.reduce((h, x) => Math.imul((h ^ x) + 0x7f4a7c15, 0x45d9f3b) ^ (h >>> 15), 0x2545f491) >>> 0;

/** Of a random input only one of two settings, chosen by a bit of the draw; where it is monthly, from some month on, or for a while. */
const switched = (seed: number, v: Variable, data: InputData, months: number): InputData => {
  const { sample } = data;
  if (!sample) return data;
  const cells = v.axes.reduce((n, a) => n * a.members.length, 1) * (v.monthly ? months : 1);
  const settings = [0, 1].map((draw) => {
    const out = new Float64Array(cells);
    sample(draw, 1, out);
    return out;
  });
  const members = cells / (v.monthly ? months : 1);
  return {
    ...data,
    sample: (first, count, out) => {
      for (let cell = 0; cell < cells; cell++) {
        const [month, member] = [v.monthly ? Math.floor(cell / members) : 0, cell % members];
        const roll = hash(seed, v.index, member);
        // constants, which matter from the first month on, mostly stay as they are
        const since = v.monthly ? roll % (months + 2) : (roll % 4) * months;
        const until = roll % 3 === 0 ? since + 2 : months;
        for (let k = 0; k < count; k++) {
          const bit = (hash(first + k, 7) >>> (roll % 9)) & 1;
          out[cell * count + k] = (settings[bit === 1 && month >= since && month < until ? 1 : 0] as Float64Array)[cell] as number;
        }
      }
    },
  };
};

/** A random program whose inputs are switches, and of which every cell of every month counts in what is asked. */
const game = (seed: number): { readonly b: Builder; readonly program: Program; readonly inputs: ReadonlyMap<string, InputData> } => {
  const b = randomProgram(seed);
  const sent = new Set(b.statements.filter((s) => s.mode === 'send').map((s) => s.target));
  for (const v of b.variables.filter((x) => x.role !== 'input' && !sent.has(x))) {
    const total = b.set(b.variable(`total of ${v.name}`, [], { uncertain: v.uncertain }), 0);
    b.write(total, 'add', b.read(v), v.axes);
    b.overall('total', total);
    b.overall('last', total);
  }
  const built = b.build();
  const inputs = new Map(built.variables.flatMap((v) => (v.role === 'input' ? [[v.name, b.inputs.get(v.name) as InputData]] : [])));
  for (const v of built.variables)
    if (v.role === 'input') inputs.set(v.name, switched(seed, v, inputs.get(v.name) as InputData, built.months));
  return { b, program: { ...built, recorded: [], tallies: [] }, inputs };
};

const drained = <R>(steps: Generator<number, R>): { readonly seen: readonly number[]; readonly result: R } => {
  const seen: number[] = [];
  for (;;) {
    const step = steps.next();
    if (step.done) return { seen, result: step.value };
    seen.push(step.value);
  }
};

const same = (a: ArrayLike<number>, b: ArrayLike<number>): boolean =>
  a.length === b.length && Array.from(a).every((x, i) => Object.is(x, b[i]));

describe('draws that are run as one until they come apart', () => {
  it('give the bits that each gives by itself', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(1, 2, 5, 64, 65, 130, 400), (seed, draws) => {
        const { program, inputs } = game(seed);
        const plain = prepare(program, inputs, { totalDraws: draws }).range({ firstDraw: 0, draws }).overalls;
        const { result, seen } = drained(simulateBranching(program, inputs, draws));
        expect(result.length).toBe(plain.length);
        for (const [i, values] of result.entries()) expect(same(values, plain[i]!), program.overalls[i]!.id).toBe(true);
        expect(seen.at(-1)).toBe(draws);
        expect(seen).toEqual([...seen].sort((x, y) => x - y));
      }),
      law(250),
    );
  });

  it('give what an oracle gives that knows of no draws but one', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { program, inputs } = game(seed);
        const { result } = drained(simulateBranching(program, inputs, 90));
        const oracle = oracleOf(tune(program), inputs);
        for (const [i, { how, of }] of program.overalls.entries()) {
          if (how !== 'last') continue;
          for (const draw of [0, 1, 41, 89]) expect(result[i]![draw]).toBe(oracle(of, program.months - 1, 0, draw));
        }
      }),
      law(60),
    );
  });
});
