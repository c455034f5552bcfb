import { describe, expect, it } from 'vitest';
import { run } from '../../../src/study/index.ts';
import { valueAt } from '../../../src/uncertainty/index.ts';
import { planned, planText } from '../../support/shipped-world.ts';

/** One firm on the shipped base; sites and clusters in flow style. */
const firm = (sites: string, clusters = '[]'): string => `suanli: 1
name: A firm
extends: suanli:bases/china
horizon: {start: 2024-07, end: 2025-06}
currency: CNY
demand:
  - {id: work, kind: training, compute: 100 EFLOPS}
sites: ${sites}
clusters: ${clusters}
investment:
  - {id: firm, amount: 1e8 CNY/month}
`;

const problemsOf = (text: string): string[] =>
  planText(text).problems.map((p) => `${p.line}:${p.column} ${p.code} ${p.message}${p.hint === undefined ? '' : ` (${p.hint})`}`);

/** What 400 futures draw for an input of the first site. */
const drawn = (text: string, name: string): { readonly low: number; readonly middle: number; readonly high: number } => {
  const { sampler, bound } = planned(text, { draws: 400 });
  const figures = sampler.bind(bound.values.get(name)!.slice(0, 1));
  const out = new Float64Array(400);
  if (!figures.sample) throw new Error(`${name} is certain`);
  figures.sample(0, 400, out);
  const sorted = [...out].sort((a, b) => a - b);
  return { low: sorted[20]!, middle: sorted[200]!, high: sorted[379]! };
};

describe('cooling', () => {
  const cooled = (cooling: string, more = ''): string => firm(`[{id: guian, built: 5 MW, cooling: ${cooling}${more}}]`);

  it.each([
    // the middle of an interval is the geometric one
    ['immersion', 1.03, 1.1],
    ['cold-plate', 1.1, 1.2],
  ])('%s brings the PUE of its range', (way, low, high) => {
    const pue = drawn(cooled(way), 'pueTypical');
    expect(Math.abs(pue.low - low)).toBeLessThan(0.01);
    expect(pue.middle).toBeCloseTo(Math.sqrt(low * high), 2);
    expect(Math.abs(pue.high - high)).toBeLessThan(0.01);
  });

  it('gives a hottest hour that is no better than the year', () => {
    const { sampler, bound } = planned(cooled('immersion'), { draws: 400 });
    const of = (name: string): Float64Array => {
      const out = new Float64Array(400);
      sampler.bind(bound.values.get(name)!.slice(0, 1)).sample!(0, 400, out);
      return out;
    };
    const year = of('pueTypical');
    for (const [i, hour] of of('designPUE').entries()) expect(hour).toBeGreaterThanOrEqual(year[i]!);
  });

  it('differs with the climate, and between sites of one climate', () => {
    const { bound } = planned(
      firm(`
  - {id: horinger, cooling: free-air}
  - {id: guian, cooling: free-air}
  - {id: qingyang, cooling: free-air}`),
    );
    const values = bound.values.get('pueTypical')!;
    // the single future takes medians: cold, temperate, cold
    const [horinger, guian, qingyang] = values.map((v) => valueAt(v, 0)) as [number, number, number];
    expect(horinger).toBeCloseTo(Math.sqrt(1.1 * 1.25), 2);
    expect(guian).toBeGreaterThan(horinger);
    expect(qingyang).toBe(horinger);
    const names = values.map((v) => JSON.stringify(v.kind === 'derived' ? v.of.map((o) => 'name' in o && o.name) : ''));
    expect(new Set(names).size).toBe(3);
  });

  it('gives way to figures that are written', () => {
    const { bound } = planned(cooled('cold-plate', ', pue: 1.18, design_pue: 1.31'));
    expect(valueAt(bound.values.get('pueTypical')![0]!, 0)).toBe(1.18);
    expect(valueAt(bound.values.get('designPUE')![0]!, 0)).toBe(1.31);
  });

  it('changes nothing where it is not written', () => {
    const [origin, design] = ['pueTypical', 'designPUE'].map((name) => planned(firm('[{id: guian}]')).bound.values.get(name)![0]!.origin);
    expect(origin?.path).toBe('sites.guian.pue');
    expect(design?.source).toMatch(/^Uptime and cold-plate ranges/);
  });

  it('refuses air where even its best PUE is above the local limit, and says what would do', () => {
    expect(problemsOf(firm('[{id: shaoguan, cooling: air}]'))).toEqual([
      '8:33 out-of-range sites.shaoguan.cooling: air in a hot climate gives a PUE of 1.4 at best, which is above the local limit of 1.2 for new halls (cold-plate, immersion may reach it here; set pue_limit where the rule does not apply)',
    ]);
    expect(problemsOf(firm('[{id: shaoguan, cooling: air, pue_limit: 1.6}]'))).toEqual([]);
    expect(problemsOf(firm('[{id: shaoguan, cooling: cold-plate}]'))).toEqual([]);
  });

  it('refuses an interval that lies above the limit, however it is written', () => {
    expect(problemsOf(firm('[{id: guian, pue: 1.3 to 1.5}]'))).toEqual([
      '8:26 out-of-range sites.guian.pue: 1.3 is above the local limit of 1.2 for new halls (plan a PUE of 1.2 at most, or set pue_limit where the rule does not apply)',
    ]);
  });

  it('is not known in every climate', () => {
    expect(problemsOf(firm('[{id: shaoguan, cooling: free-air}]'))).toEqual([
      '8:33 unsuited-cooling sites.shaoguan.cooling: data/cooling.csv knows no free-air cooling at 20.4 degC on the mean of the year (air, cold-plate, immersion, or leave cooling out and write pue and design_pue)',
    ]);
  });

  it('needs a temperature where the table has none', () => {
    const own = (more: string): string => firm(`[{id: mine, electricity: 0.5 CNY/kWh, carbon: 0.5 kgCO2/kWh, cooling: air${more}}]`);
    expect(problemsOf(own(''))).toEqual(['8:78 missing-figure sites.mine: no temperature, on which cooling depends (temperature: 8 degC)']);
    expect(problemsOf(own(', temperature: 8 degC'))).toEqual([]);
    expect(problemsOf(own(', temperature: -4 degC'))).toEqual([]);
    expect(problemsOf(own(', temperature: 60 degC'))).toEqual([
      '8:96 out-of-range sites.mine.temperature: 60 degC cannot be (-30 degC to 40 degC)',
    ]);
  });

  it('is one of four words', () => {
    expect(problemsOf(cooled('imersion'))).toEqual([expect.stringMatching(/^8:43 unknown-word sites\.guian\.cooling: .*immersion/)]);
  });

  it('leaves a site of one’s own in need of a PUE without it', () => {
    expect(problemsOf(firm('[{id: mine, electricity: 0.5 CNY/kWh, carbon: 0.5 kgCO2/kWh}]'))).toContainEqual(
      expect.stringMatching(/^8:\d+ unknown-id sites\.mine\.id/),
    );
  });
});

