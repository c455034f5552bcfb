import type { Results } from '../../engine/index.ts';
import type { Plan, PlanOptions } from '../plan.ts';
import { run } from '../run.ts';
import { narrowed } from './asked-number.ts';
import { startingAt } from './draw/record.ts';
import type { Found } from './question.ts';

/** The number asked for in each draw, in base units; NaN where a draw has none. */
const numbersOf = (results: Results, { description, monthly }: Found): Float64Array => {
  if (!monthly) return results.overalls[0]?.values ?? new Float64Array();
  const [series, exists] = results.series;
  if (!series) throw new Error('what is asked was not recorded');
  const { from, to } = monthly;
  if (exists) {
    const known = exists.draws(to - 1, 0);
    return Float64Array.from(series.draws(to - 1, 0), (x, i) => (known[i] === 0 ? Number.NaN : x));
  }
  const months = description.yearly === 'last' ? [to - 1] : Array.from({ length: to - from }, (_, i) => from + i);
  const sums = new Float64Array(results.draws);
  for (const month of months) for (const [i, x] of series.draws(month, 0).entries()) sums[i] = (sums[i] as number) + x;
  return description.yearly === 'mean' || description.yearly === 'ratio' ? sums.map((x) => x / months.length) : sums;
};

/** The number asked for in the first draws of a run. */
export const numbersAsked = async (
  plan: Plan,
  found: Found,
  { draws, seed }: Pick<PlanOptions, 'draws' | 'seed'>,
): Promise<Float64Array> => {
  const { program, inputs } = narrowed(plan.program, plan.inputs, found);
  return numbersOf(await run({ ...plan, program, inputs }, draws, seed), found);
};

/** The number asked for in one draw, whatever its place in the run. */
export const numberIn = async (plan: Plan, found: Found, draw: number): Promise<number> => {
  const [number = Number.NaN] = await numbersAsked({ ...plan, inputs: startingAt(plan.inputs, draw) }, found, { draws: 1, seed: 0 });
  return number;
};

/** Of the draws with a number the one nearest to a target, the first of several; none if no draw has a number. */
export const nearestDraw = (numbers: Float64Array, target: number): number | undefined => {
  let best: number | undefined;
  for (const [i, x] of numbers.entries())
    if (Number.isFinite(x) && (best === undefined || Math.abs(x - target) < Math.abs((numbers[best] as number) - target))) best = i;
  return best;
};
