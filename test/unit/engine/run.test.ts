import { describe, expect, it } from 'vitest';
import { mergeResults, type Results, SEGMENT, simulate, simulateRange } from '../../../src/engine/index.ts';
import { streamKey, uniform } from '../../../src/kit/random.ts';
import { axis, Builder } from './builder.ts';
import { resultBits } from './result-bits.ts';

const MONTHS = 30;
const SITES = 3;
const SUPPLY = 11;

/** Chips wait for power at three sites; some fail, the rest expire after a lag of their site. */
const world = () => {
  const b = new Builder(MONTHS);
  const site = axis('site', SITES);
  const drawn = (name: string, member: number, month: number, draw: number) => uniform(streamKey(5, `${name} ${member} ${month}`), draw);
  const power = b.input('power', [site], { monthly: true, uncertain: true }, (t, m, k) => 20 + 2 * t * m + 5 * drawn('power', m, t, k));
  const failure = b.input('failure', [], { monthly: false, uncertain: true }, (_, m, k) => 0.05 * drawn('failure', m, 0, k));
  const need = b.input('need', [site], { monthly: false, uncertain: false }, (_, m) => 0.7 + 0.2 * m);
  const life = b.input('life', [site], { monthly: false, uncertain: false }, (_, m) => 5 + m);
  const chips = b.variable('chips', [site], { role: 'stock', before: 2 });
  const used = b.variable('used', [site]);
  const room = b.variable('room', [site]);
  const adding = b.variable('adding', [site], { memory: 8 });
  const expiring = b.variable('expiring', [site]);
  const total = b.variable('total', []);
  b.set(used, b.op('*', b.opening(chips), b.read(need)));
  b.set(room, b.op('/', b.op('max', 0, b.op('-', b.read(power), b.read(used))), b.read(need)));
  b.set(adding, b.op('min', SUPPLY, b.read(room)));
  b.set(expiring, b.read(adding, { by: life }));
  const failed = b.op('*', b.op('-', b.opening(chips), b.read(expiring)), b.read(failure));
  b.set(chips, b.op('-', b.op('-', b.op('+', b.opening(chips), b.read(adding)), b.read(expiring)), failed));
  b.set(total, 0);
  b.write(total, 'add', b.read(chips), [site]);
  b.record(total);
  b.record(chips);
  b.tally(
    'adding',
    'power',
    [site],
    b.op('<', b.read(room), SUPPLY),
    b.op('-', 1, b.op('/', b.read(adding), b.read(room))),
    b.op('-', SUPPLY, b.read(adding)),
  );
  b.check('no negative stock', [site], b.op('min', b.read(chips), 0), 0, b.read(chips));
  b.overall('last', total);
  b.overall('mean', total);
  return { program: b.build(), inputs: b.inputs, drawn };
};

/** The same world written out: chips of each site and month, and where power bound. */
const byHand = (draw: number, drawn: ReturnType<typeof world>['drawn']) => {
  const chips: number[][] = [];
  const bound: boolean[][] = [];
  const missed: number[][] = [];
  const added: number[][] = [];
  let stock = Array.from({ length: SITES }, () => 2);
  const failure = 0.05 * drawn('failure', 0, 0, draw);
  for (let t = 0; t < MONTHS; t++) {
    const room = stock.map((n, m) => Math.max(0, 20 + 2 * t * m + 5 * drawn('power', m, t, draw) - n * (0.7 + 0.2 * m)) / (0.7 + 0.2 * m));
    added.push(room.map((r) => Math.min(SUPPLY, r)));
    bound.push(room.map((r) => r < SUPPLY));
    missed.push(added[t].map((a) => SUPPLY - a));
    stock = stock.map((n, m) => {
      const expiring = t - 5 - m >= 0 ? added[t - 5 - m][m] : 0;
      return n + added[t][m] - expiring - (n - expiring) * failure;
    });
    chips.push(stock);
  }
  return { chips, bound, missed };
};

const sum = (x: readonly number[]): number => x.reduce((a, b) => a + b, 0);

describe('a world written out by hand', () => {
  const { program, inputs, drawn } = world();
  const draws = 150;
  const results = simulate(program, inputs, { draws, seed: 9 });
  const expected = Array.from({ length: draws }, (_, draw) => byHand(draw, drawn));

  it('has the same stocks in every draw, to 32 bits', () => {
    const [total, chips] = results.series;
    for (let t = 0; t < MONTHS; t++) {
      for (let k = 0; k < draws; k++) {
        expect(total.draws(t, 0)[k] / sum(expected[k].chips[t])).toBeCloseTo(1, 6);
        for (let m = 0; m < SITES; m++) expect(chips.draws(t, m)[k] / expected[k].chips[t][m]).toBeCloseTo(1, 6);
      }
    }
  });

  it('has the same means, to 64 bits', () => {
    for (let t = 0; t < MONTHS; t++) {
      const mean = sum(expected.map((e) => sum(e.chips[t]))) / draws;
      expect(results.series[0].mean[t] / mean).toBeCloseTo(1, 12);
    }
  });

  it('counts in how many draws the limit bound, and what it held back', () => {
    const [limit] = results.limits;
    expect(sum([...limit.bound])).toBeGreaterThan(0);
    for (let t = 0; t < MONTHS; t++) {
      for (let m = 0; m < SITES; m++) {
        expect(limit.bound[t * SITES + m]).toBe(expected.filter((e) => e.bound[t][m]).length);
        expect(limit.missed[t * SITES + m]).toBeCloseTo(sum(expected.map((e) => e.missed[t][m])) / draws, 9);
      }
    }
  });

  it('has one overall value per draw', () => {
    const [last, mean] = results.overalls;
    for (let k = 0; k < draws; k++) {
      const totals = expected[k].chips.map(sum);
      expect(last.values[k] / totals[MONTHS - 1]).toBeCloseTo(1, 12);
      expect(mean.values[k] / (sum(totals) / MONTHS)).toBeCloseTo(1, 12);
    }
  });

  it('says what it was run with', () => expect(results).toMatchObject({ months: MONTHS, draws, seed: 9 }));
});

