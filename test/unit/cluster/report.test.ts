import { describe, expect, it } from 'vitest';
import { clusterPage, clusterReport, compareClusters, comparisonPage, type ReportRequest } from '../../../src/cluster/index.ts';
import { chip, model, server, unwrap } from '../../support/cluster-cases.ts';

const h100 = chip('h100_sxm');
const a100 = chip('a100_80_sxm');
const ascend = chip('ascend_910c');
const base: ReportRequest = { chip: h100, count: 1024, server: server('hgx-h100', h100), model: model('llama-3.1-70b') };

const numbersIn = (value: unknown): number[] =>
  typeof value === 'number' ? [value] : value !== null && typeof value === 'object' ? Object.values(value).flatMap(numbersIn) : [];

describe('the JSON of a cluster', () => {
  const report = unwrap(clusterReport({ ...base, serving: {} }));

  it('has the promised fields', () => {
    expect(report).toMatchObject({
      servers: 128,
      racks: expect.any(Number),
      islands: 1,
      switches: { leaf: 32, spine: 16, core: 0 },
      transceivers: 4096,
      cables: 2048,
      power: { it_mw: expect.any(Number), facility_mw: expect.any(Number) },
      capex: { total: expect.any(Number) },
      training: {
        mfu: expect.any(Number),
        tflops_per_chip: expect.any(Number),
        tokens_per_second: expect.any(Number),
        step_seconds: expect.any(Number),
      },
      inference: { decode_tokens_per_second_per_chip: expect.any(Number), usd_per_million_output_tokens: expect.any(Number) },
      reliability: { mtbf_hours: expect.any(Number), checkpoint_minutes: expect.any(Number), goodput: expect.any(Number) },
    });
    expect(report.peak.fp16_pflops).toBeCloseTo(1013.248, 9);
    expect(report.peak.fp8_pflops).toBeCloseTo(2026.496, 9);
  });

  it('survives JSON without a number lost', () => {
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(numbersIn(report).every(Number.isFinite)).toBe(true);
  });

  it('splits the step into shares of one', () => {
    const shares = Object.values(report.training?.step_shares ?? {});
    expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
  });

  it('names at most three levers, each a gain, the largest first', () => {
    const gains = report.levers.map((l) => l.gain);
    expect(gains.length).toBe(3);
    expect(gains.every((g) => g > 0)).toBe(true);
    expect([...gains].sort((a, b) => b - a)).toEqual(gains);
  });

  it('leaves out what was not asked and says null for a peak the chip has not', () => {
    const bare = unwrap(clusterReport({ chip: a100, count: 16, server: server('dgx-a100', a100) }));
    expect(bare).not.toHaveProperty('training');
    expect(bare).not.toHaveProperty('inference');
    expect(bare.peak.fp8_pflops).toBeNull();
    expect(bare.reliability.goodput).toBeGreaterThan(0.95);
  });

  it('serves a model too large to train here, and says so', () => {
    const small = unwrap(clusterReport({ ...base, count: 8, model: model('llama-3.1-405b'), serving: {} }));
    expect(small).not.toHaveProperty('training');
    expect(small.notes[0]).toContain('no training figures');
  });

  it('leaves costs out, with a note, where no price is known', () => {
    const { priceUsd: _, ...unpriced } = base.server;
    const { priceUsd: __, ...free } = h100;
    const report = unwrap(clusterReport({ ...base, chip: free, server: unpriced }));
    expect(report).not.toHaveProperty('capex');
    expect(report.notes).toHaveLength(1);
    expect(report.levers.every((l) => l.per === 'MW')).toBe(true);
  });
});

describe('mistakes', () => {
  it('come from every part at once', () => {
    const outcome = clusterReport({ ...base, training: { layout: { tp: 3 } }, serving: { precision: 'fp4' } });
    expect(outcome.ok ? [] : outcome.problems.map((p) => p.file)).toEqual(['--precision']);
    const strict = clusterReport({ ...base, training: { layout: { tp: 3, ep: 2 } } });
    expect(strict.ok ? [] : strict.problems.map((p) => p.file)).toEqual(['--tp', '--ep']);
  });

  it('include serving without a model', () => {
    const { model: _, ...machine } = base;
    const outcome = clusterReport({ ...machine, serving: {} });
    expect(outcome.ok ? [] : outcome.problems.map((p) => p.code)).toEqual(['no-model']);
  });
});

describe('the page', () => {
  const page = clusterPage(unwrap(clusterReport({ ...base, serving: {} })));

  it('has its sections in order', () => {
    const titles = ['Bill of materials', 'Power', 'Cost', 'Training', 'Serving', 'Reliability', 'Biggest levers'];
    const places = titles.map((title) => page.indexOf(`\n${title}\n`));
    expect(places.every((p) => p > 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  it('lets no name of a file move the cursor or break a line', () => {
    const odd = { ...base, server: { ...base.server, id: 'evil\u001b[2J\nrow' } };
    const text = clusterPage(unwrap(clusterReport(odd)));
    expect(text).not.toContain('\u001b');
    expect(text).toContain('evil[2Jrow');
  });
});

describe('a comparison', () => {
  const table = unwrap(compareClusters(base, [{ chip: ascend, server: server('cloudmatrix-384', ascend) }]));

  it('holds each basis equal, to less than one chip', () => {
    const [mine, theirs] = table.compute;
    expect(Math.abs((theirs?.fp16_pflops as number) - (mine?.fp16_pflops as number))).toBeLessThan(0.8);
    const [, power] = table.power;
    expect(power?.facility_mw).toBeLessThanOrEqual(table.power[0]?.facility_mw as number);
    expect(power?.facility_mw as number).toBeGreaterThan(0.98 * (table.power[0]?.facility_mw as number));
    expect(table.money[1]?.capex_usd as number).toBeLessThanOrEqual(table.money[0]?.capex_usd as number);
    expect(table.money[1]?.capex_usd as number).toBeGreaterThan(0.98 * (table.money[0]?.capex_usd as number));
  });

  it('prints a table a basis, columns aligned', () => {
    const lines = comparisonPage(table).split('\n');
    expect(lines.filter((line) => line.startsWith('Equal'))).toEqual(['Equal money', 'Equal facility power', 'Equal dense 16-bit compute']);
    const rows = lines.filter((line) => line.startsWith('  '));
    expect(new Set(rows.slice(0, 3).map((line) => line.length)).size).toBe(1);
    expect(rows).toHaveLength(9);
  });

  it('keeps a candidate that cannot hold the model, without tokens', () => {
    const few = unwrap(compareClusters({ ...base, count: 32 }, [{ chip: a100, server: server('dgx-a100', a100) }]));
    expect(few.power[1]?.count).toBeGreaterThan(0);
    expect(few.power).toHaveLength(2);
  });

  it('wants something to compare with', () => {
    expect(compareClusters(base, []).ok).toBe(false);
  });
});
