import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hubPage, prior, references, simulateHubs } from '../../bench/hub-realisation.ts';
import { planned, planText } from '../../support/shipped-world.ts';
import { expectWritten } from '../../support/written-page.ts';

const CELL = /(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g;

/** The table as text, read without the code under test. */
const [head = [], ...lines] = readFileSync(new URL('../../../data/realisation.csv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => [...line.matchAll(CELL)].map((m) => m[1] ?? m[2] ?? ''));
const rows = lines.map((cells) => Object.fromEntries(head.map((name, i) => [name, cells[i] ?? ''])));
const monthsBetween = (a = '', b = ''): number => {
  const [y, m] = a.split('-').map(Number) as [number, number];
  const [v, n] = b.split('-').map(Number) as [number, number];
  return 12 * (v - y) + (n - m);
};

describe('docs/hub-realisation', () => {
  it('has both hubs in the band, and is what the engine says', async () => {
    const outcomes = await simulateHubs();
    expect(outcomes.map((o) => o.hub.site)).toEqual(['qingyang', 'shaoguan']);
    for (const o of outcomes) expect(o.inside, `${o.hub.name}: ${o.counted} in ${o.low} to ${o.high}`).toBe(true);
    expectWritten('docs/hub-realisation.md', hubPage(outcomes));
  }, 60_000);
});

describe('the prior of announced plans', () => {
  it('is made of references that are neither of the two hubs', () => {
    expect(references()).toHaveLength(5);
    for (const row of rows) expect(`${row['id']} ${row['subject']} ${row['source']}`).not.toMatch(/qingyang|shaoguan|gansu|guangdong/i);
  });

  it('follows from the plans and counts of its table', () => {
    for (const row of rows.filter((r) => r['counted'])) {
      const [start, plan, count] = ['start', 'planned', 'counted'].map((key) => Number(row[key])) as [number, number, number];
      const part = monthsBetween(row['announced'], row['counted_at']) / monthsBetween(row['announced'], row['due']);
      expect((100 * (count - start)) / ((plan - start) * part)).toBeCloseTo(Number(row['realised']), 1);
    }
  });

  it('is the 90 % interval of one case more', () => {
    const shares = rows.filter((r) => r['kind'] === 'reference').map((r) => Number(r['realised']) / 100);
    const logits = shares.map((p) => Math.log(p) - Math.log1p(-p));
    const centre = logits.reduce((a, b) => a + b, 0) / 5;
    // the 95 % quantile of Student's t with four degrees of freedom, from a printed table
    const reach = 2.132 * Math.sqrt(logits.reduce((a, b) => a + (b - centre) ** 2, 0) / 4) * Math.sqrt(6 / 5);
    const ends = [centre - reach, centre, centre + reach].map((x) => 100 / (1 + Math.exp(-x)));
    const { low, value, high } = prior().realised!;
    for (const [i, written] of [low!, value, high!].entries()) expect(100 * written).toBeCloseTo(ends[i]!, 1);
  });
});

const site = (phases: string): string => `suanli: 1
name: announced
extends: suanli:guizhou-guian
sites: [{id: guian, phases: [${phases}]}]
`;

/** Median and ends of what comes of the phases, MW. */
const drawn = (text: string, name = 'phasePower'): Float64Array => {
  const { sampler, bound } = planned(text, { draws: 512 });
  const figures = sampler.bind(bound.values.get(name)!);
  const out = new Float64Array(512 * bound.ids('phase').length);
  if (!figures.sample) throw new Error('it is certain');
  figures.sample(0, 512, out);
  return out;
};

describe('an announced phase', () => {
  it('comes in part, all of them in the same part', () => {
    const text = site(
      '{id: four, status: announced, power: 100 MW, ready: 2028-01}, {id: five, status: announced, power: 50 MW, ready: 2029-01}',
    );
    const { bound } = planned(text);
    const [four, five] = ['guian/four', 'guian/five'].map((id) => bound.ids('phase').indexOf(id)) as [number, number];
    const all = drawn(text);
    const of = (member: number): Float64Array => all.slice(512 * member, 512 * (member + 1));
    const shares = of(four).map((watts) => watts / 100e6);
    expect([...of(five)].map((watts, i) => watts / 50e6 - shares[i]!).every((gap) => Math.abs(gap) < 1e-12)).toBe(true);
    const inside = shares.filter((s) => s >= 0.081 && s <= 0.68).length / 512;
    expect(inside).toBeGreaterThan(0.86);
    expect(inside).toBeLessThan(0.94);
  });

  it('says itself what comes of it, if it can', () => {
    const own = site('{id: four, status: announced, power: 100 MW, ready: 2028-01, realised: 75 %, delay: 3 month}');
    const phase = planned(own).scenario.sites[0]!.phases.find((p) => p.id === 'four')!;
    expect([phase.realised, phase.delay]).toMatchObject([
      { kind: 'constant', value: 0.75 },
      { kind: 'constant', value: 3 },
    ]);
  });

  it('leaves committed phases as they were', () => {
    const phase = planned(site('{id: four, power: 100 MW, ready: 2028-01}')).scenario.sites[0]!.phases.find((p) => p.id === 'four')!;
    expect([phase.status, phase.realised, phase.delay]).toMatchObject([
      'committed',
      { kind: 'constant', value: 1, origin: { source: 'in full unless the scenario says so' } },
      { kind: 'constant', value: 0 },
    ]);
  });

  it('is written with one of the two words', () => {
    const { problems } = planText(site('{id: four, status: signed, power: 100 MW, ready: 2028-01}'));
    expect(problems.map((p) => `${p.line}:${p.column} ${p.code} ${p.message} (${p.hint})`)).toEqual([
      expect.stringMatching(/^4:\d+ unknown-word sites\.guian\.phases\.four\.status: .*signed.*committed/),
    ]);
  });
});