describe('results do not depend on how draws are run', () => {
  const { program, inputs } = world();
  const draws = 2 * SEGMENT + 77;
  const whole = simulate(program, inputs, { draws, seed: 1 });

  it.each([64, 128, 256])('blocks of %d', (blockDraws) => {
    expect(resultBits(simulate(program, inputs, { draws, seed: 1, blockDraws }))).toEqual(resultBits(whole));
  });

  it('ranges, in any order', () => {
    const range = (firstDraw: number, count: number) => simulateRange(program, inputs, { firstDraw, draws: count, totalDraws: draws });
    const parts = [range(2 * SEGMENT, 77), range(0, SEGMENT), range(SEGMENT, SEGMENT)];
    expect(resultBits(mergeResults(program, parts, 1))).toEqual(resultBits(whole));
    expect(resultBits(mergeResults(program, [range(0, 2 * SEGMENT), parts[0]], 1))).toEqual(resultBits(whole));
  });

  it('more draws leave the earlier ones as they are', () => {
    const few = simulate(program, inputs, { draws: 33, seed: 1 });
    const cells = (r: Results) => Array.from({ length: MONTHS }, (_, t) => [...r.series[0].draws(t, 0).slice(0, 33)]);
    expect(cells(few)).toEqual(cells(whole));
    expect(few.overalls[0].values).toEqual(whole.overalls[0].values.slice(0, 33));
  });

  it('one draw is kept whole, in 64 bits', () => {
    const one = simulate(program, inputs, { draws: 1, seed: 1 });
    const cell = one.series[0].draws(7, 0);
    expect(cell).toBeInstanceOf(Float64Array);
    expect([...cell]).toEqual([one.series[0].mean[7]]);
    expect(Math.fround(cell[0])).toBe(whole.series[0].draws(7, 0)[0]);
    expect(one.overalls[0].values[0]).toBe(one.series[0].mean[MONTHS - 1]);
  });

  it('the plain interpreter gives the same bytes', () => {
    const few = { draws: 70, seed: 1 };
    expect(resultBits(simulate(program, inputs, { ...few, backend: 'interpreter' }))).toEqual(resultBits(simulate(program, inputs, few)));
  });

  it.each([
    ['a gap', [0, 2 * SEGMENT]],
    ['a part twice', [0, 0]],
    ['no beginning', [SEGMENT]],
  ])('merging refuses %s', (_, firsts) => {
    const parts = firsts.map((firstDraw) => simulateRange(program, inputs, { firstDraw, draws: SEGMENT, totalDraws: 3 * SEGMENT }));
    expect(() => mergeResults(program, parts, 1)).toThrow(/missing or double/);
  });
});

it('what is the same in all draws is kept once and counted for each', () => {
  const b = new Builder(3);
  const cell = axis('cell', 2);
  const x = b.input('x', [cell], { monthly: true, uncertain: false }, (t, m) => 10 * t + m);
  const double = b.set(b.variable('double', [cell], { uncertain: false }), b.op('*', 2, b.read(x)));
  b.record(double);
  b.tally('double', 'limit', [cell], b.op('>', b.read(double), 20), b.number(0.5), b.read(double));
  b.check('sound', [cell], b.read(double), b.op('+', b.read(x), b.read(x)));
  const { series, limits } = simulate(b.build(), b.inputs, { draws: 100, seed: 0 });
  expect([...series[0].mean]).toEqual([0, 2, 20, 22, 40, 42]);
  expect([...series[0].draws(1, 1)]).toEqual(new Array(100).fill(22));
  expect([...limits[0].bound]).toEqual([0, 0, 0, 100, 100, 100]);
  expect([...limits[0].missed]).toEqual([0, 2, 20, 22, 40, 42]);
  expect([...limits[0].slack]).toEqual(new Array(6).fill(0.5));
});

it('an axis without members gives empty rows and neutral sums', () => {
  const b = new Builder(2);
  const none = axis('none', 0);
  const x = b.input('x', [none], { monthly: false, uncertain: true }, () => 1);
  const rows = b.set(b.variable('rows', [none]), b.read(x));
  const total = b.set(b.variable('total', []), 0);
  b.write(total, 'add', b.read(rows), [none]);
  b.record(rows);
  b.record(total);
  const { series } = simulate(b.build(), b.inputs, { draws: 3, seed: 0 });
  expect(series[0].members).toBe(0);
  expect([...series[1].mean]).toEqual([0, 0]);
});
