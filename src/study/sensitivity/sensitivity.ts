import { type Fault, fault, isFault } from '../../kit/fault.ts';
import type { Problem } from '../../kit/problem.ts';
import type { World } from '../../scenario/binding/index.ts';
import { type Asked, readAsked } from '../asked/index.ts';
import { boundTo, modelFor, type PlanRequest } from '../plan.ts';
import { type Effects, effectsOf } from './effects.ts';
import { experimentOf } from './experiment.ts';
import { type Elasticity, elasticities } from './tangent/elasticities.ts';

export interface SensitivityRequest extends Omit<PlanRequest, 'outputs' | 'rows' | 'source'> {
  /** `finance.npv`, `capacity.effective@2027-12`. */
  readonly outputs: readonly string[];
}

/** What uncertain inputs do to one output. Figures in base units of `asked.unit`. */
export interface Sensitivity extends Effects {
  readonly asked: Asked;
  readonly draws: number;
  /** Uncertain inputs of the scenario from which no equation leads to the output. */
  readonly unconnected: readonly string[];
  /** By input: by what share the output changes for a change of the input by one share, all at their medians; undefined where none exists. */
  readonly elasticities: ReadonlyMap<string, Elasticity>;
}

export type SensitivityResult =
  | { readonly found: readonly Sensitivity[] }
  | { readonly problems: readonly Problem[] }
  | { readonly fault: Fault };

/** Fewer random draws than this say nothing about ranks or shares of a variance. */
const FEWEST_DRAWS = 100;

/** What uncertain inputs of a scenario do to each of some outputs. */
export const sensitivity = async (request: SensitivityRequest, world: World): Promise<SensitivityResult> => {
  const { outputs, draws, seed } = request;
  if (draws > 1 && draws < FEWEST_DRAWS) {
    const hint = `--draws ${FEWEST_DRAWS} or more; --draws 1 for one input at a time only`;
    return { fault: fault('too-few-draws', `${draws} draws are too few to tell inputs apart`, { hint }) };
  }
  const ready = boundTo(request, world);
  if ('problems' in ready) return ready;
  const model = modelFor(ready.scenario);
  if ('problems' in model) return model;
  const asked: Asked[] = [];
  for (const text of outputs) {
    const one = readAsked(text, model.descriptions, ready.scenario.horizon);
    if (isFault(one)) return { fault: one };
    asked.push(one);
  }
  const experiment = experimentOf(ready, asked);
  if ('problems' in experiment) return experiment;
  const effects = await effectsOf(experiment, draws, seed);
  const { inputs, unconnected } = experiment;
  const slopes = await elasticities(
    experiment,
    asked,
    effects.map((e) => e.median),
  );
  const found = effects.map((e, k): Sensitivity => {
    const own = inputs.map(({ name }, i) => [name, slopes[k]?.[i]] as const);
    return { ...e, asked: asked[k] as Asked, draws, unconnected, elasticities: new Map(own) };
  });
  return { found };
};
