import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FlowLimits } from '../../src/output/binding-limits.ts';
import { limit } from '../support/made-results.ts';

const MONTHS = 3;
const DRAWS = 4;

const amounts = (members: number, most: number) => {
  const amount = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: most }));
  return fc.array(fc.array(amount, { minLength: members, maxLength: members }), { minLength: MONTHS, maxLength: MONTHS });
};

/** Limits of one flow, the last of them its own wish; whole numbers, so that sums are exact in any order. */
const flows = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })).chain(([members, count]) => {
  const figures = fc.record({ bound: amounts(members, DRAWS), missed: amounts(members, 9), slack: amounts(members, 9) });
  return fc.array(figures, { minLength: count, maxLength: count }).map((all) => ({ members, all }));
});

const sumOf = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

describe('binding limits', () => {
  it('are shares over cells, weighted by what was decided there', () => {
    fc.assert(
      fc.property(flows, fc.nat({ max: MONTHS - 1 }), fc.nat({ max: MONTHS }), fc.nat(), ({ members, all }, from, length, some) => {
        const series = all.map((figures, i) => {
          const made = limit('flow', `limit ${i}`, [], figures);
          return { ...made, tally: { ...made.tally, isWant: i === all.length - 1 } };
        });
        const to = Math.min(MONTHS, from + Math.max(1, length));
        const asked = Array.from({ length: members }, (_, m) => m).filter((m) => m === some % members || (some >> m) % 2 === 1);
        const cells = Array.from({ length: to - from }, (_, i) => asked.map((member) => [from + i, member] as const)).flat();
        const at = (table: readonly (readonly number[])[], [month, member]: readonly [number, number]): number => table[month]![member]!;
        const weight = (cell: readonly [number, number]): number =>
          cells.length === 1 ? 1 : sumOf(all.map(({ missed }) => at(missed, cell)));
        const weights = sumOf(cells.map(weight));
        const weighted = (table: readonly (readonly number[])[]): number => sumOf(cells.map((cell) => weight(cell) * at(table, cell)));
        const unused = all.map(({ slack }) => weighted(slack) / weights);
        const expected = all.flatMap(({ bound }, i) => {
          const others = unused.map((slack, place) => ({ slack, place })).filter(({ place }) => place !== i);
          const [nearest] = others.sort((a, b) => a.slack - b.slack);
          const share = weighted(bound) / DRAWS / weights;
          return share > 0 ? [{ limit: `limit ${i}`, share, slack: unused[i], next: nearest && `limit ${nearest.place}` }] : [];
        });
        const held = sumOf(all.slice(0, -1).map(({ missed }) => sumOf(cells.map((cell) => at(missed, cell)))));
        const asking = new FlowLimits(series, DRAWS);
        // asked before or not, the answer is the same
        asking.binding([0], { from: 0, to: MONTHS });
        const found = asking.binding(asked, { from, to });
        expect(found.map(({ limit: name, next }) => [name, next])).toEqual(expected.map(({ limit: name, next }) => [name, next]));
        for (const [i, { share, slack, held: own }] of found.entries()) {
          expect(share).toBeCloseTo(expected[i]!.share, 12);
          expect(slack).toBeCloseTo(expected[i]!.slack!, 12);
          expect(own).toBe(held);
        }
      }),
      { seed: 90_210, numRuns: 500 },
    );
  });
});
