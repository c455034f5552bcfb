import { describe, expect, it } from 'vitest';
import {
  activeParameters,
  countParameters,
  explicitShape,
  kvBytesPerToken,
  modelFlopsPerToken,
  totalParameters,
} from '../../../src/cluster/index.ts';
import { model, modelIds, unwrap } from '../../support/cluster-cases.ts';

/** Published counts that name a nominal size, leave out parts, or whose shape is known to be incomplete. */
const ROUGH_TOTAL: Readonly<Record<string, number>> = { 'megatron-sc21-1.7b': 0.04, 'falcon-40b': 0.04, 'megascale-moe-352b': 0.035 };
/** Published active counts that leave out the input embedding. */
const WITHOUT_EMBEDDING = 0.17;

describe('published shapes', () => {
  it('are at least 120', () => {
    expect(modelIds().length).toBeGreaterThanOrEqual(120);
  });

  it.each(modelIds())('%s counts to its published size', (id) => {
    const shape = model(id);
    const counted = countParameters(shape);
    const published = totalParameters(shape);
    expect(Math.abs(counted.total / published - 1)).toBeLessThanOrEqual(ROUGH_TOTAL[id] ?? 0.03);
    expect(counted.active / activeParameters(shape)).toBeLessThan(1 + WITHOUT_EMBEDDING);
    expect(counted.active / activeParameters(shape)).toBeGreaterThan(0.96);
  });
});

describe('model FLOPs', () => {
  it('are 6N and the attention add-on of Llama 3.1 405B at 8,192', () => {
    const shape = model('llama-3.1-405b');
    const flops = modelFlopsPerToken(shape, 8192);
    expect(flops - 12 * 126 * 16_384 * 8192).toBeCloseTo(2.4351e12, -8);
    expect((12 * 126 * 16_384 * 8192) / 1e11).toBeCloseTo(2.03, 2);
  });

  it('count the active parameters of a mixture of experts', () => {
    const shape = model('deepseek-v3-671b');
    expect(modelFlopsPerToken(shape, 4096)).toBeCloseTo(6 * 37e9 + 12 * 61 * 7168 * 4096, 0);
  });
});

describe('keys and values', () => {
  it('are 70 kB a token for DeepSeek-V3 and 516 kB for Llama 3.1 405B in 16 bits', () => {
    expect(kvBytesPerToken(model('deepseek-v3-671b'), 2)).toBe(61 * 576 * 2);
    expect(kvBytesPerToken(model('llama-3.1-405b'), 2)).toBe(2 * 126 * 8 * 128 * 2);
  });
});

describe('a shape given by flags', () => {
  it('has a two-matrix block, as many key heads as heads and a head of hidden/heads', () => {
    const shape = unwrap(explicitShape({ layers: 96, hidden: 12_288, heads: 96, vocab: 51_200 }));
    expect(shape).toMatchObject({ kvHeads: 96, headDim: 128, ffn: 49_152, gatedMlp: false });
    // 12·L·h² and the embedding.
    expect(countParameters(shape).total).toBe(12 * 96 * 12_288 ** 2 + 51_200 * 12_288);
  });

  it('takes experts in every layer', () => {
    const shape = unwrap(
      explicitShape({ layers: 2, hidden: 64, heads: 4, ffn: 128, vocab: 100, experts: 8, expertsActive: 2, gatedMlp: true }),
    );
    const counted = countParameters(shape);
    expect(counted.total - counted.active).toBe(2 * 6 * 3 * 64 * 128);
  });

  it('refuses what cannot be, all at once', () => {
    const codes = (flags: Parameters<typeof explicitShape>[0]): string[] => {
      const outcome = explicitShape(flags);
      return outcome.ok ? [] : outcome.problems.map((p) => `${p.file} ${p.code}`);
    };
    expect(codes({ layers: 0, hidden: 1.5, heads: Number.NaN })).toEqual([
      '--layers bad-number',
      '--hidden bad-number',
      '--heads bad-number',
    ]);
    expect(codes({ layers: 2, hidden: 100, heads: 7, kvHeads: 2, experts: 4 })).toEqual([
      '--heads does-not-divide',
      '--kv-heads does-not-divide',
      '--experts incomplete',
    ]);
    expect(codes({ layers: 2, hidden: 64, heads: 4, experts: 4, expertsActive: 5 })).toEqual(['--experts-active bad-experts']);
  });
});
