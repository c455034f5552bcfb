import { unit } from '../../kit/unit.ts';
import type { Declaration, Dimension, Total, Yearly } from '../declare.ts';
import { essential, namesOf, reaches, sameDims } from '../dimensions.ts';
import { attempt, type ModelFault, Refusal } from '../fault.ts';
import type { Expression, OverallQuantity, Recorded } from '../program.ts';
import { fitOver } from '../typed/match.ts';
import type { Draft, DraftVariable, Lower } from './draft.ts';
import { lowerYearRatio } from './year-ratio.ts';

/** A declared quantity to be kept month by month, over some of its dimensions; over none it is the total. */
export interface RecordRequest {
  /** Declared name or public id. */
  readonly name: string;
  readonly over: readonly Dimension[];
}

/** Amounts add up unless the declaration says otherwise; a price or a ratio has no total unless it says so. */
export const totalOf = (d: Declaration): Total => d.total ?? (d.kind === 'stock' || d.kind === 'flow' ? 'sum' : 'none');

export const yearlyOf = (d: Declaration): Yearly => {
  if (typeof d.yearly === 'object') return 'ratio';
  return d.yearly ?? (d.kind === 'stock' ? 'last' : d.kind === 'flow' ? 'sum' : 'mean');
};

const recordOne = (draft: Draft, request: RecordRequest, lower: Lower): Recorded => {
  const { name, declaration: d } = draft.typed.scope.entry(request.name);
  if (d.kind === 'table' || d.kind === 'overall' || d.kind === 'identity')
    throw new Refusal(`is a ${d.kind}, which has no monthly value to record`);
  for (const o of request.over)
    if (!reaches(d.over, o)) throw new Refusal(`cannot be recorded over ${o.name}`, `it varies over ${namesOf(d.over)}`);
  draft.owner = name;
  const variable = recordedVariable(draft, name, d, essential(request.over));
  const ratio = draft.typed.ratios.get(name);
  return {
    variable,
    id: d.id ?? name,
    unit: unit(d.unit),
    axes: variable.axes,
    yearly: yearlyOf(d),
    about: d.about,
    ...(ratio && { ofYear: lowerYearRatio(draft, name, ratio, lower) }),
  };
};

/** What is kept beside a quantity whose years are ratios of sums. */
const besides = ({ unit: own, ofYear }: Recorded): Recorded[] =>
  ofYear
    ? [
        { variable: ofYear.value, id: ofYear.value.name, unit: own, axes: [], yearly: 'last', about: ofYear.value.name, hidden: true },
        {
          variable: ofYear.exists,
          id: ofYear.exists.name,
          unit: unit('1'),
          axes: [],
          yearly: 'last',
          about: ofYear.exists.name,
          hidden: true,
        },
      ]
    : [];

const recordedVariable = (draft: Draft, name: string, d: Declaration, over: readonly Dimension[]): DraftVariable => {
  const whole = draft.variable(name);
  if (sameDims(over, essential(d.over))) return computed(draft, whole, `recorded ${name}`);
  const total = totalOf(d);
  if (total === 'none')
    throw new Refusal(
      `has no total over ${namesOf(d.over.filter((o) => !over.includes(o)))}`,
      'say how members add up: total: sum, least or greatest',
    );
  const from = draft.axesOf(essential(d.over));
  const dimension = whole.unit.dimension;
  const by = over.length === 0 ? '' : ` by ${namesOf(over)}`;
  const read = draft.expressions.read(whole);
  const reduced = draft.reduce(
    `${total} of ${d.kind === 'stock' ? `closing ${name}` : name}${by}`,
    dimension,
    total,
    read,
    from,
    draft.axesOf(over),
  );
  return ownVariable(draft, `recorded ${name}${by}`, dimension, over, reduced);
};

/** What is recorded changes by month; an input, which may not, gets a copy that does. */
const computed = (draft: Draft, v: DraftVariable, name: string): DraftVariable =>
  v.role === 'input' ? draft.keep(name, v.unit.dimension, v.axes, draft.expressions.read(v)) : v;

const ownVariable = (draft: Draft, name: string, dimension: string, over: readonly Dimension[], e: Expression): DraftVariable =>
  draft.ownVariable(e) ?? draft.keep(name, dimension, draft.axesOf(over), e);

/** Requests become recorded variables; what cannot be recorded becomes a fault of its declaration. */
export const lowerRecords = (draft: Draft, requests: readonly RecordRequest[], lower: Lower, faults: ModelFault[]): Recorded[] => {
  const made = requests.flatMap(
    (r) => attempt(draft.typed.scope.resolve(r.name) ?? r.name, faults, () => recordOne(draft, r, lower)) ?? [],
  );
  return [...made, ...made.flatMap(besides)];
};

/** Overall quantities, each with the scalar it is made from. */
export const lowerOveralls = (draft: Draft, lower: Lower, faults: ModelFault[]): OverallQuantity[] =>
  draft.typed.overalls.flatMap(({ name, declaration: d, of, rate, where }) => {
    const made = attempt(name, faults, (): OverallQuantity => {
      draft.owner = name;
      fitOver(of, d, 'it');
      const scalar = ownVariable(draft, `monthly value of ${name}`, of.unit, [], lower(of));
      const quantity = { id: d.id ?? name, unit: unit(d.unit), about: d.about, how: d.how, of: scalar };
      return {
        ...quantity,
        ...(rate && { rate: ownVariable(draft, `annual rate of ${name}`, '', [], lower(rate)) }),
        ...(where && { where: ownVariable(draft, `months that count for ${name}`, '', [], lower(where)) }),
      };
    });
    return made ?? [];
  });
