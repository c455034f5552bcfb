import { bindAxes } from '../axes.ts';
import type { ModelFault } from '../fault.ts';
import type { Binding, InputData, Program, Statement } from '../program.ts';
import type { TypedModel } from '../typed/typed-model.ts';
import { inputFaults } from './bind-inputs.ts';
import { declareVariables, lowerDeclarations } from './declared.ts';
import { Draft, type DraftStatement, type Lower } from './draft.ts';
import { lowerTerm } from './lower-term.ts';
import { orderStatements } from './order.ts';
import { lowerOveralls, lowerRecords, type RecordRequest } from './record.ts';
import { ringFault } from './ring-fault.ts';
import { inferUncertain } from './uncertain.ts';

export interface LowerOptions {
  readonly record: readonly RecordRequest[];
}

/** A program with the figures it runs on: those of the binding, and those made from them (lags in whole months, table slices). */
export interface Lowered {
  readonly program: Program;
  readonly inputs: ReadonlyMap<string, InputData>;
  /** For each input made here, the name of the bound one it is made from. */
  readonly sources: ReadonlyMap<string, string>;
}

export type LowerResult = Lowered | { readonly faults: readonly ModelFault[] };

/** The month index needs no calendar, so that it is there even if the binding does not give it. */
const withTime = (binding: Binding): Binding => {
  if (binding.inputs.has('time')) return binding;
  const values = Float64Array.from({ length: binding.months }, (_, t) => t);
  return { ...binding, inputs: new Map(binding.inputs).set('time', { monthly: true, uncertain: false, values }) };
};

const withoutOwner = ({ target, mode, expression, space, lag }: DraftStatement): Statement =>
  lag === undefined ? { target, mode, expression, space } : { target, mode, expression, space, lag };

const missingInputs = (typed: TypedModel, binding: Binding): ModelFault[] => {
  const faults: ModelFault[] = [];
  for (const { name, sector, declaration } of typed.scope.entries.values()) {
    const { kind } = declaration;
    const given = (kind !== 'input' && kind !== 'table') || sector === 'time' || binding.inputs.has(name);
    if (!given) faults.push({ variable: name, message: 'has no figures bound' });
  }
  return faults;
};

/** Binds a typed model to a scenario's members and figures, and puts its statements in order. */
export const lowerModel = (typed: TypedModel, given: Binding, options: LowerOptions): LowerResult => {
  const binding = withTime(given);
  const faults: ModelFault[] = [];
  const axes = bindAxes(typed.scope.dimensions, binding.members, faults);
  const draft = new Draft(typed, binding, axes);
  faults.push(...missingInputs(typed, binding), ...inputFaults(draft));
  if (faults.length > 0) return { faults };
  const lower: Lower = (term) => lowerTerm(draft, term, lower);
  declareVariables(draft);
  lowerDeclarations(draft, lower, faults);
  const recorded = lowerRecords(draft, options.record, lower, faults);
  const overalls = lowerOveralls(draft, lower, faults);
  if (faults.length > 0) return { faults };
  const sorted = orderStatements(draft);
  if ('ring' in sorted) return { faults: [ringFault(sorted.ring, typed)] };
  inferUncertain(draft, sorted.ordered);
  const { variables, tallies, checks } = draft;
  const program = { months: binding.months, variables, statements: sorted.ordered.map(withoutOwner), tallies, checks, recorded, overalls };
  return { program, inputs: draft.inputs, sources: draft.sources };
};
