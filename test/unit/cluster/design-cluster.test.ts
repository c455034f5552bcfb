import { describe, expect, it } from 'vitest';
import { designCluster, perChip } from '../../../src/cluster/index.ts';
import { chip, server, unwrap } from '../../support/cluster-cases.ts';

const h100 = chip('h100_sxm');
const hgx = server('hgx-h100', h100);
const ascend = chip('ascend_910c');
const supernode = server('cloudmatrix-384', ascend);

describe('24,576 H100', () => {
  const design = unwrap(designCluster({ chip: h100, count: 24_576, server: hgx }));
  const one = perChip(design);

  it('counts whole machines', () => {
    expect(design.nodes).toBe(3072);
    expect(design.fabric.switches).toEqual({ leaf: 768, spine: 768, core: 384 });
    // Four optical ends an endpoint in two tiers, six in three.
    expect(design.transceivers).toBe(6 * 24_576);
    expect(design.cables).toBe(3 * 24_576);
  });

  it('draws what such clusters draw', () => {
    // Epoch's 5th to 95th percentile of IT watts for an H100, and SemiAnalysis' 1,389 W within 10 %.
    expect(one.itMaxKw * 1000).toBeGreaterThan(1275);
    expect(one.itMaxKw * 1000).toBeLessThan(1721);
    expect(Math.abs((one.itMaxKw * 1000) / 1389 - 1)).toBeLessThan(0.1);
    expect(design.power.it).toBeCloseTo(design.power.servers + design.power.network + design.power.storage, 12);
    expect(design.power.facility).toBeCloseTo(design.power.it * design.power.designPue, 12);
  });

  it('costs what such clusters cost', () => {
    // 250,000 USD a server all-in (SemiAnalysis, August 2025).
    expect(Math.abs((one.capexUsd as number) / (250_000 / 8) - 1)).toBeLessThan(0.1);
    const { total, ...parts } = design.capex as NonNullable<typeof design.capex>;
    expect(Object.values(parts).reduce((a, b) => a + b, 0)).toBeCloseTo(total, 3);
    // Analysts give the network 10–20 % of an H100 cluster.
    expect(one.networkShare).toBeGreaterThan(0.1);
    expect(one.networkShare).toBeLessThan(0.2);
  });
});

describe('one CloudMatrix 384', () => {
  const design = unwrap(designCluster({ chip: ascend, count: 384, server: supernode }));

  it('has 48 nodes and 6,912 optical modules', () => {
    expect(design.nodes).toBe(48);
    expect(design.systems).toBe(1);
    expect(design.transceivers).toBe(6912);
  });

  it('stands in its sixteen racks and a few for switches and storage', () => {
    expect(design.racks.compute).toBe(16);
    expect(design.racks.total).toBeLessThanOrEqual(20);
  });
});

describe('racks', () => {
  it('come to the 38 of NVIDIA’s 127-node reference within a tenth', () => {
    const { racks } = unwrap(designCluster({ chip: h100, count: 1016, server: hgx }));
    expect(racks.compute).toBe(32);
    expect(Math.abs(racks.total / 38 - 1)).toBeLessThan(0.1);
  });

  it('multiply under a density limit', () => {
    const site = { id: 'old-hall', rackKw: 11 };
    expect(unwrap(designCluster({ chip: h100, count: 80, server: hgx, site })).racks.compute).toBe(10);
  });

  it('refuse a server that no rack of the site can take, and say what would', () => {
    const outcome = designCluster({ chip: h100, count: 80, server: hgx, site: { id: 'cupboard', rackKw: 5 } });
    expect(outcome.ok).toBe(false);
    if (!outcome.ok)
      expect(outcome.problems[0]).toMatchObject({ file: '--rack-kw', code: 'rack-too-dense', hint: expect.stringContaining('11 kW') });
    const dense = designCluster({ chip: ascend, count: 384, server: supernode, site: { id: 'hall', rackKw: 20 } });
    expect(dense.ok).toBe(false);
  });
});

describe('partly filled clusters', () => {
  it('buy whole nodes and connect the chips that are there', () => {
    const design = unwrap(designCluster({ chip: h100, count: 100, server: hgx }));
    expect(design.nodes).toBe(13);
    expect(design.fabric.links.endpoint).toBe(100);
    const part = unwrap(designCluster({ chip: ascend, count: 100, server: supernode }));
    expect(part.nodes).toBe(13);
    expect(part.power.servers).toBeCloseTo((13 / 48) * 0.559, 9);
  });
});

describe('general-purpose capacity', () => {
  it('comes with servers that lend it and not with others', () => {
    const lending = { ...hgx, general: { cores: 192, fp32Tflops: 3 } };
    const design = unwrap(designCluster({ chip: h100, count: 80, server: lending }));
    expect(design.general).toEqual({ cores: 1920, fp32Tflops: 30 });
    expect(perChip(design).generalCores).toBe(24);
    expect(unwrap(designCluster({ chip: h100, count: 80, server: hgx })).general.cores).toBe(0);
  });
});

describe('prices', () => {
  it('fall back on the chips of a system, and are absent where neither is known', () => {
    const { priceUsd: _, ...unpriced } = hgx;
    const fromChips = unwrap(designCluster({ chip: h100, count: 8, server: unpriced })).capex;
    expect(fromChips?.servers).toBeCloseTo((h100.priceUsd as number) * 8 * 1.19, 6);
    const { priceUsd: __, ...free } = h100;
    expect(unwrap(designCluster({ chip: free, count: 8, server: unpriced })).capex).toBeUndefined();
  });
});

describe('bad input', () => {
  it.each([0, -8, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1e12])('refuses a count of %d', (count) => {
    const outcome = designCluster({ chip: h100, count, server: hgx });
    expect(outcome.ok ? [] : outcome.problems.map((p) => p.code)).toEqual(['bad-count']);
  });

  it('collects what is wrong with server and site', () => {
    const outcome = designCluster({
      chip: h100,
      count: 8,
      server: { ...hgx, maxPowerW: Number.NaN, scaleOutGbps: 0 },
      site: { id: 'x', designPue: 0.5, rackKw: -1 },
    });
    expect(outcome.ok ? [] : outcome.problems.map((p) => p.code)).toEqual(['bad-server', 'bad-server', 'bad-pue', 'bad-rack-power']);
  });
});
