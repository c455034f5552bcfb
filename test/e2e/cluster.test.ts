import { describe, expect, it } from 'vitest';
import { suanli } from '../support/command-line.ts';

describe('cluster', () => {
  it('designs a large training cluster', async () => {
    const { code, out, err } = await suanli(['cluster', 'h100_sxm', '24576', '--model', 'llama-3.1-405b', '--json']);
    expect([code, err]).toEqual([0, '']);
    const { servers, islands, switches, power, capex, training, reliability } = JSON.parse(out);
    // three non-blocking tiers of 64 ports: N/32 leaves, as many spines, half as many cores
    expect({ servers, islands, switches }).toEqual({ servers: 3072, islands: 1, switches: { leaf: 768, spine: 768, core: 384 } });
    const { total, ...parts } = capex;
    expect(Object.values(parts as Record<string, number>).reduce((a, b) => a + b, 0) / total).toBeCloseTo(1, 12);
    expect(power.facility_mw).toBeGreaterThan(power.it_mw);
    for (const share of [training.mfu, reliability.goodput]) expect(share > 0.3 && share < 1).toBe(true);
  });

  it('lets one serve, as a page', async () => {
    const { code, out, err } = await suanli('cluster ascend_910c 384 --serve --model deepseek-v3-671b'.split(' '));
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('ascend_910c × 384');
    expect(out).toMatch(/a million tokens +\d+\.\d\d USD/);
    expect(out).not.toMatch(/NaN|undefined/);
  });

  it('names the option that is wrong, with the nearest that is right', async () => {
    const { code, out, err } = await suanli(['cluster', 'h100_sxm', '1024', '--tiers', '1', '--radix', '64']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('--tiers:1:1  fabric-too-small');
    expect(err).toContain('--tiers 2 holds 2048');
  });
});
