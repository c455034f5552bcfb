import { describe, expect, it } from 'vitest';
import { designFabric, fabricCapacity } from '../../../src/cluster/index.ts';
import { dataRows, unwrap } from '../../support/cluster-cases.ts';

const QUANTUM = { radix: 64, planes: 1 };

const total = (s: { leaf: number; spine: number; core: number }): number => s.leaf + s.spine + s.core;

describe('published tables, to the last switch and link', () => {
  const tables = dataRows('fabric-counts').filter((row) => row.leaf !== '' && row.core !== '' && !row.id.startsWith('superpod-b300'));
  it.each(tables.map((row) => [row.id, row] as const))('%s', (_, row) => {
    const fabric = unwrap(designFabric(Number(row.chips), { radix: Number(row.radix), planes: 1 }));
    expect(fabric.switches).toEqual({ leaf: Number(row.leaf), spine: Number(row.spine), core: Number(row.core) });
    if (row.links_leaf_spine !== '') expect(fabric.links.spine).toBe(Number(row.links_leaf_spine));
    if (row.links_spine_core !== '') expect(fabric.links.core).toBe(Number(row.links_spine_core));
  });

  const twin = dataRows('fabric-counts').filter((row) => row.id.startsWith('superpod-b300'));
  it.each(twin.map((row) => [row.id, row] as const))('%s over two planes of 128 ports', (_, row) => {
    const fabric = unwrap(designFabric(Number(row.chips), { radix: 128, planes: 2 }));
    expect([fabric.switches.leaf, fabric.switches.spine, fabric.switches.core]).toEqual([Number(row.leaf), Number(row.spine), 0]);
  });

  it('reads at least eleven of them', () => {
    expect(tables.length + twin.length).toBeGreaterThanOrEqual(11);
  });
});

describe('formulas', () => {
  it('takes 3N/k in two tiers where every leaf is full and spines divide', () => {
    for (const n of [128, 256, 512, 1024, 2048]) expect(total(unwrap(designFabric(n, QUANTUM)).switches)).toBe((3 * n) / 64);
  });

  it('takes 5N/k in three tiers, rounded up tier by tier', () => {
    for (const n of [4096, 24_576, 65_536]) expect(total(unwrap(designFabric(n, QUANTUM)).switches)).toBe((5 * n) / 64);
    expect(unwrap(designFabric(5000, QUANTUM)).switches).toEqual({ leaf: 157, spine: 157, core: 79 });
  });

  it('splits 100,000 endpoints into two islands and still takes 7,813 switches', () => {
    const fabric = unwrap(designFabric(100_000, QUANTUM));
    expect(fabric.switches).toEqual({ leaf: 3125, spine: 3125, core: 1563 });
    expect(fabric.islands).toEqual([49_984, 50_016]);
  });

  it('holds k, k²/2 and k³/4 endpoints', () => {
    expect([1, 2, 3].map((tiers) => fabricCapacity(tiers, { radix: 64, down: 32, up: 32 }))).toEqual([64, 2048, 65_536]);
  });

  it('uses one switch for what one switch holds', () => {
    expect(unwrap(designFabric(1, QUANTUM)).switches).toEqual({ leaf: 1, spine: 0, core: 0 });
    expect(unwrap(designFabric(64, QUANTUM)).tiers).toBe(1);
    expect(unwrap(designFabric(65, QUANTUM)).tiers).toBe(2);
  });

  it('spreads the uplinks of a leaf evenly over spines', () => {
    const fabric = unwrap(designFabric(760, QUANTUM));
    expect(fabric.up % fabric.switches.spine).toBe(0);
  });

  it('saves spines by oversubscription: 3 to 1 leaves 16 uplinks of 64', () => {
    const fabric = unwrap(designFabric(1536, QUANTUM, { oversubscription: 3 }));
    expect([fabric.down, fabric.up]).toEqual([48, 16]);
    expect(fabric.switches).toEqual({ leaf: 32, spine: 8, core: 0 });
  });

  it('gives every rail leaves of its own where rails are asked for', () => {
    const rail = unwrap(designFabric(12_500 * 8, QUANTUM, { topology: 'rail', rails: 8 }));
    expect(rail.switches.leaf % 8).toBe(0);
    expect(rail.switches.leaf).toBeGreaterThanOrEqual(3125);
  });
});

describe('what cannot be built', () => {
  const codes = (endpoints: number, choice: Parameters<typeof designFabric>[2]): string[] => {
    const outcome = designFabric(endpoints, QUANTUM, choice);
    return outcome.ok ? [] : outcome.problems.map((p) => `${p.file} ${p.code}`);
  };

  it('names the flag and the nearest value', () => {
    const outcome = designFabric(100_000, QUANTUM, { tiers: 3 });
    expect(outcome.ok).toBe(false);
    if (!outcome.ok)
      expect(outcome.problems[0]).toMatchObject({ file: '--tiers', code: 'fabric-too-small', hint: expect.stringContaining('65536') });
    const two = designFabric(4096, QUANTUM, { tiers: 2 });
    if (!two.ok) expect(two.problems[0]?.hint).toBe('--tiers 3 holds 65536');
    expect(two.ok).toBe(false);
  });

  it('refuses every impossible choice at once', () => {
    expect(codes(10, { tiers: 4, radix: 1.5, oversubscription: 0 })).toEqual([
      '--radix bad-radix',
      '--tiers bad-tiers',
      '--oversubscription bad-oversubscription',
    ]);
    expect(codes(Number.NaN, {})).toEqual(['--count bad-count']);
    expect(codes(-1, {})).toEqual(['--count bad-count']);
    expect(codes(5000, { radix: 8 })).toEqual(['--radix fabric-too-small']);
  });
});
