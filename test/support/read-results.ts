import type { Results } from '../../src/engine/index.ts';
import { type Plan, run } from '../../src/study/index.ts';

/** The series with this id and these row dimensions, in base units. */
export const seriesOf = (results: Results, id: string, axes: readonly string[] = []) => {
  const found = results.series.find((s) => s.recorded.id === id && s.recorded.axes.map((a) => a.name).join() === axes.join());
  if (!found) throw new Error(`nothing is recorded as ${id} by ${axes.join()}`);
  return found;
};

/** Means month by month in the shown unit; `by` names the one row dimension and the member. */
export const monthly = (results: Results, id: string, by?: readonly [dimension: string, member: string]): number[] => {
  const s = seriesOf(results, id, by ? [by[0]] : []);
  const member = by ? (s.recorded.axes[0]?.members.indexOf(by[1]) ?? -1) : 0;
  if (member < 0) throw new Error(`${id} has no ${by}`);
  return Array.from({ length: results.months }, (_, t) => (s.mean[t * s.members + member] as number) / s.recorded.unit.factor);
};

/** Values of an overall figure, one a draw, in the shown unit. */
export const overallOf = (results: Results, id: string): number[] => {
  const found = results.overalls.find((o) => o.quantity.id === id);
  if (!found) throw new Error(`there is no ${id}`);
  return [...found.values].map((x) => x / found.quantity.unit.factor);
};

export const runOnce = (plan: Plan, draws = 1, seed = 1): Promise<Results> => run(plan, draws, seed);
