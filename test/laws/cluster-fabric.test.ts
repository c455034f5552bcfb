import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designFabric, fabricCapacity } from '../../src/cluster/index.ts';
import { unwrap } from '../support/cluster-cases.ts';

const SEED = { seed: 20_241, numRuns: 300 };
const endpoints = fc.integer({ min: 1, max: 300_000 });
const radix = fc.constantFrom(16, 32, 36, 40, 64, 128, 144);
const oversubscription = fc.constantFrom(1, 1.5, 2, 3, 7);

describe('any fabric', () => {
  it('connects every endpoint once and has ports for every link', () => {
    fc.assert(
      fc.property(endpoints, radix, oversubscription, (n, k, over) => {
        const f = unwrap(designFabric(n, { radix: k, planes: 1 }, { oversubscription: over }));
        expect(f.links.endpoint).toBe(n);
        expect(f.islands.reduce((a, b) => a + b, 0)).toBe(n);
        if (f.tiers === 1) return;
        const { leaf, spine, core } = f.switches;
        expect(leaf * f.down).toBeGreaterThanOrEqual(n);
        expect(f.links.spine).toBe(leaf * f.up);
        expect(spine * k).toBeGreaterThanOrEqual(f.links.spine + f.links.core);
        expect(core * k).toBeGreaterThanOrEqual(f.links.core);
        expect(f.down / f.up).toBeLessThanOrEqual(over + 1e-9);
      }),
      SEED,
    );
  });

  it('splits into islands that differ by one leaf at most and fit', () => {
    fc.assert(
      fc.property(endpoints, radix, (n, k) => {
        const f = unwrap(designFabric(n, { radix: k, planes: 1 }));
        const holds = fabricCapacity(f.tiers, { radix: k, down: f.down, up: f.up });
        expect(Math.max(...f.islands)).toBeLessThanOrEqual(holds);
        expect(Math.max(...f.islands) - Math.min(...f.islands)).toBeLessThan(2 * f.down);
      }),
      SEED,
    );
  });

  it('never takes fewer leaves for more endpoints', () => {
    fc.assert(
      fc.property(endpoints, fc.integer({ min: 1, max: 10_000 }), radix, (n, more, k) => {
        const leaves = (count: number) => unwrap(designFabric(count, { radix: k, planes: 1 })).switches.leaf;
        expect(leaves(n + more)).toBeGreaterThanOrEqual(leaves(n));
      }),
      SEED,
    );
  });

  it('takes no core switch below three tiers and as many planes as it is told', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8192 }), (n) => {
        const one = unwrap(designFabric(n, { radix: 128, planes: 1 })).switches;
        const two = unwrap(designFabric(n, { radix: 128, planes: 2 })).switches;
        expect(one.core).toBe(0);
        expect(two).toEqual({ leaf: 2 * one.leaf, spine: 2 * one.spine, core: 0 });
      }),
      SEED,
    );
  });
});
