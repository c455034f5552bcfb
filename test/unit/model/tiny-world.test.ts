import { beforeAll, describe, expect, it } from 'vitest';
import type { Results } from '../../../src/engine/index.ts';
import { monthly, overallOf, runOnce } from '../../support/read-results.ts';
import { planned } from '../../support/shipped-world.ts';
import { TINY } from '../../support/tiny-figures.ts';
import { tinyText } from '../../support/tiny-world.ts';

let results: Results;
beforeAll(async () => {
  results = await runOnce(planned(tinyText()));
});

/** The first six months, January to June 2025, against figures worked by hand. */
const expectMonths = (id: string, hand: readonly number[], by?: readonly [string, string]): void => {
  for (const [t, x] of monthly(results, id, by).slice(0, hand.length).entries())
    expect(x, `${id} in month ${t}`).toBeCloseTo(hand[t] as number, 6);
};

// Good dies of a month’s 100 wafers: π·20²/4/4 − π·20/√8 gross dies of 4 cm² on 20 cm, half of them good: yield 1/(1 + 4·0.25)
const GOOD_DIES = 100 * ((Math.PI * 100) / 4 - (Math.PI * 20) / Math.sqrt(8)) * 0.5;
// two dies a chip
const CHIPS = GOOD_DIES / 2;

describe('supply from home', () => {
  it('assembles what was ordered and refills its stock, until dies run out', () => {
    // orders 800, stock wanted 1,600 against 1,000, a third of the gap a month: 800 + 200. It takes all 2,000 dies.
    // In months 1 to 3 there are none; dies of month 0 come out in month 3 and are assembled from month 4.
    expectMonths('supply.domestic', [1000, 0, 0, 0, CHIPS, CHIPS]);
    expectMonths('supply.die_bank', [0, 0, 0, GOOD_DIES, GOOD_DIES, GOOD_DIES]);
  });

  it('keeps finished chips until the plan has money for them', () => {
    // 1,000 + 1,000; less 1,200 sold; less 800 sold, all there were; a month’s make; made as many as sold
    expectMonths('supply.finished', [2000, 800, 0, 0, CHIPS, CHIPS]);
  });
});

describe('purchases', () => {
  it('spends state money on domestic chips at 80,000 yuan each, as many as there are', () => {
    // 96 m buys 1,200; then 800 are left; then none; 320 m would buy 4,000 of the 1,408
    expectMonths('chips.bought', [0, 1200, 800, 0, 0, CHIPS], ['programme', 'state']);
    expectMonths('funds.unspent', [96e6, 96e6, 128e6, 224e6, 320e6, 416e6 - CHIPS * 80_000], ['programme', 'state']);
  });

  it('spends half of what the firm has on foreign chips at 100,000 yuan each', () => {
    // 120 m a month comes in at the month’s end: 120, 180, 210, 225, 232.5 m at the opening
    expectMonths('chips.bought', [0, 600, 900, 1050, 1125, 1162.5], ['programme', 'firm']);
    expectMonths('funds.unspent', [120e6, 180e6, 210e6, 225e6, 232.5e6, 236.25e6], ['programme', 'firm']);
  });

  it('lets them travel one and two months', () => {
    expectMonths('chips.delivered', [0, 0, 1200, 800, 0, 0], ['chip', 'ascend_910c']);
    expectMonths('chips.delivered', [0, 0, 0, 600, 900, 1050], ['chip', 'h20']);
  });
});

describe('halls and chips in them', () => {
  it('builds 1.5 MW a month for 30 m yuan at 20 m a megawatt, up to the 8 MW planned', () => {
    expectMonths('power.envelope', [2, 3.5, 5, 6.5, 8, 8], ['site', 'north']);
    expectMonths('cost.line.halls', [0, 30e6, 30e6, 30e6, 30e6, 0]);
  });

  it('commissions what crews can: a thousand a month, shared by what waits', () => {
    // 1,200 wait; then 1,000 and 600, of which 5/8; then 375 and 1,125, of which 2/3
    expectMonths('chips.installed', [0, 0, 0, 1000, 1625, 1875], ['chip', 'ascend_910c']);
    expectMonths('chips.installed', [0, 0, 0, 0, 375, 1125], ['chip', 'h20']);
    expectMonths('chips.waiting', [0, 0, 1200, 1000, 375, 125], ['chip', 'ascend_910c']);
  });

  it('counts 50 TFLOPS of effective compute for either chip', () => {
    // 200 × 50 % × 50 % busy, and 400 × 25 % × 50 %
    expectMonths('capacity.effective', [0, 0, 0, 0.05, 0.1, 0.15]);
    expectMonths('capacity.installed', [0, 0, 0, 0.4, 0.725, 0.975]);
  });
});

