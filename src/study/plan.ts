import {
  CheckedModel,
  type Description,
  describe,
  type InputData,
  type ModelFault,
  type Program,
  type Sector,
} from '../equations/index.ts';
import { isFault, problemOf } from '../kit/fault.ts';
import type { Problem } from '../kit/problem.ts';
import { suanli } from '../model/suanli.ts';
import { type Beside, bind, type Inputs, type StandingAct, standingActs, type World } from '../scenario/binding/index.ts';
import { readScenario, type Scenario, type ScenarioRequest } from '../scenario/index.ts';
import { type Copula, type Figures, makeCopula, Sampler, type UniformSource, type Value } from '../uncertainty/index.ts';
import { pathsRead } from './audit/watch.ts';
import { ourModel } from './our-model.ts';
import { calendar } from './planning/calendar.ts';
import { inMoneyOf, withMoney } from './planning/currency.ts';
import { only, records, totalsOf } from './planning/records.ts';
import { userSector } from './user-variables.ts';
import { scenarioCatalogue } from './world.ts';

/** A scenario ready to run: its equations bound to its members and figures. */
export interface Plan {
  readonly scenario: Scenario;
  readonly program: Program;
  readonly inputs: ReadonlyMap<string, InputData>;
  readonly sampler: Sampler;
  readonly bound: Inputs;
  readonly descriptions: readonly Description[];
  /** For each input made while lowering, the bound one it is made from. */
  readonly sources: ReadonlyMap<string, string>;
  /** Paths of what binding looks at in the scenario; found when asked for. */
  readonly read: () => ReadonlySet<string>;
  /** Acts as the scenario has them; found when asked for. */
  readonly acts: () => readonly StandingAct[];
}

export interface PlanOptions {
  readonly draws: number;
  readonly seed: number;
  /** A sampling design instead of random numbers from the seed. */
  readonly source?: UniformSource;
  /** Public ids or names of the only quantities wanted: all else is neither kept nor, where nothing needs it, computed. */
  readonly outputs?: readonly string[];
  /** Public ids among them wanted in the rows marked for them too, not as totals only. */
  readonly rows?: readonly string[];
}

export type PlanRequest = Omit<ScenarioRequest, 'catalogue'> & PlanOptions;

export type Planned =
  | { readonly plan: Plan; readonly problems: readonly [] }
  | { readonly plan?: undefined; readonly problems: readonly Problem[] };

const asProblem = (scenario: Scenario, fault: ModelFault): Problem => {
  const origin = scenario.origins.get(`variables.${fault.variable}.formula`) ?? scenario.origins.get(`variables.${fault.variable}`);
  const { file, line, column } = origin ?? { file: scenario.file, line: 1, column: 1 };
  return {
    file,
    line,
    column,
    code: 'bad-variable',
    message: `${fault.variable}: ${fault.message}`,
    ...(fault.hint !== undefined && { hint: fault.hint }),
  };
};

/** How a scenario's uncertain figures move together; undefined where none do. */
export const copulaOf = (scenario: Scenario): Copula | Problem | undefined => {
  const pairs = scenario.uncertainty.correlations.map((c) => ({
    a: c.between[0] ?? '',
    b: c.between[1] ?? '',
    rank: c.rho.kind === 'constant' ? c.rho.value : 0,
  }));
  if (pairs.length === 0) return undefined;
  const copula = makeCopula(pairs);
  return isFault(copula) ? problemOf(copula, scenario.uncertainty.origin) : copula;
};

/** Draws for a scenario's inputs; one draw without a design is the run at medians. */
export const samplerOf = (scenario: Scenario, options: PlanOptions): Sampler | Problem => {
  const { months } = scenario.horizon;
  const deterministic = options.draws === 1 && !options.source;
  const copula = copulaOf(scenario);
  if (copula && 'code' in copula) return copula;
  return new Sampler({
    seed: options.seed,
    months,
    deterministic,
    ...(copula && { copula }),
    ...(options.source && { source: options.source }),
  });
};

