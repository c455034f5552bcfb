import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { machineBackend } from '../../src/engine/blocks/backend.ts';
import { simulate } from '../../src/engine/index.ts';
import { planOf } from '../../src/engine/plan/plan.ts';
import { tune } from '../../src/engine/plan/tune.ts';
import { compile } from '../../src/equations/index.ts';
import { randomModel } from '../support/random-model.ts';
import { oracleOf } from '../unit/engine/oracle.ts';
import { randomProgram } from '../unit/engine/random-program.ts';
import { resultBits } from '../unit/engine/result-bits.ts';

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const anyDraws = fc.constantFrom(1, 2, 3, 5, 8);
const law = (numRuns: number) => ({ seed: 20260215, numRuns });

describe('the compiled run and the plain one give the same bits', () => {
  it('for any program', () => {
    fc.assert(
      fc.property(seeds, anyDraws, (seed, draws) => {
        const b = randomProgram(seed);
        const program = b.build();
        const plain = simulate(program, b.inputs, { draws, seed: 1, backend: 'interpreter' });
        expect(resultBits(simulate(program, b.inputs, { draws, seed: 1 }))).toEqual(resultBits(plain));
      }),
      law(180),
    );
  });

  it('for more draws than one chunk of a sum', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const b = randomProgram(seed);
        const program = b.build();
        const plain = simulate(program, b.inputs, { draws: 67, seed: 1, backend: 'interpreter' });
        expect(resultBits(simulate(program, b.inputs, { draws: 67, seed: 1 }))).toEqual(resultBits(plain));
      }),
      law(8),
    );
  });

  it('for any model in the language of equations', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(1, 2, 5), (seed, draws) => {
        const { model, binding, record } = randomModel(seed);
        const { program, inputs } = compile(model, binding, { record });
        const plain = simulate(program, inputs, { draws, seed: 1, backend: 'interpreter' });
        expect(resultBits(simulate(program, inputs, { draws, seed: 1 }))).toEqual(resultBits(plain));
      }),
      law(60),
    );
  });
});

it('the compiled run agrees with an oracle that shares no code with it', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const b = randomProgram(seed);
      const program = tune(b.build());
      const oracle = oracleOf(program, b.inputs);
      const { series } = simulate(program, b.inputs, { draws: 4, seed: 1 });
      for (const { recorded, members, draws } of series) {
        for (let month = 0; month < program.months; month++) {
          for (let member = 0; member < members; member++) {
            const expected = [0, 1, 2, 3].map((draw) => Math.fround(oracle(recorded.variable, month, member, draw)));
            expect([...draws(month, member)], `${recorded.id} month ${month} member ${member}`).toEqual(expected);
          }
        }
      }
    }),
    law(80),
  );
});

it('fusing loops changes no bit of what is observed', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const b = randomProgram(seed);
      const program = tune(b.build());
      const observed = [true, false].map((fuse) => {
        const { layout, words, block } = machineBackend(planOf(program, fuse), b.inputs, 6);
        block(0, (draw) => draw < 5);
        const shelf = (base: number, bytes: number) => Buffer.from(words.f64.buffer, base, bytes).toString('hex');
        const { months } = program;
        return {
          records: layout.records.map((r) => shelf(r.base, months * r.members * (r.uncertain ? 24 : 8))),
          sums: layout.records.map((r, i) => shelf(layout.sums[i], r.uncertain ? months * r.members * 8 : 0)),
          kept: layout.kept.map((k) => shelf(k.base, months * (k.uncertain ? 48 : 8))),
          tallies: layout.tallies.map((t) => shelf(t.base, 3 * months * t.members * 8)),
        };
      });
      expect(observed[0]).toEqual(observed[1]);
    }),
    law(150),
  );
});

it('blocks of any size give the same bits', () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 66, max: 300 }), (seed, draws) => {
      const b = randomProgram(seed);
      const program = b.build();
      const [small, ...larger] = [64, 128, 256].map((blockDraws) =>
        resultBits(simulate(program, b.inputs, { draws, seed: 1, blockDraws })),
      );
      for (const other of larger) expect(other).toEqual(small);
    }),
    law(25),
  );
});
