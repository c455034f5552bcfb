import { describe, expect, it } from 'vitest';
import { runOnce } from '../../support/read-results.ts';
import { type Changes, planText } from '../../support/shipped-world.ts';
import { TINY, type TinyFigures } from '../../support/tiny-figures.ts';
import { tinyText } from '../../support/tiny-world.ts';

const without = (key: string, text = tinyText()): string => text.replace(new RegExp(`^${key}:.*\\n(?:[ \\t]+.*\\n)*`, 'm'), '');
const replaced = (from: string | RegExp, to: string, text = tinyText()): string => {
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`nothing to replace: ${from}`);
  return changed;
};

/** Plans and runs; every problem must say where it is, every figure must be a number. Returns the codes of problems. */
const outcome = async (text: string, changes: Changes = {}): Promise<readonly string[]> => {
  const { plan, problems } = planText(text, changes);
  if (!plan) {
    expect(problems.length).toBeGreaterThan(0);
    for (const p of problems) {
      expect(p.message.length, p.code).toBeGreaterThan(0);
      expect(Math.min(p.line, p.column), `${p.code} ${p.message}`).toBeGreaterThanOrEqual(1);
    }
    return problems.map((p) => p.code);
  }
  const draws = changes.draws ?? 1;
  const results = await runOnce(plan, draws);
  for (const s of results.series) expect(s.mean.every(Number.isFinite), s.recorded.id).toBe(true);
  for (const o of results.overalls) expect(o.values.length, o.quantity.id).toBe(draws);
  return [];
};

const tiny = (changes: Partial<TinyFigures>): string => tinyText({ ...TINY, ...changes });
const [foreign, home] = TINY.chips;
const [state, firm] = TINY.programmes;

describe('scenarios with a part left out', () => {
  it.each(['sites', 'investment', 'demand', 'clusters', 'procurement', 'finance', 'policy'])(
    'run or say what is missing: no %s',
    async (key) => {
      await outcome(without(key));
    },
  );

  it('run without any chip on offer', async () => {
    expect(await outcome(replaced(/supply:\n(?:[ \t]+.*\n)*/, 'supply: {exchange_rate: 7 CNY/USD, frontier: 2 PFLOPS/chip}\n'))).toEqual(
      [],
    );
  });

  it('run without chips from abroad', async () => {
    expect(await outcome(replaced(/ {2}(?:imports|leakage|makers):.*\n/g, ''))).toEqual([]);
  });

  it('run without a domestic chain', async () => {
    expect(await outcome(replaced(/ {2}domestic:\n(?: {4}.*\n)*/, ''))).toEqual([]);
  });

  it('run without anything but a horizon', async () => {
    await outcome('suanli: 1\nname: bare\nhorizon: {start: 2025-01, end: 2025-12}\n');
  });

  it('run with one programme that may buy nothing on offer', async () => {
    expect(await outcome(replaced(/\n {2}imports:.*/, '', replaced(/\n {2}leakage:.*/, '')))).toEqual([]);
  });
});

const LIMITS: Readonly<Record<string, Partial<TinyFigures>>> = {
  'one month': { months: 1 },
  'six hundred months': { months: 600 },
  'no money': {
    programmes: [
      { ...state, money: 0 },
      { ...firm, money: 0 },
    ],
  },
  'money in hand only, lapsing to nothing': {
    programmes: [
      { ...state, money: 0, inHand: 128, carryOver: 12 },
      { ...firm, money: 0, inHand: 77, carryOver: 7 },
    ],
  },
  'no power': { power: [0, 0], built: [0, 0], phase: 0 },
  'no demand': { demand: 0 },
  'no discounting': { discount: 0 },
  'a discount of 100 %': { discount: 1 },
  'the narrowest taste': { spread: 0.01 },
  'the widest taste': { spread: 5 },
  'no lag at all': {
    lead: 0,
    fabLag: 0,
    chips: [
      { ...foreign, lag: 0 },
      { ...home, lag: 0 },
    ],
  },
  'lags beyond the horizon': {
    lead: 600,
    fabLag: 600,
    chips: [
      { ...foreign, lag: 600 },
      { ...home, lag: 600 },
    ],
  },
  'no access to supply': { access: 0 },
  'chips that compute nothing': {
    chips: [
      { ...foreign, mfu: 0 },
      { ...home, goodput: 0 },
    ],
  },
  'chips without a peak': {
    chips: [
      { ...foreign, peak: 0 },
      { ...home, peak: 0 },
    ],
  },
  'chips that draw no power': {
    chips: [
      { ...foreign, power: 0 },
      { ...home, power: 0 },
    ],
  },
  'chips for nothing': {
    chips: [
      { ...foreign, price: 0, server: 0, network: 0 },
      { ...home, price: 0, server: 0, network: 0 },
    ],
  },
  'chips that live a month and all fail': {
    chips: [
      { ...foreign, life: 1, failures: 1, installed: 500 },
      { ...home, life: 1, failures: 1, installed: 500 },
    ],
  },
  'software that never matures': {
    chips: [
      { ...foreign, maturity: 0, maturing: 1200 },
      { ...home, maturity: 0 },
    ],
  },
  'packages that all fail': { packagingYield: 0 },
  'no packaging': { packaging: 0 },
  'a defect on every square millimetre': { defects: 100, clustering: 0.1 },
  'no rent': { rent: 0 },
  'no crews': { crews: [0, 0] },
  'makers that sell nothing': { worldRevenue: 0 },
  'denial of what loans paid for': { debtShare: 1, embargoFrom: 4, grandfathered: 0 },
  'demand that vanishes': { demandGrowth: -1 },
  'demand that grows a thousandfold a year': { demandGrowth: 1000, foresight: 36, months: 60 },
};

