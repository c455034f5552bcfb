import { describe, expect, it } from 'vitest';
import {
  chipsOf,
  estimateTraining,
  FAMILIES,
  type Layout,
  memoryUse,
  networkOf,
  type Prepared,
  prepare,
  SOFTWARE,
  searchLayout,
  stepTime,
  type TrainingRequest,
  typicalSoftware,
} from '../../../src/cluster/index.ts';
import { chip, model, server, unwrap } from '../../support/cluster-cases.ts';

const h100 = chip('h100_sxm');
const a100 = chip('a100_80_sxm');
const hgx = server('hgx-h100', h100);
const dgx = server('dgx-a100', a100);

const llama: TrainingRequest = { shape: model('llama-3.1-70b'), chip: h100, net: networkOf(hgx), chips: 512, seq: 8192, batch: 512 };

const prepared = (change: Partial<Prepared> = {}): Prepared =>
  prepare({
    shape: model('gpt3-13b'),
    chip: a100,
    family: FAMILIES.ampere,
    software: SOFTWARE['overlapped-2024'],
    net: networkOf(dgx),
    precision: 'bf16',
    seq: 2048,
    batch: 64,
    ...change,
  });

const plain: Layout = { tp: 1, cp: 1, pp: 1, interleave: 1, dp: 8, ep: 1, microBatch: 1, sharding: 'optimizer', recompute: 'none' };

describe('a step', () => {
  it('is the sum of its parts', () => {
    for (const layout of [
      plain,
      { ...plain, tp: 2, pp: 4, dp: 1, interleave: 2 },
      { ...plain, cp: 2, dp: 4, recompute: 'full' as const },
    ]) {
      const { seconds, ...parts } = stepTime(prepared(), layout);
      expect(Object.values(parts).reduce((a, b) => a + b, 0)).toBeCloseTo(seconds, 9);
    }
  });

  it('has the bubble of the 1F1B schedule, (p − 1)/(v·m) of the work', () => {
    const shape = { ...model('gpt3-13b'), vocab: 1 };
    const work = prepared({ shape, batch: 32, software: { ...SOFTWARE['overlapped-2024'], hidePipeline: 1 } });
    for (const [pp, interleave] of [
      [4, 1],
      [4, 2],
      [8, 5],
    ] as const) {
      const layout = { ...plain, pp, interleave, dp: 1 };
      const step = stepTime(work, layout);
      const busy = step.matrix + step.attention + step.elementwise;
      expect(step.bubble / busy).toBeCloseTo((pp - 1) / (interleave * 32), 2);
    }
  });

  it('never gets faster than its matrix products at the family’s rate', () => {
    const step = stepTime(prepared(), plain);
    const flops = 6 * 12.85e9 * 64 * 2048;
    expect(step.matrix).toBeGreaterThan(flops / (8 * 312e12 * FAMILIES.ampere.matrix.bf16));
    expect(step.matrix).toBeLessThan((1.3 * flops) / (8 * 312e12 * FAMILIES.ampere.matrix.bf16));
  });

  it('pays a forward pass for full recomputation', () => {
    const without = stepTime(prepared(), plain);
    const full = stepTime(prepared(), { ...plain, recompute: 'full' });
    const share = full.recompute / (without.matrix + without.attention + without.elementwise);
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(1 / 3);
  });

  it('needs no tensor-parallel traffic on one chip and some on eight', () => {
    expect(stepTime(prepared(), plain).tensor).toBe(0);
    expect(stepTime(prepared(), { ...plain, tp: 8, dp: 1 }).tensor).toBeGreaterThan(0);
  });
});

