import type { InputData } from '../../equations/index.ts';
import type { Problem } from '../../kit/problem.ts';
import { type Copula, dependsOn, Sampler, type UncertainValue, type Value } from '../../uncertainty/index.ts';
import { type Asked, figuresOf } from '../asked/index.ts';
import { type Bound, compile, copulaOf, type Plan } from '../plan.ts';
import { run } from '../run.ts';
import { type Design, from, joined } from './design.ts';
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

/** Draws of one run: so few that a run keeps every one of them, however long the horizon. */
const MOST_AT_ONCE = 16_384;

const evaluator = (plan: Plan, asked: readonly Asked[], moving: MovingSource): Experiment['evaluate'] => {
  return async (designs) => {
    const all = joined(designs);
    const values = asked.map(() => new Float64Array(all.draws));
    for (let start = 0; start < all.draws; start += MOST_AT_ONCE) {
      const part = from(all, start, MOST_AT_ONCE);
      const inputs = moving.moveTo(part.source, plan.inputs);
      // one draw alone would be kept in another precision than the rest
      const results = await run({ ...plan, inputs }, Math.max(2, part.draws), 0);
      for (const [k, a] of asked.entries()) values[k]?.set(figuresOf(a, results).subarray(0, part.draws), start);
    }
    let start = 0;
    return designs.map((d) => {
      const begin = start;
      start += d.draws;
      return values.map((own) => own.slice(begin, start));
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
