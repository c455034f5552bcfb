import { type Fault, fault, isFault } from '../../kit/fault.ts';
import type { Problem } from '../../kit/problem.ts';
import { quantiles } from '../../kit/quantiles.ts';
import { inUnit, parseQuantity } from '../../kit/quantity.ts';
import { mean } from '../../kit/statistics.ts';
import type { World } from '../../scenario/binding/index.ts';
import { type Asked, figuresOf, readAsked } from '../asked/index.ts';
import { type Plan, type PlanRequest, plan } from '../plan.ts';
import { run } from '../run.ts';
import { type Anchor, anchorAt } from './anchor.ts';
import { rootOf } from './root.ts';

export interface BreakEvenRequest extends Omit<PlanRequest, 'outputs' | 'source'> {
  /** Path as `--set` takes it. */
  readonly solve: string;
  /** `finance.npv=0`, `cost.lcoc=25 CNY/PFLOPS/hour`, `capacity.installed@2027-12=20 EFLOPS`. */
  readonly target: string;
  /** Over draws; a run of one draw needs none. */
  readonly stat: 'mean' | 'p50';
}

export interface BreakEven {
  readonly path: string;
  /** In the unit the path is written in. */
  readonly value: number;
  readonly unit: string;
  readonly metric: string;
  /** What the metric comes to at that value, in its own unit. */
  readonly reached: number;
  readonly metricUnit: string;
  /** What the scenario has there now, its median where it is uncertain. */
  readonly present: number;
}

export type BreakEvenResult = { readonly found: BreakEven } | { readonly problems: readonly Problem[] } | { readonly fault: Fault };

interface Goal {
  readonly asked: Asked;
  /** Base units. */
  readonly value: number;
}

const goalOf = (text: string, ready: Plan): Goal | Fault => {
  const [name = '', written] = text.split('=', 2) as [string, string?];
  if (written === undefined) return fault('bad-target', `'${text.slice(0, 60)}' names no value`, { hint: 'write finance.npv=0' });
  const asked = readAsked(name, ready.descriptions, ready.scenario.horizon);
  if (isFault(asked)) return asked;
  const quantity = parseQuantity(written);
  if (isFault(quantity)) return quantity;
  if (quantity.bare) return { asked, value: quantity.value * (quantity.value === 0 ? 1 : asked.unit.factor) };
  const value = inUnit(quantity, asked.unit);
  return typeof value === 'number' ? { asked, value } : value;
};

const stated = (values: Float64Array, stat: BreakEvenRequest['stat']): number => {
  if (values.some((x) => Number.isNaN(x))) return Number.NaN;
  return stat === 'mean' ? mean(values) : (quantiles(values, [0.5])[0] as number);
};

/**
 * Finds the value of one figure of a scenario at which a metric meets its target: bracketing, then Brent's method, with the same random
 * numbers at every trial.
 */
export const breakEven = async (request: BreakEvenRequest, world: World): Promise<BreakEvenResult> => {
  const { solve, target, stat, ...rest } = request;
  const first = plan(rest, world);
  if (!first.plan) return { problems: first.problems };
  const goal = goalOf(target, first.plan);
  if (isFault(goal)) return { fault: goal };
  const anchor = anchorAt(solve, first.plan.scenario);
  if (isFault(anchor)) return { fault: anchor };
  const evaluate = evaluator(rest, world, anchor, goal, stat);
  const root = await rootOf((x) => evaluate(x).then((y) => y - goal.value), anchor.present);
  if (isFault(root)) return { fault: told(root, goal, anchor) };
  const { asked } = goal;
  const reached = (await evaluate(root.x)) / asked.unit.factor;
  const metric = asked.period === '' ? asked.id : `${asked.id}@${asked.period}`;
  return {
    found: { path: solve, value: root.x, unit: anchor.unit, metric, reached, metricUnit: asked.unit.text, present: anchor.present },
  };
};

const told = (root: Fault, { asked }: Goal, anchor: Anchor): Fault => ({
  ...root,
  fault: `${asked.id} does not reach its target for any ${anchor.path} that was tried: ${root.fault}`,
});

const evaluator =
  (request: Omit<PlanRequest, 'outputs' | 'source'>, world: World, anchor: Anchor, { asked }: Goal, stat: BreakEvenRequest['stat']) =>
  async (x: number): Promise<number> => {
    const sets = [...(request.sets ?? []), `${anchor.path}=${x} ${anchor.unit === '1' ? '' : anchor.unit}`.trim()];
    const { plan: ready } = plan({ ...request, sets, outputs: [asked.id] }, world);
    // a value the scenario refuses, such as a share above 100 %, is outside what can be tried
    if (!ready) return Number.NaN;
    return stated(figuresOf(asked, await run(ready, request.draws, request.seed)), stat);
  };
