import { describe, expect, it } from 'vitest';
import { findOutcomes, mergeResults, outcomeTable, prepare, type Results, SEGMENT, simulate } from '../../../../src/engine/index.ts';
import { SHOWN_SHARES } from '../../../../src/engine/results.ts';
import { streamKey, uniform } from '../../../../src/kit/random.ts';
import { axis, Builder } from '../builder.ts';

const MONTHS = 7;
const MEMBERS = 4;
const DRAWS = 2 * SEGMENT + 77;
const YEARS = [
  { from: 0, to: 3 },
  { from: 3, to: 7 },
];
const SHARES = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];

/** What member `m` is in month `t` and draw `k`: far apart, of both signs, often zero, or known until month 3. */
const figure = (t: number, m: number, k: number): number => {
  const u = uniform(streamKey(3, `${t} ${m}`), k);
  if (m === 0) return 10 ** (12 * u - 6);
  if (m === 1) return u < 0.4 ? 0 : 100 * (u - 0.7);
  if (m === 2) return t < 3 ? 5 : k < SEGMENT ? 5 : 5 + u;
  return 1e-42 * u;
};

const world = (yearly: 'sum' | 'last' | 'mean') => {
  const b = new Builder(MONTHS);
  const cell = axis('cell', MEMBERS);
  const x = b.input('x', [cell], { monthly: true, uncertain: true }, figure);
  const y = b.variable('y', [cell]);
  b.set(y, b.read(x));
  b.record(y);
  const known = b.input('known', [], { monthly: true, uncertain: false }, (t) => t + 0.5);
  const z = b.variable('z', [], { uncertain: false });
  b.set(z, b.read(known));
  b.record(z);
  const program = b.build();
  return { program: { ...program, recorded: program.recorded.map((r) => ({ ...r, yearly })) }, inputs: b.inputs };
};

const run = (
  yearly: 'sum' | 'last' | 'mean',
  mostRecordBytes: number,
  ranges: readonly (readonly [number, number])[],
  blockDraws = 64,
): Results => {
  const { program, inputs } = world(yearly);
  const options = { totalDraws: DRAWS, years: YEARS, mostRecordBytes, blockDraws };
  const prepared = prepare(program, inputs, options);
  const parts = ranges.map(([firstDraw, draws]) => prepared.range({ firstDraw, draws }));
  return mergeResults(program, parts, 1, options);
};

const WHOLE = [[0, DRAWS]] as const;
const APART = [
  [2 * SEGMENT, 77],
  [0, SEGMENT],
  [SEGMENT, SEGMENT],
] as const;

const yearValue = (yearly: 'sum' | 'last' | 'mean', { from, to }: (typeof YEARS)[number], m: number, k: number): number => {
  const months = Array.from({ length: to - from }, (_, i) => Math.fround(figure(from + i, m, k)));
  const sum = months.reduce((a, b) => a + b, 0);
  return Math.fround(yearly === 'last' ? (months.at(-1) as number) : yearly === 'sum' ? sum : sum / months.length);
};

const orderStatistics = (values: readonly number[]): number[] => {
  const sorted = [...values].sort((a, b) => a - b);
  return SHARES.map((p) => {
    const place = p * (sorted.length - 1);
    const [low, high] = [sorted[Math.floor(place)] as number, sorted[Math.ceil(place)] as number];
    return low + (place - Math.floor(place)) * (high - low);
  });
};

const draws = Array.from({ length: DRAWS }, (_, k) => k);

/** Every quantile of a run, months and years. */
const quantilesOf = ({ series: [y] }: Results, shares: readonly number[] = SHARES): number[][] => {
  const cells = Array.from({ length: MONTHS * MEMBERS }, (_, i) => [Math.floor(i / MEMBERS), i % MEMBERS] as const);
  const months = cells.map(([t, m]) => y.outcomes!.month(t, m).quantiles(shares));
  const years = YEARS.flatMap((year) => [0, 1, 2, 3].map((m) => y.outcomes!.year(year, m).quantiles(shares)));
  return [...months, ...years];
};

const expected = (yearly: 'sum' | 'last' | 'mean'): number[][] => {
  const months = Array.from({ length: MONTHS * MEMBERS }, (_, i) =>
    orderStatistics(draws.map((k) => Math.fround(figure(Math.floor(i / MEMBERS), i % MEMBERS, k)))),
  );
  return [...months, ...YEARS.flatMap((year) => [0, 1, 2, 3].map((m) => orderStatistics(draws.map((k) => yearValue(yearly, year, m, k)))))];
};

describe.each(['sum', 'last', 'mean'] as const)('outcomes of a quantity whose year is its %s', (yearly) => {
  it('are exact while all draws are kept', () => {
    const found = quantilesOf(run(yearly, 1e9, WHOLE));
    for (const [i, row] of expected(yearly).entries()) for (const [j, q] of row.entries()) expect(found[i][j]).toBeCloseTo(q, 9);
  });

  it('are within half a percent of an order statistic beyond that', () => {
    const results = run(yearly, 0, WHOLE);
    expect(results.binned).toBe(true);
    const found = quantilesOf(results);
    for (const [i, row] of expected(yearly).entries()) {
      for (const [j, q] of row.entries()) {
        // between two order statistics both ends may be off; below 2^−126 numbers have few digits and count as zero
        expect(Math.abs(found[i][j] - q)).toBeLessThanOrEqual(0.005 * Math.abs(q) + 0.005 * 1e-3 + 1e-37);
      }
    }
  });

  it.each([1e9, 0])('do not depend on ranges and blocks (%d bytes)', (bytes) => {
    const whole = quantilesOf(run(yearly, bytes, WHOLE));
    expect(quantilesOf(run(yearly, bytes, APART))).toEqual(whole);
    expect(quantilesOf(run(yearly, bytes, WHOLE, 256))).toEqual(whole);
  });
});

