import {
  CheckedModel,
  type Description,
  type Dimension,
  describe,
  type InputData,
  type Model,
  type ModelFault,
  type Program,
  type RecordRequest,
  type Sector,
} from '../equations/index.ts';
import { isFault } from '../kit/fault.ts';
import { daysIn, hoursIn, monthOfYear } from '../kit/month.ts';
import type { Problem } from '../kit/problem.ts';
import { type Unit, unit } from '../kit/unit.ts';
import { isCost } from '../model/cost-lines.ts';
import { suanli } from '../model/suanli.ts';
import { bind, type Inputs, type World } from '../scenario/binding/index.ts';
import { readScenario, type Scenario, type ScenarioRequest } from '../scenario/index.ts';
import { makeCopula, Sampler, type UniformSource } from '../uncertainty/index.ts';
import { watch } from './audit/watch.ts';
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
  /** Paths of what binding asked the scenario for. */
  readonly read: ReadonlySet<string>;
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

/** Calendar inputs that the language knows by name. */
const calendar = ({ start, months }: Scenario['horizon']): ReadonlyMap<string, InputData> => {
  const monthly = (of: (month: number) => number): InputData => ({
    monthly: true,
    uncertain: false,
    values: Float64Array.from({ length: months }, (_, t) => of(start + t)),
  });
  return new Map([
    ['time', monthly((m) => m - start)],
    ['month_of_year', monthly(monthOfYear)],
    ['hours', monthly((m) => hoursIn(m) * 3600)],
    ['days', monthly((m) => daysIn(m) * 86400)],
  ]);
};

const shownOver = (d: Description): readonly (readonly Dimension[])[] => {
  const total = d.over.length === 0 || d.total !== 'none' ? [[]] : [];
  return [...total, ...d.rows.map((dimension) => [dimension])];
};

/** The leaves of `costs.csv`. */
const costCells = (model: Model): readonly RecordRequest[] =>
  model.sectors.flatMap((s) =>
    Object.entries(s.declarations).flatMap(([name, d]) => (isCost(d) ? [{ name, over: d.cost.cells ?? d.over }] : [])),
  );

/** Totals of every public variable and the one-dimension rows of those marked for it; crossed cells that the scenario asks for. */
const records = (model: Model, descriptions: readonly Description[], scenario: Scenario): readonly RecordRequest[] => {
  const shown = descriptions.filter((d) => d.id !== undefined && d.kind !== 'overall');
  const usual = shown.flatMap((d) => shownOver(d).map((over) => ({ name: d.name, over })));
  const crossed = scenario.outputs.flatMap(({ variable, by }): RecordRequest[] => {
    const d = shown.find((s) => s.id === variable || s.name === variable);
    const parts = new Set(d?.over.flatMap((o) => [o, ...(o.of ?? [])]));
    const over = by.flatMap((name) => [...parts].filter((p) => p.name === name));
    return d && over.length === by.length ? [{ name: d.name, over }] : [];
  });
  return onceEach([...usual, ...costCells(model), ...crossed]);
};

/** A cost line over nothing is its own total, and a scenario may ask for what is written anyway. */
const onceEach = (requests: readonly RecordRequest[]): readonly RecordRequest[] => [
  ...new Map(requests.map((r) => [JSON.stringify([r.name, ...r.over.map((o) => o.name)]), r])).values(),
];

/** The model counts money in one unit, written CNY; a scenario in another currency means that one. */
const inMoneyOf = ({ currency }: Scenario, text: string): string => (currency === 'CNY' ? text : text.replace(/\bCNY\b/, currency));

const withMoney = (scenario: Scenario, program: Program): Program => {
  if (scenario.currency === 'CNY') return program;
  const shown = <T extends { readonly unit: Unit }>(quantity: T): T => ({
    ...quantity,
    unit: unit(inMoneyOf(scenario, quantity.unit.text)),
  });
  return { ...program, recorded: program.recorded.map(shown), overalls: program.overalls.map(shown) };
};

