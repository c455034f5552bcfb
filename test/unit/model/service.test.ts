import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedChip, fixedChips, fixedSite } from '../../support/fixed-chips.ts';
import { monthly, runOnce } from '../../support/read-results.ts';
import { planned } from '../../support/shipped-world.ts';

type Latency = 'any' | 'regional' | 'local';
type Kind = 'training' | 'inference';

interface Work {
  readonly kind: Kind;
  readonly latency: Latency;
  /** EFLOPS. */
  readonly wanted: number;
}

interface World {
  readonly work: readonly Work[];
  /** Thousand chips of each kind of 1 PFLOPS effective: for training only, for inference only, for both. */
  readonly chips: readonly [training: number, inference: number, both: number];
  /** Parts of them that stand far from users, in reach, beside them. */
  readonly sites: readonly [far: number, regional: number, local: number];
  readonly remote?: number;
}

const IDS = ['h20', 'h800_sxm', 'ascend_910c'] as const;
const SERVES = ['[training]', '[inference]', '[training, inference]'] as const;
const TRIPS = [30, 15, 2] as const;

const text = ({ work, chips, sites, remote = 0 }: World): string =>
  fixedChips({
    remote,
    demand: work.map((w, i) => `{id: w${i}, kind: ${w.kind}, latency: ${w.latency}, compute: ${w.wanted} EFLOPS, decode: 0 %}`),
    sites: sites.map((part, i) => fixedSite(`s${i}`, part * 100 + 1e-9, `, rtt: ${TRIPS[i]} ms`)),
    clusters: IDS.map((id, i) => fixedChip(id, chips[i]! * 1000, `, serves: ${SERVES[i]}`)),
  });

const outcome = async (world: World) => {
  const results = await runOnce(planned(text(world)));
  const by = (id: string): number[] => world.work.map((_, i) => monthly(results, id, ['workload', `w${i}`])[0]!);
  return {
    served: by('demand.served'),
    unserved: by('demand.unserved'),
    idle: IDS.map((chip) => monthly(results, 'capacity.idle', ['chip', chip])[0]!),
    sold: monthly(results, 'sold')[0]!,
  };
};

const close = (found: readonly number[], wanted: readonly number[]): void => {
  expect(found).toHaveLength(wanted.length);
  for (const [i, value] of wanted.entries()) expect(found[i]).toBeCloseTo(value, 9);
};

/** Which zones work may run in, far first. */
const REACH: Readonly<Record<Latency, readonly number[]>> = { any: [0, 1, 2], regional: [1, 2], local: [2] };
const USES: readonly (readonly Kind[])[] = [['training'], ['inference'], ['training', 'inference']];

/** Most that can be served at all, by the least cut: work given up on, and the capacity of everything the rest could use. */
const mostServed = ({ work, chips, sites }: World): number => {
  let least = Number.POSITIVE_INFINITY;
  for (let kept = 0; kept < 1 << work.length; kept++) {
    const keeps = (i: number): boolean => ((kept >> i) & 1) === 1;
    let cut = work.reduce((sum, w, i) => sum + (keeps(i) ? 0 : w.wanted), 0);
    for (const [c, number] of chips.entries())
      for (const [z, part] of sites.entries())
        if (work.some((w, i) => keeps(i) && USES[c]!.includes(w.kind) && REACH[w.latency].includes(z))) cut += number * part;
    least = Math.min(least, cut);
  }
  return least;
};

