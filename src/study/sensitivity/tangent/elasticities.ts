import { NotFinite, type Results, type Series } from '../../../engine/index.ts';
import type { OverallQuantity, Program, Recorded, Variable } from '../../../equations/index.ts';
import { type Asked, figuresOf, isYear } from '../../asked/index.ts';
import type { Plan } from '../../plan.ts';
import { run } from '../../run.ts';
import type { ScenarioExperiment } from '../experiment.ts';
import { lagged } from './lagged.ts';
import { overallSlope } from './overall-slope.ts';
import { besideMedians, scalesOf, seededInputs } from './seeds.ts';
import { type Tangent, tangentProgram } from './tangent-program.ts';

/** By what share a number changes for a change of an input by one share; undefined where it has no such derivative. */
export type Elasticity = number | undefined;

type Kept = readonly { readonly id: string; readonly variable: Variable }[];

const parts = ({ of, rate, where }: OverallQuantity): readonly Variable[] => [of, ...(rate ? [rate] : []), ...(where ? [where] : [])];

const VALUE = 'value of';
const SLOPE = 'slope of';

/** Months of everything an overall quantity is made of, and steps where there are any. */
const monthsKept = (program: Program, tangent: Tangent): Kept =>
  [...new Set(program.overalls.flatMap(parts))].flatMap((v) => {
    const slope = tangent.slope(v);
    return [{ id: `${VALUE} ${v.name}`, variable: tangent.value(v) }, ...(slope ? [{ id: `${SLOPE} ${v.name}`, variable: slope }] : [])];
  });

/** The program to run: steps of what is recorded under the ids of what they are steps of. */
const programOf = (program: Program, tangent: Tangent): Program => {
  const unit = { factor: 1, dimension: '', text: '1' };
  const slopes = program.recorded.flatMap((r): Recorded[] => {
    const slope = tangent.slope(r.variable);
    const { hidden: _hidden, ofYear: _ofYear, ...shown } = r;
    return slope ? [{ ...shown, yearly: r.yearly === 'ratio' ? 'mean' : r.yearly, variable: slope }] : [];
  });
  const kept = monthsKept(program, tangent).map(
    ({ id, variable }): Recorded => ({ id, variable, unit, axes: [], yearly: 'sum', about: '' }),
  );
  const { variables, statements } = tangent;
  return { months: program.months, variables, statements, tallies: [], checks: [], overalls: [], recorded: [...slopes, ...kept] };
};

const draw = (series: Series | undefined, months: number, i: number): Float64Array =>
  Float64Array.from({ length: months }, (_, t) => series?.draws(t, 0)[i] ?? 0);

const slopesOfOverall = (quantity: OverallQuantity, value: number, results: Results, count: number): Elasticity[] => {
  const find = (kind: string, v: Variable | undefined): Series | undefined =>
    v && results.series.find((s) => s.recorded.id === `${kind} ${v.name}`);
  const { months } = results;
  const of = draw(find(VALUE, quantity.of), months, 0);
  const rate = quantity.rate ? draw(find(VALUE, quantity.rate), months, 0).at(-1) : 0;
  const where = quantity.where ? [...draw(find(VALUE, quantity.where), months, 0)].map((x) => x !== 0) : Array.from(of, () => true);
  return Array.from({ length: count }, (_, i) => {
    const rateStep = draw(find(SLOPE, quantity.rate), months, i).at(-1) as number;
    const step = draw(find(SLOPE, quantity.of), months, i);
    return overallSlope(quantity.how, value, { of, step, rate: rate as number, rateStep, counted: where });
  });
};

/** A year's ratio of sums is the last one of the year so far, which moves by a step of its own. */
const keptFor = (asked: Asked, program: Program): Asked => {
  const ofYear = isYear(asked.period) ? program.recorded.find((r) => r.id === asked.id && r.axes.length === 0)?.ofYear : undefined;
  return ofYear ? { ...asked, id: ofYear.value.name, yearly: 'last' } : asked;
};

const slopesOf = (asked: Asked, value: number, program: Program, results: Results, count: number): readonly Elasticity[] => {
  if (!asked.span) {
    const quantity = program.overalls.find((o) => o.id === asked.id);
    if (!quantity) throw new Error(`${asked.id} is not computed`);
    return slopesOfOverall(quantity, value, results, count);
  }
  const kept = keptFor(asked, program);
  const moves = results.series.some((s) => s.recorded.id === kept.id && s.recorded.axes.length === 0);
  return moves ? [...figuresOf(kept, results)].slice(0, count) : Array.from({ length: count }, () => 0);
};

/** Draws beyond this many gain nothing; one alone would be kept in another precision. */
const FEWEST = 2;

const simulated = async (plan: Plan, experiment: ScenarioExperiment, tangent: Tangent): Promise<Results | undefined> => {
  const { inputs } = experiment;
  const given = experiment.inputsAt(besideMedians(inputs));
  const seeded = seededInputs(plan.program, given, scalesOf(inputs), (v) => tangent.slope(v)?.name);
  try {
    return await run({ ...plan, program: programOf(plan.program, tangent), inputs: seeded }, Math.max(FEWEST, inputs.length), 0);
  } catch (error) {
    // a step without end somewhere on the way, as that of a root at 0
    if (error instanceof NotFinite) return undefined;
    throw error;
  }
};

/**
 * Elasticities of outputs with every uncertain input at its median: (∂y/∂x) · x/y, exact through the equations.
 * @param values the outputs at the medians, base units
 * @returns for each output one for each input of the experiment, in its order
 */
export const elasticities = async (
  experiment: ScenarioExperiment,
  asked: readonly Asked[],
  values: readonly number[],
): Promise<readonly (readonly Elasticity[])[]> => {
  const { plan, inputs } = experiment;
  const scales = scalesOf(inputs);
  const jumping = lagged(plan);
  const results = inputs.length > 0 ? await simulated(plan, experiment, tangentProgram(plan.program)) : undefined;
  return asked.map((a, k) => {
    const value = values[k] as number;
    if (!results || value === 0 || !Number.isFinite(value)) return inputs.map(() => undefined);
    return slopesOf(a, value, plan.program, results, inputs.length).map((slope, i) => {
      const isSmooth = scales[i] !== 0 && !jumping.has(inputs[i]?.name ?? '');
      // a slope of −0 is none
      return isSmooth && slope !== undefined && Number.isFinite(slope) ? slope / value + 0 : undefined;
    });
  });
};
