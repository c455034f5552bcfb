import { describe, expect, it } from 'vitest';
import { costPerMillion, estimateServing, hourlyCost, monthlyAnnuity, networkOf, type ServingRequest } from '../../../src/cluster/index.ts';
import { chip, model, server, unwrap } from '../../support/cluster-cases.ts';

const h800 = chip('h800_sxm');
const base: ServingRequest = {
  shape: model('deepseek-v3-671b'),
  chip: h800,
  net: networkOf(server('hgx-h800', h800)),
  chips: 1816,
  output: 2048,
};

const serve = (change: Partial<ServingRequest> = {}) => unwrap(estimateServing({ ...base, ...change }));

describe('serving', () => {
  it('keeps within the latency it was given', () => {
    for (const tokenLatency of [0.02, 0.05, 0.2]) expect(serve({ tokenLatency }).tokenLatency).toBeLessThanOrEqual(tokenLatency);
  });

  it('gives more tokens where users wait longer', () => {
    const rates = [0.02, 0.05, 0.1].map((tokenLatency) => serve({ tokenLatency }).decodePerChip);
    expect([...rates].sort((a, b) => a - b)).toEqual(rates);
  });

  it('balances prefill and decode so that both finish together', () => {
    const s = serve();
    const prefilled = s.prefillShare * s.prefillPerChip * (s.output / s.prompt);
    const decoded = (1 - s.prefillShare) * s.decodePerChip;
    expect(prefilled).toBeCloseTo(decoded, 6);
    expect(s.outputPerChip).toBeCloseTo(decoded, 6);
    expect(s.outputPerSecond).toBeCloseTo(1816 * s.outputPerChip, 6);
  });

  it('never reads weights and cache faster than the memory', () => {
    const dense = serve({ shape: model('llama-3.1-70b'), chips: 8, output: 64, prompt: 64, batch: 1 });
    // One sequence on one instance reads all its weights once a token.
    expect(dense.tokenLatency).toBeGreaterThan(70.55e9 / (dense.decodeInstance.chips * 3.35e12));
  });

  it('serves with 8 bits where the chip multiplies them and names the peak', () => {
    expect(serve()).toMatchObject({ precision: 'fp8', peakTflops: 1979 });
    const a100 = chip('a100_80_sxm');
    const net = networkOf(server('dgx-a100', a100));
    expect(unwrap(estimateServing({ shape: model('llama-3.1-8b'), chip: a100, net, chips: 8 })).precision).toBe('int8');
  });

  it('uses the two figures of DeepSeek’s published day: prefill and decode node-days add up to 226.9', () => {
    const prefill = 608e9 / 73.7e3 / 86_400;
    const decode = 168e9 / 14.8e3 / 86_400;
    expect(prefill + decode).toBeCloseTo(226.9, 0);
    // The estimate comes within two fifths of that production decode rate, 14,800 a node of eight.
    expect(Math.abs((serve({ output: 1024 }).decodePerChip * 8) / 14_800 - 1)).toBeLessThan(0.4);
  });
});

describe('what cannot be served', () => {
  const codes = (change: Partial<ServingRequest>): string[] => {
    const outcome = estimateServing({ ...base, ...change });
    return outcome.ok ? [] : outcome.problems.map((p) => `${p.file} ${p.code}`);
  };

  it('says what is missing', () => {
    expect(codes({ precision: 'fp4' })).toEqual(['--precision unknown-precision']);
    expect(codes({ shape: model('llama-3.1-405b'), chips: 2 })).toEqual(['--model does-not-fit']);
    expect(codes({ tokenLatency: 1e-6 })).toEqual(['--token-latency too-slow']);
    expect(codes({ prompt: Number.NaN })).toEqual(['--prompt bad-number']);
    expect(codes({ chips: 0 })).toEqual(['--count bad-number']);
  });
});

describe('cost', () => {
  it('is Barroso’s: 10 USD/W over 144 months at 8 % is 0.10825 USD/W-month', () => {
    expect(10 * monthlyAnnuity(0.08, 144)).toBeCloseTo(0.10825, 5);
    expect(monthlyAnnuity(0, 10)).toBe(0.1);
    // A 2,000 USD server over 36 months.
    expect(2000 * monthlyAnnuity(0.08, 36)).toBeCloseTo(62.67, 2);
  });

  it('adds servers, building and energy', () => {
    const energy = hourlyCost({ capexUsd: 0, facilityUsd: 0, averageKw: 100, pue: 1.5, usdPerKwh: 0.1 });
    expect(energy).toBeCloseTo(15, 12);
    expect(hourlyCost({ capexUsd: 1e6, facilityUsd: 0, averageKw: 100, pue: 1.5, usdPerKwh: 0.1 })).toBeGreaterThan(energy);
  });

  it('of a million tokens at 2 USD an hour and 1,850 tokens a second is 30 cents', () => {
    expect(costPerMillion(2, 1850)).toBeCloseTo(0.3003, 4);
  });
});
