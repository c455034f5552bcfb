import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Results } from '../../../src/engine/index.ts';
import { simulateByHand, type Told } from '../../support/oracle-plan.ts';
import { monthly, overallOf, runOnce, seriesOf } from '../../support/read-results.ts';
import { planned, world } from '../../support/shipped-world.ts';
import { TINY, type TinyFigures } from '../../support/tiny-figures.ts';
import { tinyText } from '../../support/tiny-world.ts';

const h100 = world.catalogue.lookup('chips', 'h100_sxm');
if (!h100?.fp16 || !h100.memory_bandwidth) throw new Error('no figures of the H100');
const yardstick = { peak: h100.fp16.value / 1e12, bandwidth: h100.memory_bandwidth.value / 1e9 };

/** The oracle's units in base units, where they differ: yuan for an hour of a PFLOPS, kWh, kg. */
const UNITS: Readonly<Record<string, number>> = { 'cost.levelised': 1 / (1e15 * 3600), energy: 3.6e6, carbon: 1e-3 };

const CHIPS = ['h20', 'ascend_910c'] as const;

/** Months of the engine under the oracle's name, in the oracle's unit. */
const engineMonths = (results: Results, name: string): number[] => {
  const [id = '', member] = name.split(' ');
  const axes = member === undefined ? [] : ['chip'];
  const factor = seriesOf(results, id, axes).recorded.unit.factor / (UNITS[id] ?? 1);
  return monthly(results, id, member === undefined ? undefined : ['chip', CHIPS[Number(member)] as string]).map((x) => x * factor);
};

/** Chips are measured against chips, money against money: differences of large figures carry their roundings. */
const kindOf = (results: Results, id: string): string => {
  const found = results.series.find((s) => s.recorded.id === id);
  return (found?.recorded.unit.dimension ?? '').replace('*month^-1', '');
};

const farthest = (told: Told, results: Results) => {
  const pairs = [...told].flatMap(([name, hand]) =>
    name === 'npv' ? [] : [{ name, hand, engine: engineMonths(results, name), kind: kindOf(results, name.split(' ')[0] as string) }],
  );
  const scales = new Map<string, number>();
  for (const { kind, hand, engine } of pairs)
    scales.set(kind, Math.max(scales.get(kind) ?? 1, ...hand.map(Math.abs), ...engine.map(Math.abs)));
  let worst = { name: '', month: -1, hand: 0, engine: 0, off: 0 };
  for (const { name, hand, engine, kind } of pairs) {
    for (const [month, x] of hand.entries()) {
      const off = x === engine[month] ? 0 : Math.abs(x - (engine[month] as number)) / (scales.get(kind) as number);
      if (!(off <= worst.off)) worst = { name, month, hand: x, engine: engine[month] as number, off };
    }
  }
  return worst;
};

const compare = async (f: TinyFigures, firmBuys: 'all' | 'imported') => {
  const results = await runOnce(planned(tinyText(f, firmBuys)));
  const told = simulateByHand(f, firmBuys, yardstick);
  const hand = (told.get('npv') as number[])[0] as number;
  const [npv] = overallOf(results, 'finance.npv') as [number];
  const size = Math.max(...(told.get('finance.cash_flow') as number[]).map(Math.abs));
  return { worst: farthest(told, results), npv: Math.abs(hand - npv) / Math.max(size, 1) };
};

const whole = (min: number, max: number) => fc.integer({ min, max });
/** Round figures, so that the text holds them exactly. */
const between = (low: number, high: number) => whole(0, 64).map((k) => low + ((high - low) * k) / 64);

const chip = (base: TinyFigures['chips'][number]) =>
  fc.record({
    price: fc.constant(base.price).chain((p) => between(p / 2, p * 2)),
    server: between(0, 60_000),
    network: between(0, 30_000),
    power: between(300, 2000),
    peak: between(50, 2000),
    bandwidth: between(300, 8000),
    mfu: between(0.125, 0.75),
    maturity: between(0.25, 1),
    maturing: whole(1, 36),
    goodput: between(0.5, 1),
    life: whole(1, 40),
    failures: between(0, 0.5),
    spares: fc.oneof(fc.constant(0), between(0, 0.25)),
    installed: fc.constantFrom(0, 0, 500, 2000),
    lag: whole(0, 8),
  });

const programme = fc.record({
  money: fc.constantFrom(0, 8, 64, 256, 2048),
  inHand: fc.constantFrom(0, 0, 128),
  facility: between(0, 1),
  foreign: fc.constantFrom(0, 0.25, 0.5, 1),
  spendingTime: whole(1, 12),
  carryOver: fc.constantFrom(0, 1, 3, 12, 60),
  reinvest: fc.constantFrom(0, 0.5, 1),
});

