import { mergeResults, type Results, SEGMENT, simulateRange } from '../engine/index.ts';
import type { Plan } from './plan.ts';

/** Awaited between stretches of draws: shows how far we are, and lets an interruption through. */
export type OnStretch = (done: number, total: number) => Promise<void>;

/** Draws between two reports. A whole number of segments, so that results do not depend on it. */
const STRETCH = 2 * SEGMENT;

/** Simulates all draws of a plan. */
export const run = async (plan: Plan, draws: number, seed: number, onStretch?: OnStretch): Promise<Results> => {
  const { program, inputs } = plan;
  const parts = [];
  for (let first = 0; first < draws; first += STRETCH) {
    const count = Math.min(STRETCH, draws - first);
    parts.push(simulateRange(program, inputs, { firstDraw: first, draws: count, totalDraws: draws }));
    await onStretch?.(first + count, draws);
  }
  return mergeResults(program, parts, seed);
};
