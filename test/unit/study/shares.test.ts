import { describe, expect, it } from 'vitest';
import { SEGMENT } from '../../../src/engine/index.ts';
import { sharesOf } from '../../../src/study/run.ts';

describe('shares of the draws', () => {
  it.each([
    [1, 4, 1],
    [SEGMENT, 2, 1],
    [SEGMENT + 1, 2, 2],
    [1000, 2, 2],
    [1000, 3, 3],
    [10_000, 7, 7],
  ])('%d draws for %d workers are %d shares, whole and without gaps', (draws, workers, count) => {
    const shares = sharesOf(draws, workers);
    expect(shares.length).toBe(count);
    let next = 0;
    for (const share of shares) {
      expect(share.firstDraw).toBe(next);
      expect(share.firstDraw % SEGMENT).toBe(0);
      expect(share.draws).toBeGreaterThan(0);
      next += share.draws;
    }
    expect(next).toBe(draws);
    const segments = shares.map((share) => Math.ceil(share.draws / SEGMENT));
    expect(Math.max(...segments) - Math.min(...segments)).toBeLessThanOrEqual(1);
  });
});
