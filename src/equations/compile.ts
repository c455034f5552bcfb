import type { Model } from './declare.ts';
import { ModelError, type ModelFault } from './fault.ts';
import { type Lowered, type LowerOptions, type LowerResult, lowerModel } from './lower/lower.ts';
import type { Binding, InputData } from './program.ts';
import { Scope } from './typed/scope.ts';
import { typeModel } from './typed/type-model.ts';
import type { TypedModel } from './typed/typed-model.ts';

const given = (value: number, knots?: readonly number[]): InputData => {
  const plain = { monthly: false, uncertain: false };
  return knots
    ? { ...plain, values: Float64Array.from(knots, () => value), knots: Float64Array.from(knots) }
    : { ...plain, values: Float64Array.of(value) };
};

/** One member of everything and every figure 1: enough to find rings, which no number of members changes. */
const nominal = (typed: TypedModel): Binding => ({
  months: 2,
  members: new Map(typed.scope.dimensions.map((d) => [d.name, d.of ? { ids: [d.name], tuples: [d.of.map(() => 0)] } : { ids: [d.name] }])),
  inputs: new Map(
    [...typed.scope.entries.values()].flatMap(({ name, declaration: d }): [string, InputData][] => {
      if (d.kind === 'table') return [[name, given(1, [0, 1])]];
      return d.kind === 'input' ? [[name, given(1)]] : [];
    }),
  ),
});

/**
 * Checks a model by itself, without a scenario: names, units, dimensions, ends of flows, rings.
 * @returns every fault found; none if the model is sound
 */
export const check = (model: Model): readonly ModelFault[] => {
  const { typed, faults } = typeModel(model);
  if (!typed) return faults;
  const lowered = lowerModel(typed, nominal(typed), { record: [] });
  return 'faults' in lowered ? lowered.faults : faults;
};

/** A checked model as plain data: its declarations, and what its formulas were found to be. */
export interface CheckedParts {
  readonly model: Model;
  readonly typed: Omit<TypedModel, 'scope'>;
}

/** A checked model, ready to be bound to any number of scenarios. */
export class CheckedModel {
  readonly model: Model;
  private readonly typed: TypedModel;
  private constructor(model: Model, typed: TypedModel) {
    this.model = model;
    this.typed = typed;
  }

  /** @throws ModelError with every fault */
  static of(model: Model): CheckedModel {
    const { typed, faults } = typeModel(model);
    if (!typed) throw new ModelError(faults);
    return new CheckedModel(model, typed);
  }

  /** A model that was checked before; its formulas name the dimensions of its own declarations, as objects. */
  static ofParts({ model, typed }: CheckedParts): CheckedModel {
    return new CheckedModel(model, { ...typed, scope: new Scope(model) });
  }

  parts(): CheckedParts {
    const { scope: _, ...typed } = this.typed;
    return { model: this.model, typed };
  }

  lower(binding: Binding, options: LowerOptions): LowerResult {
    return lowerModel(this.typed, binding, options);
  }
}

/** A sound model bound to a scenario. Faults of the model come back as those of the binding do. */
export const lower = (model: Model, binding: Binding, options: LowerOptions): LowerResult => {
  const { typed, faults } = typeModel(model);
  return typed ? lowerModel(typed, binding, options) : { faults };
};

/**
 * Declarations to a program, for callers to whom a fault is a bug.
 * @throws ModelError with every fault
 */
export const compile = (model: Model, binding: Binding, options: LowerOptions): Lowered => {
  const result = lower(model, binding, options);
  if ('faults' in result) throw new ModelError(result.faults);
  return result;
};