describe('memory', () => {
  it('is 2 + 4 + 12 bytes a parameter and activations on one chip', () => {
    const use = memoryUse(prepared(), { ...plain, dp: 1, sharding: 'none' });
    const params = prepared().params.total;
    expect(use.weights).toBeCloseTo(2 * params, -3);
    expect(use.gradients).toBeCloseTo(4 * params, -3);
    expect(use.optimizer).toBeCloseTo(12 * params, -3);
    expect(use.total).toBeCloseTo(use.weights + use.gradients + use.optimizer + use.activations, -3);
  });

  it('follows 34·s·b·h a layer less dropout masks’ rest, within a tenth, without fusion (arXiv 2205.05198)', () => {
    const work = prepared({ software: SOFTWARE['megatron-2022'] });
    const use = memoryUse(work, { ...plain, dp: 1, recompute: 'selective' });
    const formula = 34 * 2048 * 5120 * 40;
    expect(Math.abs((use.activations - 6 * 2048 * 50_257) / formula - 1)).toBeLessThan(0.1);
  });

  it('shrinks from stage to stage of sharding', () => {
    const totals = (['none', 'optimizer', 'gradients', 'full'] as const).map(
      (sharding) => memoryUse(prepared(), { ...plain, sharding }).total,
    );
    expect([...totals].sort((a, b) => b - a)).toEqual(totals);
  });
});

describe('the search', () => {
  it('finds what trying everything by hand finds', () => {
    const work = prepared();
    let best = Number.POSITIVE_INFINITY;
    for (const tp of [1, 2, 4, 8]) {
      for (const pp of [1, 2, 4, 8, 16]) {
        for (const microBatch of [1, 2, 4, 8, 16]) {
          for (const interleave of [1, 2, 4, 5, 8, 10, 20, 40]) {
            for (const sharding of ['optimizer', 'full'] as const) {
              for (const recompute of ['none', 'selective', 'full'] as const) {
                const dp = 16 / tp / pp;
                const layout = { tp, cp: 1, pp, dp, microBatch, interleave, sharding, recompute, ep: 1 };
                if (!Number.isInteger(dp) || work.batch % (dp * microBatch) !== 0 || (40 / pp) % interleave !== 0) continue;
                if (interleave > 1 && (pp === 1 || (work.batch / dp / microBatch) % pp !== 0)) continue;
                if (sharding === 'full' && pp > 1) continue;
                if (memoryUse(work, layout).total > 0.94 * 80e9) continue;
                best = Math.min(best, stepTime(work, layout).seconds);
              }
            }
          }
        }
      }
    }
    const found = searchLayout(work, 16, { cp: 1 });
    expect(found?.step.seconds).toBeCloseTo(best, 9);
  });

  it('keeps what is settled and uses every chip', () => {
    const found = searchLayout(prepared(), 64, { tp: 4, pp: 2, recompute: 'full' });
    expect(found?.layout).toMatchObject({ tp: 4, pp: 2, recompute: 'full' });
    expect(chipsOf(found?.layout as Layout)).toBe(64);
  });

  it('finds nothing where nothing fits', () => {
    expect(searchLayout(prepared({ shape: model('llama-3.1-405b') }), 8)).toBeUndefined();
  });
});

describe('an estimate', () => {
  it('states tokens, utilisation and the peak it is of', () => {
    const e = unwrap(estimateTraining(llama));
    expect(e.tokensPerSecond).toBeCloseTo((512 * 8192) / e.step.seconds, 6);
    expect(e.peakTflops).toBe(989.5);
    const flops = 6 * 70.55e9 + 12 * 80 * 8192 * 8192;
    expect(e.mfu).toBeCloseTo((e.tokensPerSecond * flops) / (512 * 989.5e12), 9);
    expect(e.mfu).toBeGreaterThan(0.3);
    expect(e.mfu).toBeLessThan(0.65);
    expect(e.hfu).toBeGreaterThanOrEqual(e.mfu);
  });

  it('leaves chips idle rather than refuse a count that nothing divides', () => {
    const e = unwrap(estimateTraining({ shape: llama.shape, chip: h100, net: llama.net, chips: 4099 }));
    expect(e.chipsUsed).toBeLessThanOrEqual(4099);
    expect(e.chipsUsed).toBeGreaterThan(3500);
  });

  it('assumes the stack that published runs of the chip used', () => {
    expect(typicalSoftware('ampere', 'bf16', { recompute: 'selective' }, false)).toBe('megatron-2022');
    expect(typicalSoftware('ampere', 'bf16', {}, false)).toBe('sharded-2024');
    expect(typicalSoftware('hopper', 'bf16', { sharding: 'full' }, false)).toBe('fsdp-2023');
    expect(typicalSoftware('hopper', 'fp8', {}, false)).toBe('megatron-2026-04');
    expect(typicalSoftware('ascend', 'bf16', {}, true)).toBe('sharded-2024');
  });
});

