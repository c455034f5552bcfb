import { describe, expect, it } from 'vitest';
import type { Declaration } from '../../../src/equations/declare.ts';
import { unit } from '../../../src/kit/unit.ts';
import { domestic } from '../../../src/model/domestic.ts';
import { FlowLimits } from '../../../src/output/binding-limits.ts';
import { simulateResults } from '../../support/policy-world.ts';
import { byMonth, fixed, runModel } from '../../support/run-model.ts';

const si = (value: number, text: string): number => value * unit(text).factor;

const { declarations } = domestic;

const found = (name: string): Declaration => {
  const declaration = declarations[name];
  if (!declaration) throw new Error(`the domestic sector declares no ${name}`);
  return declaration;
};

const declared = (...names: string[]) => Object.fromEntries(names.map((name) => [name, found(name)]));

/** Quantities of the sector handed in from outside, whatever the sector makes of them. */
const given = (...names: string[]): Record<string, Declaration> =>
  Object.fromEntries(
    names.map((name) => {
      const { unit, over, about } = found(name);
      return [name, { kind: 'input', unit, over, about }];
    }),
  );

const one = (name: string, inputs: Readonly<Record<string, number>>): number => {
  const run = runModel({
    declarations: { ...declared(name), ...given(...Object.keys(inputs)) },
    months: 1,
    members: { die: ['d'] },
    inputs: Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, fixed(value)])),
  });
  return run.series(name)[0] as number;
};

describe('dies on a wafer', () => {
  // oracles of a bare 300 mm wafer
  it.each([
    [600, 90.6],
    [665, 80.5],
    [814, 63.5],
  ])('of %i mm² are %f', (area, dies) => {
    const result = one('diesPerWafer', { dieArea: si(area, 'mm2'), usableDiameter: si(300, 'mm') });
    expect(result).toBeCloseTo(dies, 1);
  });
});

describe('yield', () => {
  // negative binomial with clustering 3 at die area × defect density
  it.each([
    [0.6, 0.5787],
    [0.814, 0.4867],
  ])('at %f killing defects a die is %f', (defects, good) => {
    const result = one('dieYield', {
      dieArea: si(1, 'cm2'),
      defectDensity: si(defects, '1/cm2'),
      defectClustering: 3,
    });
    expect(result).toBeCloseTo(good, 4);
  });

  it('nears Poisson as defects cluster less', () => {
    const result = one('dieYield', { dieArea: si(1, 'cm2'), defectDensity: si(0.6, '1/cm2'), defectClustering: 1e6 });
    expect(result).toBeCloseTo(0.5488, 4);
  });
});

describe('learning', () => {
  it.each([
    [0.15, 0.9013],
    [0.32, 0.8011],
  ])('with exponent %f each doubling of experience leaves %f of the defects', (exponent, left) => {
    const at = (wafers: number): number =>
      one('defectDensity', {
        defectDensityStart: 1,
        defectReference: si(1000, 'wafer'),
        defectLearning: exponent,
        wafersMade: si(wafers, 'wafer'),
      });
    expect(at(1000) / at(0)).toBeCloseTo(left, 4);
    expect(at(3000) / at(1000)).toBeCloseTo(left, 4);
  });
});

describe('the cost of a chip', () => {
  it('is dies, memory and packaging over what survives packaging', () => {
    const result = one('dieCost', {
      waferPrice: si(70_000, 'CNY/wafer'),
      diesPerWafer: si(80, 'die/wafer'),
      dieYield: 0.4,
      salvage: 0.25,
    });
    // 0.4 + 0.25 · 0.6 = 0.55 of 80 dies
    expect(result).toBeCloseTo(70_000 / 80 / 0.55, 6);
  });
});