const modelOf = (sectors: readonly Sector[]): CheckedModel => (sectors.length > 0 ? CheckedModel.of(suanli(sectors)) : ourModel());

/** A scenario read and bound: figures for every input of the equations. */
export type Bound = Pick<Plan, 'scenario' | 'bound' | 'read' | 'acts'>;

/** Reads a scenario and binds it. */
export const boundTo = (request: Omit<ScenarioRequest, 'catalogue'>, world: World): Bound | { readonly problems: readonly Problem[] } => {
  const { scenario, problems } = readScenario({ ...request, catalogue: scenarioCatalogue(world) });
  return scenario ? boundAgain(scenario, world) : { problems };
};

/**
 * Binds a scenario that has been read.
 * @param beside what another scenario has, bound so that nothing comes of it
 */
export const boundAgain = (scenario: Scenario, world: World, beside?: Beside): Bound | { readonly problems: readonly Problem[] } => {
  const bound = bind(scenario, world, beside);
  if (bound.problems.length > 0) return { problems: bound.problems };
  return { scenario, bound, read: () => pathsRead(scenario, world, beside), acts: () => standingActs(world.rulebook, scenario) };
};

/** The equations of a scenario, its own variables among them, and what they are called. */
export const modelFor = (
  scenario: Scenario,
): { readonly checked: CheckedModel; readonly descriptions: readonly Description[] } | { readonly problems: readonly Problem[] } => {
  const user = userSector(scenario);
  if ('problems' in user) return user;
  const checked = modelOf(user.sectors);
  return { checked, descriptions: describe(checked.model).map((d) => ({ ...d, unit: inMoneyOf(scenario, d.unit) })) };
};

export type Compiled =
  | { readonly compiled: Pick<Plan, 'program' | 'inputs' | 'descriptions' | 'sources'>; readonly problems?: undefined }
  | { readonly compiled?: undefined; readonly problems: readonly Problem[] };

/**
 * Compiles what is bound.
 * @param figures of the values of one input, certain or drawn
 */
export const compile = (
  { scenario, bound }: Bound,
  figures: (values: readonly Value[]) => Figures,
  { outputs, rows }: Pick<PlanOptions, 'outputs' | 'rows'>,
): Compiled => {
  const model = modelFor(scenario);
  if ('problems' in model) return model;
  const { checked, descriptions } = model;
  const inputs = new Map<string, InputData>([...calendar(scenario.horizon)]);
  for (const [name, values] of bound.values) inputs.set(name, figures(values));
  for (const [name, { knots, values }] of bound.tables) inputs.set(name, { ...figures(values.flat()), knots: Float64Array.from(knots) });
  const binding = { months: scenario.horizon.months, members: bound.members, inputs };
  const wanted = outputs && new Set(outputs);
  const all = wanted ? totalsOf(descriptions, wanted, new Set(rows)) : records(checked.model, descriptions, scenario);
  const lowered = checked.lower(binding, { record: all });
  if ('faults' in lowered) return { problems: lowered.faults.map((f) => asProblem(scenario, f)) };
  const program = withMoney(scenario, wanted ? only(lowered.program, wanted) : lowered.program);
  return { compiled: { program, inputs: lowered.inputs, descriptions, sources: lowered.sources } };
};

/** Reads, checks, binds and compiles a scenario. Everything wrong with it comes back at once. */
export const plan = (request: PlanRequest, world: World): Planned => {
  const ready = boundTo(request, world);
  if ('problems' in ready) return ready;
  const sampler = samplerOf(ready.scenario, request);
  if (!(sampler instanceof Sampler)) return { problems: [sampler] };
  const { compiled, problems } = compile(ready, (values) => sampler.bind(values), request);
  return compiled ? { plan: { ...ready, ...compiled, sampler }, problems: [] } : { problems };
};