describe('scenarios at the ends of what can be said', () => {
  it.each(Object.keys(LIMITS))('run or say what is wrong: %s', async (name) => {
    await outcome(tiny(LIMITS[name] as Partial<TinyFigures>));
    await outcome(tinyText({ ...TINY, ...(LIMITS[name] as Partial<TinyFigures>) }, 'all'));
  });

  it('run at zero where zero has a meaning', async () => {
    for (const name of [
      'one month',
      'no money',
      'no power',
      'no demand',
      'no discounting',
      'no access to supply',
      'no lag at all',
      'chips that compute nothing',
    ])
      expect(await outcome(tiny(LIMITS[name] as Partial<TinyFigures>)), name).toEqual([]);
  });

  it.each([
    'finance.busy=0 %',
    'finance.load=0 %',
    'finance.fixed_overhead=100 %',
    'finance.value_loss=99 %',
    'finance.depreciation.method=declining',
    'finance.loss_life=0 month',
    'finance.early_retirement=1200 %/year',
    'supply.frontier=0 PFLOPS/chip',
    'supply.domestic.dies.logic.area=1 mm2',
    'supply.domestic.dies.logic.area=100000 mm2',
    'supply.domestic.dies.logic.reference=0 wafer',
    'supply.domestic.diameter=1 mm',
    'supply.domestic.hbm.generations.hbm.stock=0 stack',
    'supply.domestic.products.ascend_910c.dies=0 die/chip',
    'supply.statistics.caict_lag=36 month',
    'sites.north.crews=0 chip/month',
    'sites.north.appeal=0',
    'sites.north.capex=0 CNY/MW',
    'sites.south.phases.one.capex=0 CNY/MW',
    'sites.north.pue=1',
    'investment.firm.spending_time=1 month',
    'investment.firm.spending_time=120 month',
    'investment.firm.facility=100 %',
    'investment.firm.eligible.foreign=0 %',
    'demand.all.peak=1000 %',
    'procurement.build_ahead=1 %',
  ])('run or say what is wrong: %s', async (set) => {
    await outcome(tinyText(TINY, 'all'), { sets: [set] });
  });
});

describe('names that do not exist', () => {
  it.each([
    ['maker', replaced('imports: [{chip: h20, maker: foreign', 'imports: [{chip: h20, maker: nobody'), 'unknown-id'],
    ['die', replaced('die: logic', 'die: nothing'), 'unknown-id'],
    ['memory', replaced('memory: hbm,', 'memory: none,'), 'unknown-id'],
    ['site of a programme', replaced('chips: imported', 'chips: imported, sites: [nowhere]'), 'unknown-id'],
    ['machine', replaced(/ {2}- \{chip: h20, serves.*\n/, ''), 'no-machine'],
  ])('are located problems: %s', async (_, text, code) => {
    expect(await outcome(text)).toContain(code);
  });
});

describe('uncertain figures at the ends', () => {
  it('run in every draw where dates, lives, lags and shares are wide', async () => {
    const wide = [
      'investment.firm.in_hand=1 CNY to 1e9 CNY',
      'investment.firm.carry_over={dist: uniform, low: 0 month, high: 60 month}',
      'clusters.h20.life={dist: uniform, low: 1 month, high: 90 month}',
      'clusters.h20.failures={dist: uniform, low: 0 %, high: 100 %}',
      'clusters.h20.mfu={dist: uniform, low: 0 %, high: 100 %}',
      'supply.imports.h20.lag={dist: uniform, low: 0 month, high: 12 month}',
      'supply.domestic.products.ascend_910c.yield={dist: uniform, low: 1 %, high: 100 %}',
      'sites.south.phases.one.delay={dist: uniform, low: 0 month, high: 30 month}',
      'procurement.spread={dist: uniform, low: 1 %, high: 500 %}',
      'finance.debt.share={dist: uniform, low: 0 %, high: 100 %}',
    ];
    expect(await outcome(tinyText(TINY, 'all'), { sets: wide, draws: 200 })).toEqual([]);
  });
});