const figures: fc.Arbitrary<TinyFigures> = fc.record({
  months: fc.constantFrom(1, 2, 13, 30),
  access: fc.constantFrom(0, 0.125, 0.5, 1, 1),
  exchange: between(5, 9),
  worldRevenue: fc.constantFrom(0, 16, 128, 1024),
  vendorShare: fc.constantFrom(0, 0.25, 1),
  most: fc.constantFrom(0, 500, 100_000),
  embargoFrom: fc.constantFrom(undefined, undefined, 0, 5, 14),
  grandfathered: between(0, 1),
  leakCap: fc.constantFrom(0, 300),
  premium: between(0, 2),
  seized: fc.constantFrom(0, 0.25, 1),
  remote: fc.constantFrom(0, 0.125),
  wafers: fc.constantFrom(0, 20, 100, 1000),
  waferShare: fc.constantFrom(0.25, 1),
  fabLag: whole(0, 6),
  defects: between(0, 1),
  learning: between(0, 0.5),
  clustering: between(0.5, 4),
  salvage: fc.constantFrom(0, 0.25),
  dieBank: fc.constantFrom(0, 2000),
  stacks: fc.constantFrom(0, 4000, 100_000),
  stacksImported: fc.constantFrom(0, 1000),
  packaging: fc.constantFrom(0, 500, 20_000),
  packagingYield: between(0.25, 1),
  stockCover: whole(0, 4),
  stockCorrection: whole(2, 6),
  orders: fc.constantFrom(0, 800),
  finished: fc.constantFrom(0, 1000),
  demand: fc.constantFrom(0, 0.0625, 0.5, 1000),
  demandGrowth: fc.constantFrom(-0.5, 0, 1),
  demandPeak: fc.constantFrom(1, 1.5),
  buildAhead: fc.constantFrom(1, 1.25),
  foresight: whole(0, 12),
  spread: fc.constantFrom(0.0625, 0.5, 5),
  decodeShare: fc.constantFrom(0, 0.5, 1),
  lead: whole(0, 12),
  power: fc.tuple(fc.constantFrom(0, 2, 8, 64), fc.constantFrom(0, 4)),
  built: fc.tuple(fc.constantFrom(0, 2), fc.constantFrom(0, 1)),
  phase: fc.constantFrom(0, 4, 64),
  phaseMonth: whole(0, 20),
  crews: fc.tuple(fc.constantFrom(0, 500, 25_000), fc.constantFrom(1000, 25_000)),
  subsidy: fc.constantFrom(0, 0.5),
  chips: fc.tuple(chip(TINY.chips[0]), chip(TINY.chips[1])),
  programmes: fc.tuple(programme, programme),
  discount: fc.constantFrom(0, 0.0625, 1),
  rent: fc.constantFrom(0, 10, 1000),
  valueLoss: fc.constantFrom(0, 0.5),
  lossLife: fc.constantFrom(0, 5, 60),
  vat: fc.tuple(between(0, 0.25), between(0, 0.25), between(0, 0.25)),
  debtShare: fc.constantFrom(0, 0.5),
  contractShare: fc.constantFrom(0, 0.5),
  takeOrPay: fc.constantFrom(0, 1),
  tightness: fc.constantFrom(0, 0.5),
});

describe('the model against the same equations stepped by hand', () => {
  it('agrees in the tiny world as it stands', async () => {
    const { worst, npv } = await compare(TINY, 'imported');
    expect(worst.off, JSON.stringify(worst)).toBeLessThan(1e-9);
    expect(npv).toBeLessThan(1e-9);
  });

  it('agrees where the free programme may buy anything and foreign chips are denied in between', async () => {
    const { worst, npv } = await compare({ ...TINY, embargoFrom: 6 }, 'all');
    expect(worst.off, JSON.stringify(worst)).toBeLessThan(1e-9);
    expect(npv).toBeLessThan(1e-9);
  });

  it('agrees for any money, prices, lags, power and limits', async () => {
    await fc.assert(
      fc.asyncProperty(figures, fc.constantFrom('all' as const, 'imported' as const), async (f, firmBuys) => {
        const { worst, npv } = await compare(f, firmBuys);
        expect(worst.off, JSON.stringify(worst)).toBeLessThan(1e-9);
        expect(npv).toBeLessThan(1e-9);
      }),
      { seed: 20251124, numRuns: 40, endOnFailure: true },
    );
  });
});