describe('assembly', () => {
  const MONTHS = 6;
  const names = ['dieNeed', 'stackNeed', 'dieBank', 'memoryStock', 'finished', 'assembling', 'assemblingFirst'];
  const chain = (bank: number, stacks: number, rooms: number, wanted: readonly (readonly number[])[], line: readonly number[] = []) =>
    runModel({
      declarations: {
        ...declared(...names),
        ...given('dieBankStart', 'memoryStart', 'finishedStart', 'diesPerChip', 'stacksPerChip', 'packagingYield', 'inLine'),
        // what the rest of the model says
        ...given('wantedAssembly', 'packagingRoom'),
      },
      months: MONTHS,
      members: {
        chip: ['one', 'two'],
        die: ['d'],
        memory: ['m'],
        product: {
          ids: ['one', 'two'],
          tuples: [
            [0, 0, 0],
            [1, 0, 0],
          ],
        },
        preferred: { ids: line.map((i) => `first ${i}`), tuples: line.map((i) => [i]) },
      },
      inputs: {
        inLine: fixed(...[0, 1].map((i) => (line.includes(i) ? 1 : 0))),
        dieBankStart: fixed(bank),
        memoryStart: fixed(stacks),
        finishedStart: fixed(0, 0),
        diesPerChip: fixed(1, 2),
        stacksPerChip: fixed(4, 8),
        packagingYield: fixed(0.8, 0.5),
        packagingRoom: fixed(rooms / unit('month').factor),
        wantedAssembly: byMonth(...wanted.map((row) => row.map((x) => x / unit('month').factor))),
      },
    });
  const perMonth = (xs: readonly number[]): number[] => xs.map((x) => x * unit('month').factor);
  const steady = (one: number, two: number) => Array.from({ length: MONTHS }, () => [one, two]);
  it('uses up dies and stacks for the bad packages too', () => {
    const run = chain(1e6, 1e6, 1e6, steady(80, 50));
    expect(perMonth(run.series('assembling', 0))[0]).toBeCloseTo(80, 9);
    // 80 / 0.8 dies and 50 · 2 / 0.5
    expect(1e6 - (run.series('dieBank')[0] as number)).toBeCloseTo(100 + 200, 6);
    expect(1e6 - (run.series('memoryStock')[0] as number)).toBeCloseTo(400 + 800, 6);
  });

  it('shares what is scarce pro rata', () => {
    // two products that want 300 dies a month have 150
    const run = chain(150, 1e6, 1e6, steady(80, 50));
    expect(perMonth(run.series('assembling', 0))[0]).toBeCloseTo(40, 9);
    expect(perMonth(run.series('assembling', 1))[0]).toBeCloseTo(25, 9);
    expect(run.series('dieBank').slice(0, 2)).toEqual([expect.closeTo(0, 9), expect.closeTo(0, 9)]);
  });

  it('serves those in line first, in their order', () => {
    // 150 dies: the second product takes 200 for 50 chips, if it is first it gets all there are
    const first = chain(150, 1e6, 1e6, steady(80, 50), [1]);
    expect(perMonth(first.series('assemblingFirst', 0))[0]).toBeCloseTo(37.5, 9);
    expect(perMonth(first.series('assembling', 0))[0]).toBeCloseTo(0, 9);
    expect(perMonth(first.series('assembling', 1))[0]).toBe(0);
    // 250 dies: the one in line takes the 100 it wants, and the other shares with nobody
    const plenty = chain(250, 1e6, 1e6, steady(80, 50), [0]);
    expect(perMonth(plenty.series('assemblingFirst', 0))[0]).toBeCloseTo(80, 9);
    expect(perMonth(plenty.series('assembling', 1))[0]).toBeCloseTo(37.5, 9);
    const both = chain(250, 1e6, 1e6, steady(80, 50), [1, 0]);
    expect(perMonth(both.series('assemblingFirst', 0))[0]).toBeCloseTo(50, 9);
    expect(perMonth(both.series('assemblingFirst', 1))[0]).toBeCloseTo(40, 9);
  });

  it('is bound by rooms for packages, counting bad ones', () => {
    // 80 / 0.8 + 50 / 0.5 = 200 wanted, 100 can be packaged
    const run = chain(1e6, 1e6, 100, steady(80, 50));
    expect(perMonth(run.series('assembling', 0))[0]).toBeCloseTo(40, 9);
  });
});

describe('the stage that bound', () => {
  /** Which limit of assembly held it back most, in the first half-year of a small world. */
  const stage = async (bank: string, stacks: string, rooms: string, orders: string): Promise<string | undefined> => {
    const results = await simulateResults({
      more: {
        supply: `
  exchange_rate: 7 CNY/USD
  frontier: 1 PFLOPS/chip
  domestic:
    packaging: ${rooms} chip/month
    products: [{chip: ascend_910b2, die: d, dies: 1 die/chip, memory: m, stacks: 4 stack/chip, yield: 80 %, price: 80000 CNY/chip, orders: ${orders} chip/month}]
    dies: [{id: d, area: 600 mm2, wafers: 100 %, defects: 0.2 1/cm2, reference: 10000 wafer, salvage: 0 %, bank: ${bank} die}]
    hbm: {generations: [{id: m, density: 4 GB/s/mm2, stock: ${stacks} stack, imported: 0 stack/month, made: 0 stack/month, price: 1000 CNY/stack}]}`,
        clusters:
          '[{chip: ascend_910b2, power: 800 W/chip, server_price: 50000 CNY/chip, network_price: 20000 CNY/chip, mfu: 40 %, goodput: 95 %}]',
      },
    });
    const limits = results.limits.filter((l) => l.tally.flow === 'assembling');
    const shares = new FlowLimits(limits, 1).binding([0], { from: 0, to: 6 });
    return shares.find((l) => l.share > 0.5)?.limit;
  };

  it.each([
    ['dieBank', '100', '1e9', '1e6', '1e6'],
    ['memoryStock', '1e9', '100', '1e6', '1e6'],
    ['packaging', '1e9', '1e9', '100', '1e6'],
    ['orders', '1e9', '1e9', '1e9', '10'],
  ])('is %s', async (limit, bank, stacks, rooms, orders) => {
    expect(await stage(bank, stacks, rooms, orders)).toBe(limit);
  });
});
