import { describe, expect, it } from 'vitest';
import { mergeResults, prepare, type Results, SEGMENT, type Series } from '../../../src/engine/index.ts';
import { aux, compile, type InputData, input } from '../../../src/equations/index.ts';
import { streamKey, uniform } from '../../../src/kit/random.ts';
import { annualSpread, drawsOfYear } from '../../../src/output/annual-spread.ts';
import { bindingOf, byMonth, oneSector } from '../../support/run-model.ts';

// November of one year to February of the third
const MONTHS = 16;
const CALENDAR = Array.from({ length: MONTHS }, (_, t) => ((t + 10) % 12) + 1);
const YEARS = [
  { year: 2024, from: 0, to: 2 },
  { year: 2025, from: 2, to: 14 },
  { year: 2026, from: 14, to: 16 },
];
const DRAWS = 2 * SEGMENT + 77;

const number = (name: string, t: number, k: number): number => uniform(streamKey(7, `${name} ${t}`), k);

/** Of either sign, often 0. */
const earned = (t: number, k: number): number => {
  const u = number('earned', t, k);
  return u < 0.3 ? 0 : 40 * (u - 0.6);
};

/** Nothing in the first year; in the second some draws sell nothing, others in a few months; the third is like the second, but for all. */
const sold = (t: number, k: number): number => {
  if (t < 2) return 0;
  if (t < 14 && k % 5 === 0) return 0;
  return number('sold', t, k) < 0.5 ? 0 : 1 + 9 * number('size', t, k);
};

const drawn = (of: (t: number, k: number) => number): InputData => ({
  monthly: true,
  uncertain: true,
  sample: (first, count, out) => {
    for (let t = 0; t < MONTHS; t++) for (let k = 0; k < count; k++) out[t * count + k] = of(t, first + k);
  },
});

const compiled = (ofSold: InputData) =>
  compile(
    oneSector({
      earned: input('CNY/month', [], 'Money earned'),
      sold: input('chip/month', [], 'Chips sold'),
      price: aux('CNY/chip', [], 'ratio(earned, sold, 0 CNY/chip)', 'Price', { id: 'price', yearly: { ratio: ['earned', 'sold'] } }),
    }),
    bindingOf({
      declarations: {},
      months: MONTHS,
      inputs: { earned: drawn(earned), sold: ofSold, month_of_year: byMonth(...CALENDAR) },
    }),
    { record: [{ name: 'price', over: [] }] },
  );

interface Run {
  readonly bytes?: number;
  readonly ranges?: readonly (readonly [number, number])[];
  readonly blockDraws?: number;
  readonly sold?: InputData;
}

const WHOLE = [[0, DRAWS]] as const;

const run = ({ bytes = 2 ** 30, ranges = WHOLE, blockDraws = 64, sold: given = drawn(sold) }: Run): Results => {
  const { program, inputs } = compiled(given);
  const totalDraws = ranges.reduce((n, [, draws]) => n + draws, 0);
  const options = { totalDraws, years: YEARS, mostRecordBytes: bytes, blockDraws };
  const prepared = prepare(program, inputs, options);
  const parts = ranges.map(([firstDraw, draws]) => prepared.range({ firstDraw, draws }));
  return mergeResults(program, parts, 1, options);
};

const only = (results: Results): Series => {
  expect(results.series.map((s) => s.recorded.id)).toEqual(['price']);
  return results.series[0] as Series;
};

/** Sum over sum, by hand; NaN where nothing was sold. */
const expected = ({ from, to }: (typeof YEARS)[number], k: number, ofSold = sold): number => {
  const months = Array.from({ length: to - from }, (_, i) => from + i);
  const sum = (of: (t: number, k: number) => number): number => months.reduce((s, t) => s + of(t, k), 0);
  return sum(ofSold) === 0 ? Number.NaN : sum(earned) / sum(ofSold);
};

const draws = Array.from({ length: DRAWS }, (_, k) => k);
const known = (year: (typeof YEARS)[number]): number[] => draws.map((k) => expected(year, k)).filter((x) => !Number.isNaN(x));
const plainMean = (x: readonly number[]): number => x.reduce((a, b) => a + b, 0) / x.length;

const quantile = (values: readonly number[], p: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const place = p * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)] as number, sorted[Math.ceil(place)] as number];
  return low + (place - Math.floor(place)) * (high - low);
};

const [none, some, most] = YEARS as unknown as readonly [(typeof YEARS)[number], (typeof YEARS)[number], (typeof YEARS)[number]];

describe('a ratio of sums over a year', () => {
  it('is each draw’s own, and is not where the year has nothing below the line', () => {
    const series = only(run({}));
    for (const year of YEARS) {
      const found = drawsOfYear(series, 0, year);
      for (const k of draws) {
        const wanted = expected(year, k);
        if (Number.isNaN(wanted)) expect(found[k]).toBeNaN();
        else expect(found[k]).toBeCloseTo(wanted, 4);
      }
    }
    expect(annualSpread(series, 0, none)).toBeUndefined();
  });

  it('spreads over the draws that have one, whether all draws are kept or counted in bins', () => {
    for (const bytes of [2 ** 30, 1]) {
      const results = run({ bytes });
      expect(results.binned).toBe(bytes === 1);
      for (const year of [some, most]) {
        const all = known(year);
        const spread = annualSpread(only(results), 0, year);
        expect(spread?.defined).toBeCloseTo(all.length / DRAWS, 12);
        expect(spread?.mean).toBeCloseTo(plainMean(all), 9);
        for (const [p, name] of [
          [0.05, 'p5'],
          [0.5, 'p50'],
          [0.95, 'p95'],
        ] as const) {
          const wanted = quantile(all, p);
          expect(Math.abs((spread?.[name] as number) - wanted)).toBeLessThan(0.006 * Math.abs(wanted) + 1e-5);
        }
      }
      expect(annualSpread(only(results), 0, none)).toBeUndefined();
    }
    for (const year of [some, most]) {
      expect(known(year).length).toBeGreaterThan(0);
      expect(known(year).length).toBeLessThan(DRAWS);
    }
  });

  it('has the same bits however draws are shared out', () => {
    const apart = [
      [2 * SEGMENT, 77],
      [0, SEGMENT],
      [SEGMENT, SEGMENT],
    ] as const;
    const bits = (more: Run) => YEARS.map((year) => [annualSpread(only(run(more)), 0, year), [...drawsOfYear(only(run(more)), 0, year)]]);
    for (const bytes of [2 ** 30, 1]) {
      const whole = bits({ bytes });
      expect(bits({ bytes, ranges: apart })).toEqual(whole);
      expect(bits({ bytes, blockDraws: 128 })).toEqual(whole);
    }
  });

  it('is one number in a run of one draw', () => {
    const series = only(run({ ranges: [[0, 1]] }));
    expect(annualSpread(series, 0, some)).toBeUndefined();
    expect(annualSpread(series, 0, most)?.mean).toBeCloseTo(expected(most, 0), 12);
  });

  it('is uncertain as soon as what is above the line is', () => {
    const certainly = (t: number): number => (t < 2 ? 0 : t % 3);
    const series = only(run({ sold: byMonth(...Array.from({ length: MONTHS }, (_, t) => certainly(t))) }));
    for (const k of draws) expect(drawsOfYear(series, 0, some)[k]).toBeCloseTo(expected(some, k, certainly), 4);
    expect(annualSpread(series, 0, some)?.defined).toBe(1);
  });
});
