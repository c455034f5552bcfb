import { describe, expect, it } from 'vitest';
import { designCluster, LEARNING, maturity, sizeTable } from '../../../src/cluster/index.ts';
import { chip, dataRows, model, server, unwrap } from '../../support/cluster-cases.ts';

const h100 = chip('h100_sxm');

describe('the table of sizes', () => {
  const points = unwrap(sizeTable({ chip: h100, server: server('hgx-h100', h100), model: model('llama-3.1-405b'), serving: {} }));

  it('has whole systems in rising order', () => {
    expect(points.map((p) => p.chips)).toEqual([8, 64, 256, 1024, 4096, 16_384, 65_536, 262_144]);
  });

  it('loses goodput with size', () => {
    const goodput = points.map((p) => p.goodput);
    expect([...goodput].sort((a, b) => b - a)).toEqual(goodput);
  });

  it('says nothing where the model does not fit', () => {
    expect(points[0]?.mfu).toBe(0);
    expect(points[3]?.mfu).toBeGreaterThan(0.3);
    expect(points.every((p) => p.decode > 0)).toBe(true);
  });

  it('merges sizes that are one system', () => {
    const ascend = chip('ascend_910c');
    const few = unwrap(sizeTable({ chip: ascend, server: server('cloudmatrix-384', ascend) }, [8, 64, 500]));
    expect(few.map((p) => p.chips)).toEqual([384, 768]);
    expect(few[0]).toMatchObject({ mfu: 0, prefill: 0, decode: 0 });
  });
});

describe('every server of the table that says what it carries', () => {
  const carrying = dataRows('servers').filter((row) => row.chips !== '' && row.accelerators !== '');

  it.each(carrying.flatMap((row) => (row.chips as string).split(' ').map((id) => [row.id, id] as const)))(
    '%s with %s can be designed',
    (id, chipId) => {
      const row = dataRows('chips').find((c) => c.id === chipId);
      const known =
        ['memory', 'memory_bandwidth'].every((column) => row?.[column] !== '') &&
        (row?.fp16 !== '' || row?.bf16 !== '' || row?.fp8 !== '' || row?.int8 !== '');
      const powered = dataRows('servers').find((s) => s.id === id)?.power_max !== '' || row?.tdp !== '';
      if (!known || !powered) {
        expect(() => server(id, chip(chipId))).toThrow('no published');
        return;
      }
      const carried = chip(chipId);
      const design = unwrap(designCluster({ chip: carried, count: 1000, server: server(id, carried) }));
      expect(design.power.it).toBeGreaterThan(0.1);
      expect(design.power.it).toBeLessThan(4);
    },
  );
});

describe('maturity of software', () => {
  it('starts at the start, halves its gap, and never falls', () => {
    expect(maturity(LEARNING.cuda, 0)).toBe(LEARNING.cuda.start);
    expect(maturity(LEARNING.cuda, -5)).toBe(LEARNING.cuda.start);
    expect(1 - maturity(LEARNING.cann, LEARNING.cann.halving)).toBeCloseTo((1 - LEARNING.cann.start) / 2, 12);
    expect(maturity(LEARNING.other, 120)).toBeGreaterThan(0.99);
  });

  it('retraces the year of GPT-3 175B on H100', () => {
    expect(maturity(LEARNING.cuda, 11) / maturity(LEARNING.cuda, 0)).toBeCloseTo(54 / 34, 1);
  });
});