describe('green electricity', () => {
  it('is refused below what new halls need', () => {
    expect(problemsOf(firm('[{id: guian, green: 50 %, green_required: 80 %}]'))).toEqual([
      '8:50 out-of-range sites.guian.green: 50 % is below the 80 % without which new halls are not approved (green: 80 %, or leave green_required out where the rule does not apply)',
    ]);
    // none is bought unless the scenario says so
    expect(problemsOf(firm('[{id: guian, green_required: 80 %}]'))).toEqual([
      expect.stringMatching(/^8:37 out-of-range sites\.guian\.green: 0 % is below the 80 %/),
    ]);
    expect(problemsOf(firm('[{id: guian, green: 80 %, green_required: 80 %}]'))).toEqual([]);
  });

  it('is raised to it where it is uncertain', () => {
    const share = drawn(firm('[{id: guian, green: 60 % to 95 %, green_required: 80 %}]'), 'greenShare');
    expect(share.low).toBe(0.8);
    expect(share.high).toBeGreaterThan(0.9);
  });
});

describe('racks', () => {
  const H20 = '{chip: h20, server: hgx-h20}';
  const CLOUD = '{chip: ascend_910c, server: cloudmatrix-384}';

  it('take a server up to their power: one that shares racks whole, one with its own by the rack', () => {
    // 7 kW for eight chips; 559 kW in sixteen racks
    for (const [limit, fits] of [
      ['6.9', [0, 0]],
      ['7', [1, 0]],
      ['34.9', [1, 0]],
      ['35', [1, 1]],
    ] as const) {
      const text = firm(`[{id: guian, built: 5 MW, rack_power: ${limit} kW/rack}, {id: horinger}]`, `[${H20}, ${CLOUD}]`);
      const { bound } = planned(text);
      const at = (chip: string) => valueAt(bound.values.get('fits')![bound.ids('hosting').indexOf(`${chip}/guian`)]!, 0);
      expect(['h20', 'ascend_910c'].map(at), limit).toEqual(fits);
      expect(valueAt(bound.values.get('fits')![bound.ids('hosting').indexOf('ascend_910c/horinger')]!, 0)).toBe(1);
    }
  });

  it('refuse a chip on offer that fits nowhere', () => {
    expect(problemsOf(firm('[{id: guian, rack_power: 12 kW/rack}, {id: horinger, rack_power: 20 kW/rack}]', `[${H20}, ${CLOUD}]`))).toEqual(
      [
        '9:42 rack-too-dense clusters.ascend_910c: a rack of cloudmatrix-384 draws 34.9 kW, and no site has such racks: guian 12 kW, horinger 20 kW (raise rack_power at a site, name another server, or take the chip out of supply)',
      ],
    );
  });

  it('follow from the way of cooling', () => {
    const gb200 = '{chip: gb200_gpu, server: gb200-nvl72, installed: 72 chip, serves: [training]}';
    const at = (cooling: string): string[] =>
      problemsOf(firm(`[{id: horinger, built: 5 MW, cooling: ${cooling}, pue: 1.2}]`, `[${gb200}]`));
    expect(at('air')).toEqual([
      expect.stringMatching(/^9:12 rack-too-dense clusters\.gb200_gpu: a rack of gb200-nvl72 draws 132 kW.*horinger 50 kW/),
    ]);
    expect(at('cold-plate')).toEqual([]);
  });

  it('are no denser than their way of cooling is known to take', () => {
    const of = (more: string): string[] => problemsOf(firm(`[{id: horinger, pue: 1.2, ${more}}]`));
    expect(of('cooling: air, rack_power: 120 kW/rack')).toEqual([
      '8:60 out-of-range sites.horinger.rack_power: 120 kW is more than air cooling takes: 50 kW, the densest rack published (name another way of cooling, or leave cooling out and write pue and design_pue)',
    ]);
    expect(of('cooling: air, rack_power: 40 kW/rack')).toEqual([]);
    expect(of('cooling: cold-plate, rack_power: 120 kW/rack')).toEqual([]);
    // nothing is known of baths
    expect(of('cooling: immersion, rack_power: 400 kW/rack')).toEqual([]);
  });

  it('leave chips to the sites that take them, at the start and later', async () => {
    const sites = '[{id: guian, built: 20 MW, rack_power: 12 kW/rack}, {id: horinger, built: 20 MW}]';
    const machines =
      '[{chip: h20, server: hgx-h20, installed: 800 chip}, {chip: ascend_910c, server: cloudmatrix-384, installed: 384 chip}]';
    const text = `${firm(sites, machines)}outputs: [{variable: chips.installed, by: [chip, site]}, {variable: chips.commissioned, by: [chip, site]}]\n`;
    const results = await run(planned(text, { draws: 8 }), 8, 1);
    const crossed = (id: string, chip: string, site: string): number[] => {
      const s = results.series.find((r) => r.recorded.id === id && r.recorded.axes.map((a) => a.name).join() === 'chip,site')!;
      const [chips, at] = s.recorded.axes.map((a) => a.members) as [readonly string[], readonly string[]];
      const member = chips.indexOf(chip) * at.length + at.indexOf(site);
      return Array.from({ length: results.months }, (_, t) => s.mean[t * s.members + member] as number);
    };
    const total = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0);
    // an even share of the power each, before a month of failures
    expect(crossed('chips.installed', 'h20', 'guian')[0]).toBeGreaterThan(385);
    expect(crossed('chips.installed', 'ascend_910c', 'horinger')[0]).toBeGreaterThan(370);
    expect(total(crossed('chips.installed', 'ascend_910c', 'guian'))).toBe(0);
    expect(total(crossed('chips.commissioned', 'ascend_910c', 'guian'))).toBe(0);
    expect(total(crossed('chips.commissioned', 'ascend_910c', 'horinger'))).toBeGreaterThan(0);
    expect(total(crossed('chips.commissioned', 'h20', 'guian'))).toBeGreaterThan(0);
  });

  it('do not count where no server is named', () => {
    expect(problemsOf(firm('[{id: guian, rack_power: 3 kW/rack}]'))).toEqual([]);
  });

  it('are written per rack', () => {
    expect(problemsOf(firm('[{id: guian, rack_power: 40 kW}]'))).toEqual([
      expect.stringMatching(/^8:35 wrong-unit sites\.guian\.rack_power: '40 kW' is in kW where kW\/rack is wanted/),
    ]);
  });
});
