import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { machineBackend } from '../../../../src/engine/blocks/backend.ts';
import { DIFFERS, markRows, NOT_FINITE } from '../../../../src/engine/blocks/row-marks.ts';
import { planOf } from '../../../../src/engine/plan/plan.ts';
import { axis, Builder } from '../builder.ts';

const MEMBERS = 9;
const MONTHS = 2;

/** A backend with a record of so many members, whose memory the tests fill themselves. */
const backend = (block: number) => {
  const b = new Builder(MONTHS);
  const cell = axis('cell', MEMBERS);
  const x = b.input('x', [cell], { monthly: true, uncertain: true }, (_, m, k) => m + k);
  const y = b.variable('y', [cell]);
  b.set(y, b.read(x));
  b.record(y);
  return machineBackend(planOf(b.build()), b.inputs, block);
};

/** What is to be found, from the numbers. */
const expected = (draws: Float32Array): number => {
  const texts = new Set(Array.from(draws, (x) => (Object.is(x, -0) ? '-0' : String(x))));
  return (texts.size > 1 ? DIFFERS : 0) | (draws.every(Number.isFinite) ? 0 : NOT_FINITE);
};

const SPECIAL = [0, -0, 1, -1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN, 3.4e38, -3.4e38, 1e-45, 2 ** -126];
const number = fc.oneof(fc.constantFrom(...SPECIAL), fc.float());

describe.each([4, 64, 256])('rows of %d draws', (block) => {
  const { layout, words, mark } = backend(block);
  const { base } = layout.records[0]!;
  const marks = (): number[] => [...words.i32.subarray(layout.marks / 4, layout.marks / 4 + MEMBERS)];

  it('are marked alike by the machine, draw by draw, and by what the numbers are', () => {
    // a row of one number, with a few others in some places
    const row = fc.tuple(number, fc.array(fc.tuple(fc.nat(block - 1), number), { maxLength: 3 }));
    fc.assert(
      fc.property(fc.array(row, { minLength: MEMBERS, maxLength: MEMBERS }), (rows) => {
        const draws = rows.map(([same, others]) => {
          const filled = new Float32Array(block).fill(same);
          for (const [k, x] of others) filled[k] = x;
          return filled;
        });
        for (const [member, filled] of draws.entries()) words.f32.set(filled, base / 4 + member * block);
        words.i32.fill(-1, layout.marks / 4, layout.marks / 4 + MEMBERS);
        mark!(base, MEMBERS);
        const byMachine = marks();
        markRows(words, layout.marks, { base, rows: MEMBERS, block, count: block });
        expect(marks()).toEqual(byMachine);
        expect(byMachine).toEqual(draws.map(expected));
      }),
      { seed: 20261128, numRuns: 300 },
    );
  });

  it('of a block that is not full are marked by the draws that count', () => {
    words.f32.fill(2, base / 4, base / 4 + MEMBERS * block);
    words.f32[base / 4 + block - 1] = Number.NaN;
    markRows(words, layout.marks, { base, rows: MEMBERS, block, count: block - 1 });
    expect(marks()).toEqual(new Array(MEMBERS).fill(0));
    markRows(words, layout.marks, { base, rows: 1, block, count: block });
    expect(marks()[0]).toBe(DIFFERS | NOT_FINITE);
  });
});

describe('rows that are no whole vectors', () => {
  it('are marked draw by draw', () => {
    expect(backend(2).mark).toBeUndefined();
    expect(backend(6).mark).toBeUndefined();
  });
});