describe('work and the chips that may do it', () => {
  const training: Work = { kind: 'training', latency: 'any', wanted: 10 };

  it('lets an idle chip and a shortage stand side by side', async () => {
    const { served, unserved, idle, sold } = await outcome({ work: [training], chips: [4, 6, 0], sites: [1, 0, 0] });
    close(served, [4]);
    close(unserved, [6]);
    close(idle, [0, 0, 0]);
    expect(sold).toBeCloseTo(0.4, 9);
  });

  it('keeps work that must be near from far sites', async () => {
    const local: Work = { kind: 'training', latency: 'local', wanted: 3 };
    const { served, unserved } = await outcome({ work: [local], chips: [10, 0, 0], sites: [0.7, 0.1, 0.2] });
    close(served, [2]);
    close(unserved, [1]);
  });

  it('sends work that may run anywhere where nothing else can run', async () => {
    const near: Work = { kind: 'inference', latency: 'regional', wanted: 4 };
    // 6 far and 4 near: the free work takes the far chips, the near work all near ones
    const { served, sold } = await outcome({ work: [{ ...training, wanted: 6 }, near], chips: [0, 0, 10], sites: [0.6, 0.4, 0] });
    close(served, [6, 4]);
    expect(sold).toBeCloseTo(1, 9);
  });

  it('gives chips with one use their work before those with several', async () => {
    const inference: Work = { kind: 'inference', latency: 'any', wanted: 10 };
    const { served } = await outcome({ work: [training, inference], chips: [0, 10, 10], sites: [0, 1, 0] });
    close(served, [10, 10]);
  });

  it('cuts pro rata where there is not enough', async () => {
    const inference: Work = { kind: 'inference', latency: 'any', wanted: 30 };
    const { served } = await outcome({ work: [training, inference], chips: [0, 0, 20], sites: [0.5, 0.5, 0] });
    close(served, [5, 15]);
  });

  it('sends free work abroad by the part that capacity abroad is of all, and no other', async () => {
    const near: Work = { kind: 'inference', latency: 'regional', wanted: 2 };
    const { served, sold } = await outcome({ work: [{ ...training, wanted: 4 }, near], chips: [0, 0, 6], sites: [0, 1, 0], remote: 2 });
    // a quarter of the free work goes abroad, so 3 + 2 of 6 chips are in use
    close(served, [4, 2]);
    expect(sold).toBeCloseTo(5 / 6, 9);
  });

  it('serves nothing without chips', async () => {
    const { served, sold } = await outcome({ work: [training], chips: [0, 0, 0], sites: [0, 1, 0] });
    close(served, [0]);
    expect(sold).toBe(0);
  });

  it('serves nearly as much as can be served at all, and never more than is wanted', async () => {
    const amount = fc.integer({ min: 0, max: 40 }).map((x) => x / 4);
    const part = fc.integer({ min: 0, max: 4 });
    const work = fc.record({
      kind: fc.constantFrom('training', 'inference'),
      latency: fc.constantFrom('any', 'regional', 'local'),
      wanted: amount,
    });
    const parts = fc.tuple(part, part, part).filter((p) => p.some((x) => x > 0));
    await fc.assert(
      fc.asyncProperty(
        fc.array(work, { minLength: 1, maxLength: 5 }),
        fc.tuple(amount, amount, amount),
        parts,
        async (works, chips, raw) => {
          const sum = raw.reduce((a, b) => a + b, 0);
          const world: World = { work: works as Work[], chips, sites: [raw[0] / sum, raw[1] / sum, raw[2] / sum] };
          const { served, unserved } = await outcome(world);
          for (const [i, w] of works.entries()) {
            expect(served[i]! + unserved[i]!).toBeCloseTo(w.wanted, 9);
            expect(Math.min(served[i]!, unserved[i]!)).toBeGreaterThanOrEqual(-1e-12);
          }
          const [all, most] = [served.reduce((a, b) => a + b, 0), mostServed(world)];
          expect(all).toBeLessThanOrEqual(most + 1e-6);
          // sharing pro rata zone by zone is not an optimum; of 20,000 random worlds the worst reached 89 %, the mean 99.9 %
          expect(all).toBeGreaterThanOrEqual(0.89 * most - 1e-6);
        },
      ),
      { seed: 20_261_124, numRuns: 12 },
    );
  });
});
