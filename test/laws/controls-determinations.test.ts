import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChipFigures, withActs, withoutActs } from '../../src/controls/index.ts';
import { ask, rules } from '../support/rulebook.ts';

const SEED = { seed: 20_231_017, numRuns: 300 };

/** Figures near the lines that rules draw, on them, and far away. */
const figure = (...lines: number[]): fc.Arbitrary<number> =>
  fc.oneof(
    fc.constantFrom(...lines),
    fc.constantFrom(...lines).map((x) => x * 0.999),
    fc.double({ min: 1, max: 40_000, noNaN: true }),
  );

const chips: fc.Arbitrary<ChipFigures> = fc.record({
  maker: fc.constantFrom('US', 'KR', 'CN'),
  datacentre: fc.boolean(),
  tpp: figure(1600, 2400, 4800, 4992, 14_000, 20_919, 21_000),
  area: fc.double({ min: 50, max: 3000, noNaN: true }),
  memory_bandwidth: figure(1400, 4800, 6500),
  io: figure(600, 1100),
  released: fc.constantFrom('2020-05', '2024', '2026-01', '2026-06'),
});

const dates = fc.integer({ min: 0, max: 5 * 365 }).map((n) => new Date(Date.UTC(2022, 6, 1) + n * 86_400_000).toISOString().slice(0, 10));

const buyers = fc.constantFrom(
  { destination: 'CN' },
  { destination: 'CN', route: 'abroad' },
  { destination: 'SG', headquarters: 'CN' },
  { destination: 'SA' },
  { destination: 'AE' },
  { destination: 'MO' },
  { destination: 'MY' },
);

const subsets = fc.subarray([...rules.acts]);

const RANK = ['free', 'notify', 'licence', 'deny'];

describe('laws of determinations', () => {
  it('more performance, density, memory or links never make a chip freer', () => {
    fc.assert(
      fc.property(
        chips,
        dates,
        buyers,
        fc.constantFrom('tpp', 'memory_bandwidth', 'io'),
        fc.double({ min: 1, max: 4, noNaN: true }),
        (chip, date, buyer, name, factor) => {
          const more = { ...chip, [name]: (chip[name as 'tpp'] ?? 0) * factor };
          expect(RANK.indexOf(ask(more, date, buyer).status)).toBeGreaterThanOrEqual(RANK.indexOf(ask(chip, date, buyer).status));
        },
      ),
      SEED,
    );
  });

  it('a smaller die never makes a chip freer', () => {
    fc.assert(
      fc.property(chips, dates, buyers, fc.double({ min: 0.1, max: 1, noNaN: true }), (chip, date, buyer, factor) => {
        const denser = { ...chip, area: (chip.area ?? 1) * factor };
        expect(RANK.indexOf(ask(denser, date, buyer).status)).toBeGreaterThanOrEqual(RANK.indexOf(ask(chip, date, buyer).status));
      }),
      SEED,
    );
  });

  it('a status given without some figures is the status with them', () => {
    // a maker left out is taken to be a foreign one, which is the strict side and no law of this kind
    const names = ['tpp', 'area', 'memory_bandwidth', 'io', 'datacentre'] as const;
    fc.assert(
      fc.property(chips, dates, buyers, fc.subarray([...names]), (chip, date, buyer, hidden) => {
        const poorer = { ...chip, ...Object.fromEntries(hidden.map((name) => [name, undefined])) };
        const known = ask(poorer, date, buyer);
        if (known.status !== 'unknown') expect(ask(chip, date, buyer).status).toBe(known.status);
        else expect(known.missing.length).toBeGreaterThan(0);
      }),
      SEED,
    );
  });

  it('taking acts away and putting them back changes nothing, in whatever order they stand', () => {
    fc.assert(
      fc.property(chips, dates, buyers, subsets, (chip, date, buyer, gone) => {
        const kept = withoutActs(rules, (act) => gone.includes(act));
        const back = withActs(kept, [...gone, ...kept.acts]);
        expect(ask(chip, date, buyer, back)).toEqual(ask(chip, date, buyer));
      }),
      SEED,
    );
  });

  it('an act taken away is as one that has not yet come', () => {
    fc.assert(
      fc.property(chips, dates, buyers, subsets, (chip, date, buyer, gone) => {
        const without = withoutActs(rules, (act) => gone.includes(act));
        const postponed = withActs(
          rules,
          rules.acts.map((act) => (gone.includes(act) ? { ...act, effective: '2099-01-01' } : act)),
        );
        expect(ask(chip, date, buyer, without)).toEqual(ask(chip, date, buyer, postponed));
      }),
      SEED,
    );
  });

  it('only relaxing acts can free a chip: with none of them a chip is at least as restricted', () => {
    const strict = withoutActs(rules, (act) => !act.standsAlone);
    fc.assert(
      fc.property(chips, dates, buyers, (chip, date, buyer) => {
        expect(RANK.indexOf(ask(chip, date, buyer, strict).status)).toBeGreaterThanOrEqual(RANK.indexOf(ask(chip, date, buyer).status));
      }),
      SEED,
    );
  });
});

/** The rules of 2022 and 2023 for China, written again by hand and in another form. */
const oracle = (c: ChipFigures, date: string): string => {
  const tpp = c.tpp ?? Number.NaN;
  const density = tpp / (c.area ?? Number.NaN);
  if (date < '2022-08-26') return 'free';
  if (date < '2022-10-21') return tpp >= 4992 && (c.io ?? 0) >= 600 ? 'licence' : 'free';
  if (date < '2023-11-17') {
    const byLetter = date >= '2023-10-23' && tpp >= 4800 && c.datacentre;
    return byLetter || (tpp >= 4800 && (c.io ?? 0) >= 600) ? 'licence' : 'free';
  }
  if (tpp >= 4800) return c.datacentre ? 'licence' : 'notify';
  if (!c.datacentre || tpp < 1600) return 'free';
  if (density >= 5.92) return 'licence';
  if (density >= 3.2) return 'notify';
  return tpp >= 2400 && density >= 1.6 ? 'notify' : 'free';
};

describe('the rules of 2022 and 2023', () => {
  it('say what the same rules say when written by hand', () => {
    fc.assert(
      fc.property(chips, dates, (chip, date) => {
        const foreign = { ...chip, maker: 'US' };
        if (date < '2025-04-09') expect([date, ask(foreign, date, { jurisdiction: 'US' }).status]).toEqual([date, oracle(foreign, date)]);
      }),
      { ...SEED, numRuns: 1500 },
    );
  });
});