describe('rows that are the same in all draws', () => {
  it.each([1e9, 0])('say so, and only they (%d bytes)', (bytes) => {
    const [y, z] = run('sum', bytes, APART).series;
    expect([0, 2].map((t) => y.outcomes!.month(t, 2).same)).toEqual([5, 5]);
    expect([0, 1, 2].map((m) => y.outcomes!.month(4, m).same)).toEqual([undefined, undefined, undefined]);
    expect(y.outcomes!.year(YEARS[0], 2).same).toBe(15);
    expect([z.outcomes!.month(1, 0).same, z.outcomes!.year(YEARS[0], 0).same]).toEqual([1.5, 4.5]);
    expect(z.outcomes!.month(1, 0).quantiles([0.5, 1])).toEqual([1.5, 1.5]);
  });
});

describe('outcomes found ahead by several threads', () => {
  /** Two threads by turns, as they might run at once; then whoever asks. */
  const tabled = (yearly: 'sum' | 'last' | 'mean', mostRecordBytes: number): Results => {
    const { program, inputs } = world(yearly);
    const options = { totalDraws: DRAWS, years: YEARS, mostRecordBytes, shared: true };
    const prepared = prepare(program, inputs, options);
    const parts = APART.map(([firstDraw, count]) => prepared.range({ firstDraw, draws: count })).sort((a, b) => a.firstDraw - b.firstDraw);
    const table = outcomeTable(
      program,
      parts.flatMap(({ rows }) => rows ?? []),
      options,
    );
    const results = mergeResults(program, parts, 1, options, table);
    const threads = [findOutcomes(program, table, options), findOutcomes(program, table, options)];
    while (threads.map((thread) => thread.next().done).includes(false));
    return results;
  };

  it.each([
    ['sum', 1e9],
    ['last', 1e9],
    ['mean', 1e9],
    ['sum', 0],
    ['last', 0],
    ['mean', 0],
  ] as const)('are those that are found when they are asked for (%s, %d bytes)', (yearly, bytes) => {
    const [ahead, asked] = [tabled(yearly, bytes), run(yearly, bytes, WHOLE)];
    expect(quantilesOf(ahead, SHOWN_SHARES)).toEqual(quantilesOf(asked, SHOWN_SHARES));
    // other shares than the table has
    expect(quantilesOf(ahead)).toEqual(quantilesOf(asked));
    const same = ({ series: [y] }: Results) => [
      y.outcomes!.month(0, 2).same,
      y.outcomes!.month(4, 2).same,
      y.outcomes!.year(YEARS[0], 2).same,
    ];
    expect(same(ahead)).toEqual(same(asked));
  });

  it('leave a year that the run was not told to be found when it is asked for', () => {
    const [ahead, asked] = [tabled('sum', 1e9), run('sum', 1e9, WHOLE)].map(({ series: [y] }) =>
      y.outcomes!.year({ from: 1, to: 3 }, 0).quantiles(SHOWN_SHARES),
    );
    expect(ahead).toEqual(asked);
  });

  it('lie in memory that threads share', () => {
    const { program, inputs } = world('sum');
    for (const mostRecordBytes of [1e9, 0]) {
      const { rows } = prepare(program, inputs, { totalDraws: SEGMENT, shared: true, mostRecordBytes }).range({
        firstDraw: 0,
        draws: SEGMENT,
      });
      const arrays = Object.values(rows!)
        .flat()
        .filter((x): x is Float32Array => ArrayBuffer.isView(x));
      expect(arrays.length).toBeGreaterThan(2);
      for (const { buffer } of arrays) expect(buffer).toBeInstanceOf(SharedArrayBuffer);
    }
  });
});

describe('draws of a cell', () => {
  it('are kept in their order, or, in bins, stand in ascending order', () => {
    const exact = run('sum', 1e9, APART).series[0].draws(5, 0);
    expect([...exact]).toEqual(draws.map((k) => Math.fround(figure(5, 0, k))));
    const binned = run('sum', 0, APART).series[0].draws(5, 0);
    const sorted = [...exact].sort((a, b) => a - b);
    expect(binned.length).toBe(DRAWS);
    for (const [i, x] of [...binned].entries()) expect(Math.abs(x / sorted[i] - 1)).toBeLessThan(0.004);
  });

  it('have no outcomes in a run of one draw', () => {
    const { program, inputs } = world('sum');
    expect(simulate(program, inputs, { draws: 1, seed: 1 }).series.every((s) => s.outcomes === undefined)).toBe(true);
  });
});

describe('a year the run was not told', () => {
  it('has no outcomes in bins', () => {
    expect(() => run('sum', 0, WHOLE).series[0].outcomes!.year({ from: 1, to: 3 }, 0)).toThrow(/not told/);
  });
});