describe('what cannot be trained', () => {
  const problems = (change: Partial<TrainingRequest>): string[] => {
    const outcome = estimateTraining({ ...llama, ...change });
    return outcome.ok ? [] : outcome.problems.map((p) => `${p.file} ${p.code}: ${p.hint ?? ''}`);
  };

  it('names the flag and the nearest value that divides', () => {
    expect(problems({ layout: { tp: 3 } })).toEqual(['--tp does-not-divide: nearest that does: 2']);
    expect(problems({ layout: { tp: 16 } })).toEqual(['--tp beyond-domain: at most 8']);
    expect(problems({ layout: { pp: 81, tp: 1 }, chips: 81 })).toEqual(['--pp too-many-stages: at most 80']);
    expect(problems({ layout: { ep: 8 } })).toEqual(['--ep no-experts: leave --ep out']);
    expect(problems({ layout: { dp: 100 } })).toEqual(['--dp does-not-divide: nearest that does: 128']);
    expect(problems({ layout: { dp: 128, microBatch: 3 } })).toEqual(['--micro-batch does-not-divide: nearest that does: 2']);
    expect(problems({ layout: { tp: 8, pp: 8, dp: 4 } })).toEqual(['--dp does-not-multiply: --dp 8']);
    expect(problems({ shape: model('deepseek-v3-671b'), layout: { ep: 48 } })).toEqual(['--ep does-not-divide: nearest that does: 32']);
  });

  it('says so where no layout divides chips and batch', () => {
    expect(problems({ chips: 64, batch: 7, layout: { tp: 8, pp: 1, cp: 1 } })).toEqual([
      '--batch no-layout: a batch that is a multiple of 1, or fewer settled flags',
    ]);
  });

  it('lists the precisions the chip has', () => {
    expect(problems({ precision: 'fp4' })).toEqual(['--precision unknown-precision: one of fp32, tf32, fp16, bf16, fp8, int8']);
  });

  it('says how many chips the model needs, and that many hold it', () => {
    const outcome = estimateTraining({ ...llama, shape: model('llama-3.1-405b'), chips: 16 });
    expect(outcome.ok).toBe(false);
    if (outcome.ok) return;
    const [, needed] = /at least (\d+) h100_sxm/.exec(outcome.problems[0]?.hint ?? '') ?? [];
    expect(Number(needed)).toBeGreaterThan(64);
    expect(estimateTraining({ shape: model('llama-3.1-405b'), chip: h100, net: llama.net, chips: Number(needed), seq: 8192 }).ok).toBe(
      true,
    );
  });

  it('refuses numbers that are none, all at once', () => {
    expect(problems({ chips: Number.NaN, seq: -1, batch: 0.5, layout: { tp: Number.POSITIVE_INFINITY } })).toHaveLength(4);
    expect(problems({ layout: { recompute: 'some' as never, sharding: 'half' as never } })).toHaveLength(2);
    expect(
      problems({ shape: { ...llama.shape, layers: 0, experts: { count: 2, active: 3, width: 1, sharedWidth: 0, layers: 1 } } }),
    ).toHaveLength(2);
  });
});
