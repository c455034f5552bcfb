import { describe, expect, it } from 'vitest';
import { suanli } from '../support/command-line.ts';

describe('controls as a program', () => {
  it('classifies the catalogue as JSON and nothing else', async () => {
    const { code, out, err } = await suanli(['controls', '--on', '2023-12-01', '--to', 'CN', '--json']);
    expect([code, err]).toEqual([0, '']);
    const rows = JSON.parse(out) as { chip: string; status: string }[];
    const statusOf = new Map(rows.map((r) => [r.chip, r.status]));
    expect([statusOf.get('h100_sxm'), statusOf.get('h20'), statusOf.get('rtx_4090')]).toEqual(['licence', 'free', 'notify']);
  });

  it('says the same on every run', async () => {
    const [a, b] = await Promise.all([suanli(['controls', '--frontier']), suanli(['controls', '--frontier'])]);
    expect(a).toEqual(b);
  });

  it('ends with 2 where the question is wrong', async () => {
    const { code, out, err } = await suanli(['controls', '--to', 'Atlantis', '--json']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('--to');
  });

  it('lists the acts with their sources', async () => {
    const { code, out } = await suanli(['data', 'regimes', '--json']);
    expect(code).toBe(0);
    const acts = JSON.parse(out) as Record<string, string>[];
    expect(acts.length).toBeGreaterThan(20);
    for (const act of acts) {
      expect(act['effective']).toMatch(/^\d{4}-\d\d-\d\d$/);
      for (const key of ['regime', 'title', 'jurisdiction', 'announced', 'sources', 'as_of']) expect(act[key], act['regime']).not.toBe('');
    }
    expect(acts.filter((act) => act['enforced'] === 'false').map((act) => act['regime'])).toEqual(['us-2025-01-13-ai-diffusion']);
  });
});