describe('power, energy and money of April, when the first thousand chips run', () => {
  const april = (id: string): number => monthly(results, id)[3] as number;

  it('draws power by load and by what the halls are built for', () => {
    // 800 kW × (0.5 × 80 % + 0.5 × 20 %) = 400 kW; overhead 20 % of half of 6.5 MW / 1.25 and half of 400 kW = 560 kW
    expect(april('power.it')).toBeCloseTo(0.4, 9);
    expect(april('power.facility')).toBeCloseTo(0.96, 9);
    expect(april('pue.realised')).toBeCloseTo(2.4, 9);
    // 30 days
    expect(april('energy')).toBeCloseTo(0.96 * 0.72, 9);
    expect(april('carbon')).toBeCloseTo(960 * 720 * 0.0005, 6);
    expect(april('water')).toBeCloseTo(400 * 720 * 0.0005, 6);
  });

  it('pays each line once', () => {
    expect(april('cost.line.chips')).toBeCloseTo(1050 * 70_000, 3);
    expect(april('cost.line.servers')).toBeCloseTo(1050 * 20_000, 3);
    expect(april('cost.line.network')).toBeCloseTo(1050 * 10_000, 3);
    expect(april('cost.line.electricity')).toBeCloseTo(960 * 720 * 0.5, 6);
    // only domestic chips run: a fifth comes back
    expect(april('cost.line.power_subsidy')).toBeCloseTo(-960 * 720 * 0.1, 6);
    // 12 % a year of 30,000 yuan a chip; 6 % a year of 6.5 MW at 20 yuan a watt
    expect(april('cost.line.maintenance')).toBeCloseTo(300_000, 6);
    expect(april('cost.line.hall_upkeep')).toBeCloseTo(650_000, 6);
    expect(april('cost.total')).toBeCloseTo(105e6 + 30e6 + 345_600 - 69_120 + 950_000, 3);
  });

  it('earns 10 yuan for each of 400 PFLOPS and 720 hours, and pays no tax on a loss', () => {
    expect(april('revenue')).toBeCloseTo(2_880_000, 3);
    expect(april('tax')).toBe(0);
    // what two months bought, over five and ten years: (156 + 154) m / 60 + 60 m / 120
    expect(april('accounts.depreciation')).toBeCloseTo(310e6 / 60 + 0.5e6, 3);
    expect(april('finance.cash_flow')).toBeCloseTo(2_880_000 - (135e6 + 1_226_480), 3);
  });
});

describe('spares', () => {
  const [, home] = TINY.chips;
  // one in twenty fails a month, and a tenth is to be held
  const failing = { ...home, installed: 1200, failures: 1 - 0.95 ** 12, spares: 0.1 };
  const withSpares = (spares: number): Promise<Results> =>
    runOnce(planned(tinyText({ ...TINY, months: 12, chips: [TINY.chips[0], { ...failing, spares }] })));
  const of = (r: Results, id: string): number[] => monthly(r, id, ['chip', 'ascend_910c']);

  it('are put by from the first delivery, and take the place of what fails from then on', async () => {
    const held = await withSpares(0.1);
    const [installed, spare, replaced, commissioned] = ['chips.installed', 'chips.spare', 'chips.replaced', 'chips.commissioned'].map(
      (id) => of(held, id),
    ) as [number[], number[], number[], number[]];
    // nothing comes before month 2, and what came waits a month: 1,200 less a twentieth three times over
    for (const t of [0, 1, 2]) expect([spare[t], replaced[t]]).toEqual([0, 0]);
    expect(spare[3]).toBeCloseTo(0.1 * 1200 * 0.95 ** 3, 6);
    expect(replaced[3]).toBe(0);
    expect(replaced[4]).toBeCloseTo(0.05 * installed[3]!, 6);
    expect(installed[4]! - installed[3]!).toBeCloseTo(commissioned[4]!, 6);
  });

  it('keep more chips at work where more come than halls and crews take', async () => {
    const [none, held] = await Promise.all([withSpares(0), withSpares(0.1)]);
    expect(Math.max(...of(none, 'chips.spare'), ...of(none, 'chips.replaced'))).toBe(0);
    const sum = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0);
    expect(sum(of(held, 'chips.replaced'))).toBeGreaterThan(100);
    // chips replaced need no crew: 1,000 a month go to new ones in either case
    expect(of(held, 'chips.installed')[4]).toBeGreaterThan(of(none, 'chips.installed')[4]! + 40);
  });

  it('run out where more fail than are held', async () => {
    const few = await withSpares(0.01);
    const [installed, spare, replaced] = ['chips.installed', 'chips.spare', 'chips.replaced'].map((id) => of(few, id)) as [
      number[],
      number[],
      number[],
    ];
    for (const [t, x] of replaced.entries()) {
      const before = t === 0 ? [1200, 0] : [installed[t - 1]!, spare[t - 1]!];
      expect(x).toBeCloseTo(Math.min(0.05 * before[0]!, before[1]!), 6);
    }
    expect(Math.min(...spare)).toBeGreaterThanOrEqual(0);
  });
});

