import { describe, expect, it } from 'vitest';
import { chipOf, serverOf } from '../../../src/cluster/index.ts';
import { chip, server, unwrap } from '../../support/cluster-cases.ts';

const of = (written: number) => ({ written });

describe('rows of the tables', () => {
  it('become a chip with the rates it has', () => {
    expect(chip('h100_sxm')).toMatchObject({ memoryGB: 80, memoryBandwidthGBs: 3350, peak: { bf16: 989.5, fp8: 1979 } });
    expect(chip('a100_80_sxm').peak.fp8).toBeUndefined();
  });

  it('are refused where nothing could be estimated', () => {
    const outcome = chipOf({ id: 'rumour', memory: of(64) });
    expect(outcome.ok ? '' : outcome.problems[0]?.message).toBe('rumour has no published memory bandwidth, rates');
  });

  it('become a server with the nodes of a rack-scale system', () => {
    expect(server('gb200-nvl72', chip('gb200_gpu'))).toMatchObject({
      chips: 72,
      nodes: 18,
      racks: 1,
      scaleUpDomain: 72,
      cooling: 'liquid',
    });
    expect(server('cloudmatrix-384', chip('ascend_910c'))).toMatchObject({ chips: 384, nodes: 48, racks: 16, scaleUpModulesPerChip: 14 });
  });

  it('fill what nobody published from the chip, and lend cores only where they are sold to', () => {
    const carried = unwrap(chipOf({ id: 'x', fp16: of(280), memory: of(64), memory_bandwidth: of(800), tdp: of(300) }));
    const filled = unwrap(serverOf({ id: 'y', accelerators: of(8), host_cores: of(192), general_compute: true }, carried, 392));
    expect(filled).toMatchObject({
      maxPowerW: 4320,
      rackUnits: 8,
      scaleUpDomain: 8,
      scaleUpGBs: 392,
      scaleOutGbps: 200,
      general: { cores: 192 },
    });
    const plain = unwrap(serverOf({ id: 'y', accelerators: of(8), host_cores: of(192) }, carried));
    expect(plain.general).toBeUndefined();
  });

  it('are refused without a count or any power', () => {
    const { tdpW: _, ...cold } = chip('h100_sxm');
    expect(serverOf({ id: 'y', accelerators: of(8) }, cold).ok).toBe(false);
    expect(serverOf({ id: 'y' }, chip('h100_sxm')).ok).toBe(false);
  });
});
