import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aux,
  combination,
  type Declaration,
  dimension,
  flow,
  inOrder,
  input,
  type Pool,
  pool,
  ration,
  stock,
} from '../../src/equations/index.ts';
import { fixed, type Ran, runModel } from '../support/run-model.ts';

const a = dimension('a', 'A');
const b = dimension('b', 'B');
const pair = combination('pair', [a, b], 'Pairs');
const RUNS = { seed: 5, numRuns: 70 };

const amount = fc.oneof(fc.constant(0), fc.double({ min: -2, max: 30, noNaN: true }));

interface Case {
  readonly tuples: readonly (readonly number[])[];
  readonly wants: readonly number[];
  readonly each: readonly number[];
  readonly poolA: readonly number[];
  readonly poolB: readonly number[];
}

const cases: fc.Arbitrary<Case> = fc
  .uniqueArray(fc.tuple(fc.nat(2), fc.nat(2)), { minLength: 1, maxLength: 9, selector: (t) => t.join() })
  .chain((tuples) =>
    fc.record({
      tuples: fc.constant(tuples),
      wants: fc.array(amount, { minLength: 2 * tuples.length, maxLength: 2 * tuples.length }),
      each: fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0.1, max: 3, noNaN: true })), {
        minLength: tuples.length,
        maxLength: tuples.length,
      }),
      poolA: fc.array(amount, { minLength: 3, maxLength: 3 }),
      poolB: fc.array(amount, { minLength: 3, maxLength: 3 }),
    }),
  );

type Rule = (want: string, pools: Record<string, Pool>) => Exclude<Parameters<typeof flow>[3], string>;

const declared = (rule: Rule): Record<string, Declaration> => ({
  want1: input('1/month', [pair], 'Wanted'),
  want2: input('1/month', [pair], 'Wanted'),
  each: input('1', [pair], 'Each'),
  poolA: input('1/month', [a], 'Pool'),
  poolB: input('1/month', [b], 'Pool'),
  done: stock('1', [], 'Done'),
  one: flow('1/month', [pair], { to: 'done' }, rule('want1', { A: pool('poolA', { each: 'each' }), B: pool('poolB') }), 'One'),
  two: flow('1/month', [pair], { to: 'done' }, rule('want2', { A: pool('poolA') }), 'Two'),
  spare: aux('1/month', [a], 'left(poolA)', 'Spare'),
});

const run = (c: Case, declarations: Record<string, Declaration>): Ran =>
  runModel({
    months: 1,
    members: { a: ['0', '1', '2'], b: ['0', '1', '2'], pair: { ids: c.tuples.map(String), tuples: c.tuples } },
    declarations,
    inputs: {
      want1: fixed(...c.wants.slice(0, c.tuples.length)),
      want2: fixed(...c.wants.slice(c.tuples.length)),
      each: fixed(...c.each),
      poolA: fixed(...c.poolA),
      poolB: fixed(...c.poolB),
    },
  });

const flows = (ran: Ran, c: Case, name: string): number[] => c.tuples.map((_, i) => ran.series(name, i)[0] as number);

const positive = (x: number | undefined): number => Math.max(0, x ?? 0);

describe('rationed pools', () => {
  it('never give more than there is, nor more than is wanted, and leave the rest', () => {
    fc.assert(
      fc.property(cases, (c) => {
        const ran = run(c, declared(ration));
        const [one, two] = [flows(ran, c, 'one'), flows(ran, c, 'two')];
        for (const [i, x] of [...one, ...two].entries()) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(positive(c.wants[i]));
        }
        for (const m of [0, 1, 2]) {
          const takenA = c.tuples.reduce(
            (n, t, i) => (t[0] === m ? n + (one[i] as number) * (c.each[i] as number) + (two[i] as number) : n),
            0,
          );
          const takenB = c.tuples.reduce((n, t, i) => (t[1] === m ? n + (one[i] as number) : n), 0);
          expect(takenA).toBeLessThanOrEqual(positive(c.poolA[m]) + 1e-9);
          expect(takenB).toBeLessThanOrEqual(positive(c.poolB[m]) + 1e-9);
          expect(ran.series('spare', m)[0]).toBeCloseTo(Math.max(0, positive(c.poolA[m]) - takenA), 9);
        }
      }),
      RUNS,
    );
  });

  it('cut all takers of a short pool alike', () => {
    fc.assert(
      fc.property(cases, (c) => {
        const two = flows(run(c, declared(ration)), c, 'two');
        const shares = new Map<number, number>();
        for (const [i, t] of c.tuples.entries()) {
          const want = c.wants[c.tuples.length + i] as number;
          if (want <= 1e-9) continue;
          const share = (two[i] as number) / want;
          expect(share).toBeCloseTo(shares.get(t[0] as number) ?? share, 9);
          shares.set(t[0] as number, share);
        }
      }),
      RUNS,
    );
  });

  it('do not depend on the order of declarations', () => {
    fc.assert(
      fc.property(cases, (c) => {
        const names = declared(ration);
        const turned = Object.fromEntries(Object.entries(names).reverse());
        const [x, y] = [run(c, names), run(c, turned)];
        for (const name of ['one', 'two']) for (const [i, v] of flows(x, c, name).entries()) expect(flows(y, c, name)[i]).toBeCloseTo(v, 9);
      }),
      { ...RUNS, numRuns: 40 },
    );
  });

  it('count exactly one limit for every member', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom<Rule>(ration, inOrder), (c, rule) => {
        const ran = run(c, declared(rule));
        for (const i of c.tuples.keys()) {
          const tallies = ran.program.tallies.filter((t) => t.flow === 'one');
          const bound = tallies.map((t) => ran.read.evaluate(t.bound, t.space, 0, i, 0));
          expect(bound.reduce((n, x) => n + x, 0)).toBe(1);
          const missed = tallies.reduce((n, t) => n + ran.read.evaluate(t.missed, t.space, 0, i, 0), 0);
          expect(missed).toBeCloseTo(positive(c.wants[i]) - (flows(ran, c, 'one')[i] as number), 9);
        }
      }),
      RUNS,
    );
  });
});

describe('ordered pools', () => {
  it('serve as a plain loop over flows and members would', () => {
    fc.assert(
      fc.property(cases, (c) => {
        const ran = run(c, declared(inOrder));
        const roomA = c.poolA.map(positive);
        const roomB = c.poolB.map(positive);
        const serve = (i: number, want: number, each: number, alsoB: boolean): number => {
          const [m, n] = c.tuples[i] as [number, number];
          const limits = [positive(want)];
          if (each > 0) limits.push((roomA[m] as number) / each);
          if (alsoB) limits.push(roomB[n] as number);
          const given = Math.min(...limits);
          roomA[m] = (roomA[m] as number) - given * each;
          if (alsoB) roomB[n] = (roomB[n] as number) - given;
          return given;
        };
        const one = c.tuples.map((_, i) => serve(i, c.wants[i] as number, c.each[i] as number, true));
        const two = c.tuples.map((_, i) => serve(i, c.wants[c.tuples.length + i] as number, 1, false));
        for (const [i, x] of one.entries()) expect(flows(ran, c, 'one')[i]).toBeCloseTo(x, 9);
        for (const [i, x] of two.entries()) expect(flows(ran, c, 'two')[i]).toBeCloseTo(x, 9);
      }),
      RUNS,
    );
  });
});