describe('three months alone', () => {
  it('have the present value worked by hand at 21 % a year', async () => {
    const short = await runOnce(planned(tinyText({ ...TINY, months: 3 })));
    // January: upkeep of 2 MW and 160 kW of overhead for 744 hours
    const january = -(200_000 + 160 * 744 * 0.5);
    // February: equipment 96 + 60 m, halls 30 m, upkeep of 3.5 MW, 280 kW for 672 hours
    const february = -(186e6 + 350_000 + 280 * 672 * 0.5);
    // March: 64 + 90 m and 30 m, 5 MW, 400 kW for 744 hours; then equipment at cost, for it loses no value here, and halls less a month of 120
    const march = -(184e6 + 500_000 + 400 * 744 * 0.5) + 310e6 + (60e6 - 30e6 / 120);
    const [npv] = overallOf(short, 'finance.npv') as [number];
    expect(npv).toBeCloseTo(january + february * 1.21 ** (-1 / 12) + march * 1.21 ** (-2 / 12), 2);
  });
});

describe('the choice between chips', () => {
  it('spreads money by levelised cost to the power −1/spread', async () => {
    // one month’s worth of money in hand; discount 0 %: capital of 100,000 and 80,000 yuan over 60 months
    const [foreign, home] = TINY.chips;
    const firm = { ...TINY.programmes[1], inHand: 100, facility: 0, spendingTime: 1 };
    const figures = {
      ...TINY,
      months: 1,
      discount: 0,
      spread: 0.25,
      power: [8, 0] as const,
      phase: 0,
      programmes: [{ ...TINY.programmes[0], money: 0 }, firm] as const,
    };
    const one = await runOnce(planned(tinyText({ ...figures, chips: [foreign, home] }, 'all')));
    // energy at half power for 744 h at 0.5 yuan and PUE 1.2; upkeep 1 % of 30,000; halls at 1.25 × 20 yuan a watt over 120 months
    const costs = [100_000 / 60 + 0.5 * 744 * 0.6 + 300 + (1250 * 20) / 120, 80_000 / 60 + 0.4 * 744 * 0.6 + 300 + (1000 * 20) / 120];
    const weights = costs.map((c) => (c / Math.min(...costs)) ** -4);
    const share = (weights[0] as number) / ((weights[0] as number) + (weights[1] as number));
    expect(monthly(one, 'chips.bought', ['chip', 'h20'])[0]).toBeCloseTo((100e6 * share) / 100_000, 6);
    expect(monthly(one, 'chips.bought', ['chip', 'ascend_910c'])[0]).toBeCloseTo((100e6 * (1 - share)) / 80_000, 6);
    // both compute 50 TFLOPS: 0.05 PFLOPS for 744 hours
    expect(monthly(one, 'cost.levelised', ['chip', 'h20'])[0]).toBeCloseTo((costs[0] as number) / (0.05 * 744), 6);
  });

  it('spends no more than a programme has when nearly all would go abroad and nothing may', async () => {
    // a home chip ten times as dear draws a share of about 10⁻¹⁶ of the money; the mandate must neither lose money by it nor find some
    const [foreign, home] = TINY.chips;
    const text = tinyText(
      {
        ...TINY,
        months: 3,
        spread: 0.0625,
        chips: [foreign, { ...home, price: 900_000 }],
        programmes: [
          { ...TINY.programmes[0], money: 0 },
          { ...TINY.programmes[1], foreign: 0, facility: 0, spendingTime: 1 },
        ],
      },
      'all',
    );
    const r = await runOnce(planned(text));
    expect(monthly(r, 'chips.bought', ['chip', 'h20']).every((x) => x === 0)).toBe(true);
    expect((monthly(r, 'funds.spent', ['programme', 'firm'])[1] as number) / 150e6).toBeCloseTo(1, 9);
  });
});
