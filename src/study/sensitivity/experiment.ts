import type { InputData } from '../../equations/index.ts';
import type { Problem } from '../../kit/problem.ts';
import { type Copula, dependsOn, Sampler, type UncertainValue, type Value } from '../../uncertainty/index.ts';
import { type Asked, figuresOf } from '../asked/index.ts';
import { type Bound, compile, copulaOf, type Plan } from '../plan.ts';
import { run } from '../run.ts';
import { type Design, joined } from './design.ts';
import { MovingSource } from './moving-source.ts';
import { neededOnly } from './needed.ts';

/** An uncertain input: the name of its random numbers, and its value at a share of its distribution, in base units. */
export type Factor = Pick<UncertainValue, 'name'> & { readonly distribution: Pick<UncertainValue['distribution'], 'quantile'> };

/** A model that gives numbers for uniform numbers: a scenario, or any function. */
export interface Experiment {
  /** Uncertain inputs from which equations lead to what is asked, by name. */
  readonly inputs: readonly Factor[];
  /** Names of those from which none does. */
  readonly unconnected: readonly string[];
  readonly copula: Copula | undefined;
  /** Tries the model at all draws of all designs. @returns for each design the numbers of each output, in base units */
  readonly evaluate: (designs: readonly Design[]) => Promise<readonly (readonly Float64Array[])[]>;
}

/** A scenario as an experiment, and its equations as they stand, which need only what is asked. */
export interface ScenarioExperiment extends Experiment {
  readonly inputs: readonly UncertainValue[];
  readonly plan: Plan;
  /** Its inputs at the draws of one design, until something else is tried. */
  readonly inputsAt: (design: Design) => ReadonlyMap<string, InputData>;
}

const uncertainIn = (values: readonly Value[]): Map<string, UncertainValue> => new Map(values.flatMap((v) => [...dependsOn(v)]));

const connected = ({ bound, sources }: Plan, needed: ReadonlySet<string>): Pick<ScenarioExperiment, 'inputs' | 'unconnected'> => {
  const valuesOf = (name: string): readonly Value[] => bound.values.get(name) ?? bound.tables.get(name)?.values.flat() ?? [];
  const found = uncertainIn([...needed].flatMap((name) => valuesOf(sources.get(name) ?? name)));
  const all = uncertainIn([...bound.values.keys(), ...bound.tables.keys()].flatMap(valuesOf));
  return {
    inputs: [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    unconnected: [...all.keys()].filter((name) => !found.has(name)).sort(),
  };
};

const evaluator = (plan: Plan, asked: readonly Asked[], moving: MovingSource): Experiment['evaluate'] => {
  return async (designs) => {
    const { draws, source } = joined(designs);
    const inputs = moving.moveTo(source, plan.inputs);
    // one draw alone would be kept in another precision than the rest
    const results = await run({ ...plan, inputs }, Math.max(2, draws), 0);
    const all = asked.map((a) => figuresOf(a, results));
    let start = 0;
    return designs.map((d) => {
      const from = start;
      start += d.draws;
      return all.map((values) => values.slice(from, from + d.draws));
    });
  };
};

/** Makes a bound scenario ready for trials. */
export const experimentOf = (ready: Bound, asked: readonly Asked[]): ScenarioExperiment | { readonly problems: readonly Problem[] } => {
  const copula = copulaOf(ready.scenario);
  if (copula && 'code' in copula) return { problems: [copula] };
  const moving = new MovingSource();
  const sampler = new Sampler({ seed: 0, months: ready.scenario.horizon.months, deterministic: false, source: moving.source });
  const { compiled, problems } = compile(ready, (values) => sampler.bind(values), { outputs: asked.map((a) => a.id) });
  if (!compiled) return { problems };
  const needed = neededOnly(compiled.program);
  const plan: Plan = { ...ready, ...compiled, sampler, program: needed.program };
  return {
    ...connected(plan, needed.inputs),
    copula,
    plan,
    inputsAt: ({ source }) => moving.moveTo(source, plan.inputs),
    evaluate: evaluator(plan, asked, moving),
  };
};
