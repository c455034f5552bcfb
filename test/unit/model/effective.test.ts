import { describe, expect, it } from 'vitest';
import { fixedChip, fixedChips, fixedSite } from '../../support/fixed-chips.ts';
import { monthly, runOnce } from '../../support/read-results.ts';
import { planned, planText } from '../../support/shipped-world.ts';

const SITES = [fixedSite('here', 100)];
const NONE = fixedChip('ascend_910c', 0);

const first = async (text: string, id: string, by?: readonly [string, string]): Promise<number> =>
  monthly(await runOnce(planned(text)), id, by)[0]!;

describe('what a chip is worth', () => {
  it('is its worth in each class of work, weighted by what is wanted of them', async () => {
    // arithmetic: 1 PFLOPS. Decoding: an H100 with its 3,350 GB/s at 40 % of 989.5 TFLOPS; with 1,000 GB/s so much less
    const decoding = (0.9895 * 0.4 * 1000) / 3350;
    const text = fixedChips({
      demand: ['{id: a, kind: training, compute: 30 EFLOPS}', '{id: b, kind: inference, compute: 10 EFLOPS, decode: 60 %}'],
      sites: SITES,
      clusters: [NONE, fixedChip('h20', 1000)],
    }).replace('finance:', 'procurement: {reference_mfu: 40 %}\nfinance:');
    const inference = 0.4 + 0.6 * decoding;
    expect(await first(text, 'capacity.effective')).toBeCloseTo((3 * 1 + inference) / 4, 9);
    // all is short: each class gets time by what it wants of the chip
    const [training, serving] = [30 / 1, 10 / inference];
    expect(await first(text, 'demand.served', ['workload', 'a'])).toBeCloseTo(training / (training + serving), 9);
    expect(await first(text, 'demand.served', ['workload', 'b'])).toBeCloseTo((inference * serving) / (training + serving), 9);
  });

  it('is nothing where no one wants what it is used for', async () => {
    const text = fixedChips({
      demand: ['{id: a, kind: training, compute: 1 EFLOPS}'],
      sites: SITES,
      clusters: [NONE, fixedChip('h20', 1000, ', serves: inference')],
    });
    expect([await first(text, 'capacity.effective'), await first(text, 'sold'), await first(text, 'demand.unserved')]).toEqual([0, 0, 1]);
  });

  it('follows the size of the cluster it stands in', async () => {
    const text = (chips: number) =>
      fixedChips({
        demand: ['{id: a, kind: training, compute: 1 EFLOPS}'],
        sites: [fixedSite('here', 100), fixedSite('there', 300)],
        // stated to the watt and the share, the server gives nothing but the effect of size
        clusters: [NONE, fixedChip('h20', chips, ', server: hgx-h20').replace('mfu: 50 %, goodput: 100 %, ', '')],
      });
    const { tables, ids, values } = ((plan) => ({ tables: plan.bound.tables, ids: plan.bound.ids('chip'), values: plan.bound.values }))(
      planned(text(640)),
    );
    expect(values.get('jobSize')).toHaveLength(2);
    const at = ids.indexOf('h20');
    const effect = (knot: number): number =>
      ['utilisationBySize', 'goodputBySize'].reduce((all, name) => {
        const value = tables.get(name)!.values[knot]![at]!;
        return all * (value.kind === 'constant' ? value.value : Number.NaN);
      }, 1);
    // a quarter and three quarters: the mean chip stands among 0.25² + 0.75² = 0.625 of all, which is a knot of the table
    const perChip = async (chips: number) => (await first(text(chips / 0.625), 'capacity.effective')) / (chips / 0.625);
    const [small, large] = [await perChip(512), await perChip(4096)];
    // the opening stock is a twelve-hundredth larger than what is left of it
    expect(small / large).toBeCloseTo(effect(2) / effect(3), 3);
    expect(effect(1)).toBeGreaterThan(effect(4));
  });
});

describe('general-purpose work', () => {
  const demand = ['{id: a, kind: training, compute: 1 EFLOPS}', '{id: g, kind: general, cores: 50000 core}'];
  const SEPARATE = 'procurement: {general: {price: 600 CNY/core, power: 5 W/core, life: 60 month}}\nfinance:';
  const text = (cores: string) =>
    fixedChips({ demand, sites: SITES, clusters: [NONE, fixedChip('h20', 2000, cores)], end: '2025-02' }).replace('finance:', SEPARATE);

  it('runs on cores of AI servers first, and on servers bought apart for the rest', async () => {
    const results = await runOnce(planned(text(', cores: 10 core/chip')));
    expect(monthly(results, 'general.integrated')[0]).toBeCloseTo(20_000, 6);
    expect(monthly(results, 'general.separate')[0]).toBeCloseTo(30_000, 6);
    expect(monthly(results, 'power.general')[0]).toBeCloseTo(0.15, 9);
    expect(monthly(results, 'cost.line.general_servers')[0]).toBeCloseTo(30_000 * 600, 3);
    // a month later only what the retired AI servers lent is bought: 1/1200 of what was there at first
    expect(monthly(results, 'general.bought')[1]! / (20_000 / 1199)).toBeCloseTo(1, 6);
  });

  it('needs no other servers where AI servers bring enough', async () => {
    const results = await runOnce(planned(text(', cores: 30 core/chip')));
    expect(monthly(results, 'general.integrated')).toEqual([50_000, 50_000]);
    expect(monthly(results, 'general.separate')).toEqual([0, 0]);
  });

  it('is counted in cores, and other work is not', () => {
    const problems = (lines: readonly string[]) =>
      planText(fixedChips({ demand: lines, sites: SITES, clusters: [NONE] })).problems.map((p) => `${p.line} ${p.code}`);
    expect(problems(['{id: g, kind: general, compute: 5 EFLOPS}'])).toEqual(['17 wrong-measure']);
    expect(problems(['{id: g, kind: training, cores: 5 core}'])).toEqual(['17 wrong-measure']);
  });
});
