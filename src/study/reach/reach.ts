import { type Fault, fault } from '../../kit/fault.ts';
import type { Problem } from '../../kit/problem.ts';
import type { World } from '../../scenario/binding/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { type Bound, boundTo, type Plan, type PlanRequest } from '../plan.ts';
import { experimentOf, movedTogether, randomDesign, type ScenarioExperiment } from '../sensitivity/index.ts';
import { costsIn, paid } from './cost.ts';
import { leverAt } from './lever.ts';
import { type Chance, type Lifted, lifts } from './lift.ts';
import { type Probability, probabilityOf } from './probability.ts';
import { influential, type Separation, separation } from './separation.ts';
import { isMet, type Target } from './target.ts';
import { targetsOf } from './targets.ts';
import { type Trial, trialOf } from './trial.ts';

export interface ReachRequest extends Omit<PlanRequest, 'outputs' | 'rows' | 'source'> {
  /** As typed; without any the scenario's own targets count. */
  readonly targets: readonly string[];
  /** Probability, from 0 to 1, to which single changes should lift each target. */
  readonly wanted?: number;
}

/** How likely one target is met, and why. */
export interface Reach {
  readonly target: Target;
  readonly probability: Probability;
  readonly draws: number;
  /** Draws in which the number is undefined; they count as missed. */
  readonly undefinedDraws: number;
  readonly separation?: Separation;
  /** Asked for: single changes that lift it to the wanted probability, the cheapest first. */
  readonly lifted?: Lifted;
}

export type ReachResult = { readonly found: readonly Reach[] } | { readonly problems: readonly Problem[] } | { readonly fault: Fault };

/** Fewer draws than this say nothing about a probability. */
const FEWEST_DRAWS = 100;
/** Figures beside sliders and parameters that are tried. */
const MOST_LEVERS = 8;

/** Draws of a scenario: numbers of each target, and where each input stood in its distribution. */
const drawn = async (experiment: ScenarioExperiment, draws: number, seed: number) => {
  const design = movedTogether(randomDesign(seed, draws), experiment.copula);
  const [values = []] = await experiment.evaluate([design]);
  const shares = new Map(
    experiment.inputs.map(({ name }) => {
      const out = new Float64Array(draws);
      design.source(name)(0, out);
      return [name, out] as const;
    }),
  );
  return { values, shares };
};

/** The share of draws that meet a target after one change of the scenario. */
const chanceOf =
  (numbers: Trial, target: Target): Chance =>
  async (path, text) => {
    const values = await numbers([`${path}=${text}`]);
    // a figure that the scenario refuses is outside what can be tried
    return values ? values.filter((x) => isMet(target, x)).length / values.length : Number.NaN;
  };

/** Sliders, parameters, what separates the draws, and whatever else goes with success. */
const pathsToTry = (scenario: Scenario, found: Separation | undefined, others: readonly string[]): readonly string[] => [
  ...new Set([
    ...scenario.sliders,
    ...[...scenario.parameters.keys()].map((name) => `parameters.${name}`),
    ...(found?.restrictions ?? []).map((r) => r.name),
    ...others,
  ]),
];

const lifted = (request: ReachRequest, world: World, target: Target, paths: readonly string[], plan: Plan): Promise<Lifted> => {
  const { scenario, descriptions } = plan;
  const levers = paths.flatMap((path) => leverAt(path, scenario) ?? []).slice(0, MOST_LEVERS);
  const chance = chanceOf(trialOf(request, world, target.asked), target);
  const payments = paid(descriptions, scenario.horizon);
  return lifts(levers, request.wanted as number, chance, costsIn(trialOf(request, world, payments), payments));
};

/** How likely a scenario meets each of some targets, what separates the draws, and, where wanted, what would lift it. */
export const reachOf = async (request: ReachRequest, world: World): Promise<ReachResult> => {
  const { draws } = request;
  if (draws < FEWEST_DRAWS) {
    return { fault: fault('too-few-draws', `${draws} draws are too few for a probability`, { hint: `--draws ${FEWEST_DRAWS} or more` }) };
  }
  const ready = boundTo(request, world);
  if ('problems' in ready) return ready;
  const named = targetsOf(request.targets, ready.scenario);
  return 'targets' in named ? judged(request, world, ready, named.targets) : named;
};

const judged = async (request: ReachRequest, world: World, ready: Bound, targets: readonly Target[]): Promise<ReachResult> => {
  const { draws, seed, wanted } = request;
  const experiment = experimentOf(
    ready,
    targets.map((t) => t.asked),
  );
  if ('problems' in experiment) return experiment;
  const { values, shares } = await drawn(experiment, draws, seed);
  const found: Reach[] = [];
  for (const [i, target] of targets.entries()) {
    const numbers = [...(values[i] as Float64Array)];
    const met = numbers.map((x) => isMet(target, x));
    const separated = separation(experiment.inputs, shares, met);
    const probability = probabilityOf(met.filter((m) => m).length, draws);
    const isShort = wanted !== undefined && probability.value < wanted;
    const others = influential(shares, met, [...met.keys()]);
    const paths = pathsToTry(ready.scenario, separated, others);
    found.push({
      target,
      probability,
      draws,
      undefinedDraws: numbers.filter((x) => Number.isNaN(x)).length,
      ...(separated && { separation: separated }),
      ...(isShort && { lifted: await lifted(request, world, target, paths, experiment.plan) }),
    });
  }
  return { found };
};
