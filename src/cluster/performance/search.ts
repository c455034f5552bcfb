import { type Layout, type LayoutRequest, RECOMPUTES, type Recompute, type Sharding } from './layout.ts';
import { fits, stateUse } from './memory.ts';
import { type StepTime, stepTime } from './step.ts';
import type { Prepared } from './work.ts';

export interface Found {
  readonly layout: Layout;
  readonly step: StepTime;
  /** Layouts weighed. */
  readonly tried: number;
}

const divisors = (n: number): number[] => {
  const found: number[] = [];
  for (let d = 1; d * d <= n; d += 1) {
    if (n % d !== 0) continue;
    found.push(d);
    if (d * d !== n) found.push(n / d);
  }
  return found.sort((a, b) => a - b);
};

const only = <T>(given: T | undefined, otherwise: () => readonly T[]): readonly T[] => (given === undefined ? otherwise() : [given]);

// Sequences shorter than this are not worth cutting across chips.
const LEAST_TOKENS = 2048;
// No published layout cuts one product or one sequence into more parts.
const MOST_CUT = 16;
// More micro-batch than this never helped in any published layout.
const MOST_MICRO = 16;

/** A shorter training step cannot come from less memory saved: tried from the cheapest to the most thrifty. */
const recomputes = (given: Recompute | undefined): readonly Recompute[] => only(given, () => RECOMPUTES);

const shardings = (given: Sharding | undefined): readonly Sharding[] => only(given, () => ['optimizer', 'full'] as const);

interface Best {
  layout: Layout | undefined;
  step: StepTime | undefined;
  tried: number;
}

const weigh = (work: Prepared, best: Best, layout: Layout): boolean => {
  if (!fits(work, layout)) return false;
  best.tried += 1;
  const step = stepTime(work, layout);
  if (best.step === undefined || step.seconds < best.step.seconds) {
    best.step = step;
    best.layout = layout;
  }
  return true;
};

interface Cut {
  readonly tp: number;
  readonly cp: number;
  readonly pp: number;
  readonly dp: number;
}

/** Within one cut of the chips: expert groups and sharding, which decide the states; nothing more where these alone do not fit. */
const weighCut = (work: Prepared, best: Best, cut: Cut, request: LayoutRequest): void => {
  const experts = work.shape.experts?.count;
  const group = cut.tp * cut.cp * cut.dp;
  for (const ep of only(request.ep, () => (experts === undefined ? [1] : divisors(experts).filter((e) => group % e === 0)))) {
    for (const sharding of shardings(request.sharding)) {
      if (sharding === 'full' && request.sharding === undefined && cut.pp > 1) continue;
      const base: Layout = { ...cut, interleave: 1, ep, microBatch: 1, sharding, recompute: 'full' };
      const states = stateUse(work, base);
      if (states.weights + states.gradients + states.optimizer < work.chip.memoryGB * 1e9) weighSchedules(work, best, base, request);
    }
  }
};

/** Micro-batch, interleaving and recomputation. */
const weighSchedules = (work: Prepared, best: Best, base: Layout, request: LayoutRequest): void => {
  const perReplica = work.batch / base.dp;
  for (const microBatch of only(request.microBatch, () => divisors(perReplica).filter((m) => m <= MOST_MICRO))) {
    if (perReplica % microBatch !== 0) continue;
    for (const interleave of only(request.interleave, () => interleaves(work, base.pp, perReplica / microBatch))) {
      for (const recompute of recomputes(request.recompute)) {
        if (weigh(work, best, { ...base, interleave, microBatch, recompute })) break;
      }
    }
  }
};

/** Whole chunks only, and micro-batches in whole rounds of the pipeline, as the interleaved schedule needs (arXiv 2104.04473). */
const interleaves = (work: Prepared, pp: number, rounds: number): readonly number[] => {
  if (pp === 1 || rounds % pp !== 0) return [1];
  return divisors(Math.ceil(work.shape.layers / pp));
};

/** The fastest layout that fits the memory, over everything the request leaves open. Nothing where none fits. */
export const searchLayout = (work: Prepared, chips: number, request: LayoutRequest = {}): Found | undefined => {
  const best: Best = { layout: undefined, step: undefined, tried: 0 };
  const { shape, seq, batch } = work;
  for (const tp of only(request.tp, () =>
    divisors(chips).filter((t) => t <= work.links.domain && t <= MOST_CUT && shape.heads % t === 0),
  )) {
    for (const pp of only(request.pp, () => divisors(chips / tp).filter((p) => p <= shape.layers))) {
      for (const cp of only(request.cp, () =>
        divisors(chips / tp / pp).filter((c) => c === 1 || (c <= MOST_CUT && seq % c === 0 && seq / c >= LEAST_TOKENS)),
      )) {
        const dp = request.dp ?? chips / (tp * pp * cp);
        if (!Number.isInteger(dp) || tp * pp * cp * dp !== chips || batch % dp !== 0) continue;
        weighCut(work, best, { tp, cp, pp, dp }, request);
      }
    }
  }
  return best.layout === undefined || best.step === undefined ? undefined : { layout: best.layout, step: best.step, tried: best.tried };
};
