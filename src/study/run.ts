import {
  findOutcomes,
  type Keeping,
  mergeResults,
  type OutcomeTable,
  outcomeTable,
  type Prepared,
  prepare,
  type RangeResult,
  type Results,
  SEGMENT,
} from '../engine/index.ts';
import { yearsOf } from '../kit/years.ts';
import type { Plan } from './plan.ts';

/** Awaited between stretches of draws: shows how far we are, and lets an interruption through. */
export type OnStretch = (done: number, total: number) => Promise<void>;

/** Some of the draws, whole segments but for the last of all. */
export interface Share {
  readonly firstDraw: number;
  readonly draws: number;
}

/** Threads that do a part of the work on the same plan, while this one does another. */
export interface Crew {
  /** Shares it takes besides the one simulated here. */
  readonly others: number;
  /** @param onDone told how many draws of the share are done */
  readonly simulate: (share: Share, onDone: (draws: number) => void) => Promise<RangeResult>;
  /** All of them find outcomes for the table until none are left. */
  readonly findOutcomes: (table: OutcomeTable) => Promise<void>;
}

/** How a plan's draws are kept: the same wherever they are simulated. */
const keeping = ({ scenario }: Plan, draws: number): Keeping => ({
  totalDraws: draws,
  years: yearsOf(scenario.horizon.start, scenario.horizon.months),
});

/**
 * A plan compiled for a run of so many draws.
 * @param shared whether threads share the draws that are kept
 */
export const preparedFor = (plan: Plan, totalDraws: number, shared = false): Prepared =>
  prepare(plan.program, plan.inputs, { ...keeping(plan, totalDraws), shared });

/** Finds outcomes of a plan for a table, beside other threads, until none are left. */
export const fillTable = (plan: Plan, table: OutcomeTable, totalDraws: number): Generator<void> =>
  findOutcomes(plan.program, table, keeping(plan, totalDraws));

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
    return simulateShare(preparedFor(plan, draws, true), own, (count) => tell(0, count));
  };
  const ends = await Promise.allSettled([here(), ...elsewhere]);
  return ends.map((end) => {
    if (end.status === 'rejected') throw end.reason;
    return end.value;
  });
};

/** Stretches of outcomes between two looks at the world. */
const STRETCHES = 100;

/** All threads find outcomes at once; this one puts the results together first. */
const runTogether = async (plan: Plan, draws: number, seed: number, crew: Crew, onStretch?: OnStretch): Promise<Results> => {
  const keep = keeping(plan, draws);
  const parts = await simulateTogether(plan, crew, draws, onStretch);
  const table = outcomeTable(
    plan.program,
    parts.flatMap(({ rows }) => rows ?? []),
    keep,
  );
  const here = async (): Promise<Results> => {
    // lets the others begin first
    await onStretch?.(draws, draws);
    const results = mergeResults(plan.program, parts, seed, keep, table);
    let found = 0;
    for (const _ of fillTable(plan, table, draws)) if (++found % STRETCHES === 0) await onStretch?.(draws, draws);
    return results;
  };
  const [results] = await Promise.all([here(), crew.findOutcomes(table)]);
  return results;
};

/**
 * Simulates all draws of a plan: here, or with the help of a crew that has the same plan. The results are the same to the last bit.
 */
export const run = async (plan: Plan, draws: number, seed: number, onStretch?: OnStretch, crew?: Crew): Promise<Results> => {
  if (crew) return runTogether(plan, draws, seed, crew, onStretch);
  const part = await simulateShare(preparedFor(plan, draws), { firstDraw: 0, draws }, onStretch);
  return mergeResults(plan.program, [part], seed, keeping(plan, draws));
};