/** Totals of the quantities wanted, and rows of some of them. */
const totalsOf = (
  descriptions: readonly Description[],
  wanted: ReadonlySet<string>,
  rowed: ReadonlySet<string>,
): readonly RecordRequest[] =>
  descriptions
    .filter((d) => d.kind !== 'overall' && (wanted.has(d.name) || (d.id !== undefined && wanted.has(d.id))))
    .flatMap((d) => {
      const total = { name: d.name, over: d.over.length > 0 && d.total === 'none' ? d.over : [] };
      const rows = d.id !== undefined && rowed.has(d.id) ? d.rows.map((dimension) => ({ name: d.name, over: [dimension] })) : [];
      return [total, ...rows];
    });

/** The program with only these overall quantities, and without counting limits. What must hold is still checked. */
const only = (program: Program, wanted: ReadonlySet<string>): Program => ({
  ...program,
  tallies: [],
  overalls: program.overalls.filter((o) => wanted.has(o.id)),
});

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

const samplerOf = (scenario: Scenario, options: PlanOptions): Sampler | Problem => {
  const { months } = scenario.horizon;
  const deterministic = options.draws === 1 && !options.source;
  const pairs = scenario.uncertainty.correlations.map((c) => ({
    a: c.between[0] ?? '',
    b: c.between[1] ?? '',
    rank: c.rho.kind === 'constant' ? c.rho.value : 0,
  }));
  const copula = makeCopula(pairs);
  if (isFault(copula)) {
    const { file, line, column } = scenario.uncertainty.origin;
    return { file, line, column, code: copula.code, message: copula.fault, ...(copula.hint !== undefined && { hint: copula.hint }) };
  }
  return new Sampler({
    seed: options.seed,
    months,
    deterministic,
    ...(pairs.length > 0 && { copula }),
    ...(options.source && { source: options.source }),
  });
};

/** The model does not change between scenarios without variables of their own: checked once. */
let builtIn: CheckedModel | undefined;

const modelOf = (sectors: readonly Sector[]): CheckedModel => {
  if (sectors.length > 0) return new CheckedModel(suanli(sectors));
  builtIn ??= new CheckedModel(suanli());
  return builtIn;
};

/** Reads, checks, binds and compiles a scenario. Everything wrong with it comes back at once. */
export const plan = (request: PlanRequest, world: World): Planned => {
  const { scenario, problems } = readScenario({ ...request, catalogue: scenarioCatalogue(world) });
  if (!scenario) return { problems };
  const watched = watch(scenario);
  const bound = bind(watched.scenario, world);
  if (bound.problems.length > 0) return { problems: bound.problems };
  const sampler = samplerOf(scenario, request);
  if (!(sampler instanceof Sampler)) return { problems: [sampler] };
  const user = userSector(scenario);
  if ('problems' in user) return user;
  const checked = modelOf(user.sectors);
  const descriptions = describe(checked.model).map((d) => ({ ...d, unit: inMoneyOf(scenario, d.unit) }));
  const inputs = new Map<string, InputData>([...calendar(scenario.horizon)]);
  for (const [name, values] of bound.values) inputs.set(name, sampler.bind(values));
  for (const [name, { knots, values }] of bound.tables)
    inputs.set(name, { ...sampler.bind(values.flat()), knots: Float64Array.from(knots) });
  const binding = { months: scenario.horizon.months, members: bound.members, inputs };
  const wanted = request.outputs && new Set(request.outputs);
  const all = wanted ? totalsOf(descriptions, wanted, new Set(request.rows)) : records(checked.model, descriptions, scenario);
  const lowered = checked.lower(binding, { record: all });
  if ('faults' in lowered) return { problems: lowered.faults.map((f) => asProblem(scenario, f)) };
  const { inputs: figures, sources } = lowered;
  const program = withMoney(scenario, wanted ? only(lowered.program, wanted) : lowered.program);
  return { plan: { scenario, program, inputs: figures, sampler, bound, descriptions, sources, read: watched.read }, problems: [] };
};
