import { mergeResults, type Prepared, prepare, type RangeResult, type Results, SEGMENT } from '../engine/index.ts';
import { yearsOf } from '../kit/years.ts';
import type { Plan } from './plan.ts';

/** Awaited between stretches of draws: shows how far we are, and lets an interruption through. */
export type OnStretch = (done: number, total: number) => Promise<void>;

/** Some of the draws, whole segments but for the last of all. */
export interface Share {
  readonly firstDraw: number;
  readonly draws: number;
}

/** Simulates shares of the draws of the same plan elsewhere, several at once, while one share is simulated here. */
export interface Crew {
  /** Shares it takes besides the one simulated here. */
  readonly others: number;
  /** @param onDone told how many draws of the share are done */
  readonly simulate: (share: Share, onDone: (draws: number) => void) => Promise<RangeResult>;
}

/** How a plan's draws are kept: the same wherever they are simulated. */
const keeping = ({ scenario }: Plan, draws: number) => ({
  totalDraws: draws,
  years: yearsOf(scenario.horizon.start, scenario.horizon.months),
});

/** A plan compiled for a run of so many draws. */
export const preparedFor = (plan: Plan, totalDraws: number): Prepared => prepare(plan.program, plan.inputs, keeping(plan, totalDraws));

/** Simulates one share of the draws of a plan, here. */
export const simulateShare = async (ready: Prepared, share: Share, onStretch?: OnStretch): Promise<RangeResult> => {
  const stretches = ready.stretches(share);
  for (;;) {
    const step = stretches.next();
    if (step.done) return step.value;
    await onStretch?.(step.value, share.draws);
  }
};

/** Whole segments for each worker, as even as they can be; fewer shares than workers where there are fewer segments. */
export const sharesOf = (draws: number, workers: number): Share[] => {
  const segments = Math.ceil(draws / SEGMENT);
  const count = Math.min(workers, segments);
  const edge = (i: number): number => Math.min(draws, Math.floor((i * segments) / count) * SEGMENT);
  return Array.from({ length: count }, (_, i) => ({ firstDraw: edge(i), draws: edge(i + 1) - edge(i) }));
};

/** All shares at once, the first here. Of several failures the one of the lowest draws counts, as if one after the other had been simulated. */
const simulateTogether = async (plan: Plan, crew: Crew, draws: number, onStretch?: OnStretch): Promise<RangeResult[]> => {
  const [own, ...others] = sharesOf(draws, crew.others + 1) as [Share, ...Share[]];
  const done = [0, ...others.map(() => 0)];
  const tell = async (i: number, count: number): Promise<void> => {
    done[i] = count;
    await onStretch?.(
      done.reduce((a, b) => a + b, 0),
      draws,
    );
  };
  const elsewhere = others.map((share, i) => crew.simulate(share, (count) => void tell(i + 1, count)));
  const here = async (): Promise<RangeResult> => {
    // lets the others begin first
    await tell(0, 0);
    return simulateShare(preparedFor(plan, draws), own, (count) => tell(0, count));
  };
  const ends = await Promise.allSettled([here(), ...elsewhere]);
  return ends.map((end) => {
    if (end.status === 'rejected') throw end.reason;
    return end.value;
  });
};

/**
 * Simulates all draws of a plan: here, or with the help of a crew that has the same plan. The results are the same to the last bit.
 */
export const run = async (plan: Plan, draws: number, seed: number, onStretch?: OnStretch, crew?: Crew): Promise<Results> => {
  const parts = crew
    ? await simulateTogether(plan, crew, draws, onStretch)
    : [await simulateShare(preparedFor(plan, draws), { firstDraw: 0, draws }, onStretch)];
  return mergeResults(plan.program, parts, seed, keeping(plan, draws));
};
