import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assessReliability,
  clusterReport,
  estimateServing,
  estimateTraining,
  explicitShape,
  networkOf,
  type ShapeFlags,
} from '../../src/cluster/index.ts';
import { chip, server, unwrap } from '../support/cluster-cases.ts';

const SEED = { seed: 4_099, numRuns: 40 };
const h100 = chip('h100_sxm');
const hgx = server('hgx-h100', h100);
const net = networkOf(hgx);

const shapeFlags: fc.Arbitrary<ShapeFlags> = fc
  .record({
    layers: fc.integer({ min: 2, max: 96 }),
    heads: fc.constantFrom(8, 16, 40, 64),
    headDim: fc.constantFrom(64, 128),
    vocab: fc.constantFrom(32_000, 128_256),
    experts: fc.option(fc.constantFrom(8, 64), { nil: undefined }),
    gatedMlp: fc.boolean(),
  })
  .map(({ headDim, experts, ...rest }) => ({
    ...rest,
    hidden: rest.heads * headDim,
    ...(experts === undefined ? {} : { experts, expertsActive: 2 }),
  }));

const chips = fc.constantFrom(8, 24, 64, 384, 1000, 4096);

const everyNumber = (value: unknown): number[] =>
  typeof value === 'number' ? [value] : value !== null && typeof value === 'object' ? Object.values(value).flatMap(everyNumber) : [];

describe('any training estimate', () => {
  it('is finite, below the peak, and its parts add up; or says why not', () => {
    fc.assert(
      fc.property(shapeFlags, chips, fc.constantFrom('bf16', 'fp8'), (flags, count, precision) => {
        const outcome = estimateTraining({ shape: unwrap(explicitShape(flags)), chip: h100, net, chips: count, precision });
        if (!outcome.ok) {
          expect(outcome.problems.every((p) => p.file.startsWith('--') && p.hint !== undefined)).toBe(true);
          return;
        }
        const { step, mfu, memory } = outcome.value;
        const { seconds, ...parts } = step;
        expect(everyNumber(outcome.value).every(Number.isFinite)).toBe(true);
        expect(Object.values(parts).reduce((a, b) => a + b, 0) / seconds).toBeCloseTo(1, 9);
        expect(mfu).toBeGreaterThan(0);
        expect(mfu).toBeLessThan(1);
        expect(memory.total).toBeLessThanOrEqual(80e9);
      }),
      SEED,
    );
  });

  it('is no slower with more bandwidth of any kind, more peak or more memory', () => {
    fc.assert(
      fc.property(shapeFlags, fc.constantFrom(64, 512), fc.constantFrom(0, 1, 2, 3, 4), (flags, count, which) => {
        const shape = unwrap(explicitShape(flags));
        const step = (better: boolean): number => {
          const up = (is: number): number => (better && which === is ? 1.5 : 1);
          const outcome = estimateTraining({
            shape,
            chip: { ...h100, memoryGB: 80 * up(0), memoryBandwidthGBs: 3350 * up(1), peak: { ...h100.peak, bf16: 989.5 * up(2) } },
            net: { ...net, scaleUpBytes: net.scaleUpBytes * up(3), scaleOutBytes: net.scaleOutBytes * up(4) },
            chips: count,
            seq: 4096,
            batch: 1024,
          });
          return outcome.ok ? outcome.value.step.seconds : Number.POSITIVE_INFINITY;
        };
        const before = step(false);
        expect(step(true)).toBeLessThanOrEqual(before * (1 + 1e-9));
      }),
      SEED,
    );
  });
});

describe('any serving estimate', () => {
  it('is finite, within its latency, and never worse for more time; or says why not', () => {
    fc.assert(
      fc.property(shapeFlags, chips, fc.double({ min: 0.01, max: 0.5, noNaN: true }), (flags, count, tokenLatency) => {
        const shape = unwrap(explicitShape(flags));
        const serve = (latency: number) => estimateServing({ shape, chip: h100, net, chips: count, tokenLatency: latency });
        const now = serve(tokenLatency);
        if (!now.ok) {
          expect(now.problems[0]?.hint).not.toBe(undefined);
          return;
        }
        expect(everyNumber(now.value).every(Number.isFinite)).toBe(true);
        expect(now.value.tokenLatency).toBeLessThanOrEqual(tokenLatency);
        expect(unwrap(serve(2 * tokenLatency)).decodePerChip).toBeGreaterThanOrEqual(now.value.decodePerChip * (1 - 1e-9));
      }),
      SEED,
    );
  });
});

describe('any reliability', () => {
  it('has a goodput between 0 and 1, better with fewer failures and faster restarts', () => {
    const rate = fc.double({ min: 1e-6, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500_000 }),
        rate,
        fc.double({ min: 1, max: 3600, noNaN: true }),
        (count, failuresPerChipDay, restartSeconds) => {
          const at = (rateNow: number, restart: number) =>
            assessReliability({
              chipId: 'x',
              chips: count,
              failuresPerChipDay: rateNow,
              restartSeconds: restart,
              parameters: 1e11,
              repairDays: 0.01,
            });
          const now = at(failuresPerChipDay, restartSeconds);
          expect(now.goodput).toBeGreaterThanOrEqual(0);
          expect(now.goodput).toBeLessThan(1);
          expect(at(failuresPerChipDay / 2, restartSeconds).goodput).toBeGreaterThanOrEqual(now.goodput);
          expect(at(failuresPerChipDay, restartSeconds / 2).goodput).toBeGreaterThanOrEqual(now.goodput);
        },
      ),
      { ...SEED, numRuns: 200 },
    );
  });
});

describe('any report', () => {
  it('holds only finite numbers, whatever the count', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_000_000 }),
        fc.constantFrom('h100_sxm', 'a100_80_sxm', 'ascend_910c', 'gb200_gpu'),
        (count, id) => {
          const carried = chip(id);
          const system = { h100_sxm: 'hgx-h100', a100_80_sxm: 'dgx-a100', ascend_910c: 'cloudmatrix-384', gb200_gpu: 'gb200-nvl72' }[
            id
          ] as string;
          const report = unwrap(clusterReport({ chip: carried, count, server: server(system, carried) }));
          expect(everyNumber(report).every(Number.isFinite)).toBe(true);
          expect(report.servers * 8).toBeGreaterThanOrEqual(count);
        },
      ),
      { ...SEED, numRuns: 100 },
    );
  });
});
