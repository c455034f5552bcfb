import type { Declaration, Dimension, Model, Total, Yearly } from './declare.ts';
import { totalOf, yearlyOf } from './lower/record.ts';
import { formulaOf } from './lower/ring-fault.ts';
import { FUNCTIONS } from './terms/functions/index.ts';

/** One quantity of the model as documents, headers and `explain` show it. */
export interface Description {
  readonly name: string;
  readonly id: string | undefined;
  readonly kind: Declaration['kind'];
  readonly sector: string;
  readonly unit: string;
  readonly over: readonly Dimension[];
  readonly rows: readonly Dimension[];
  readonly about: string;
  /** One line; nothing for what the scenario gives. */
  readonly formula: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly total: Total;
  readonly yearly: Yearly;
  /** `ratio` only: what is divided by what. */
  readonly yearRatio: readonly [over: string, under: string] | undefined;
  readonly headline: boolean;
}

const describeOne = (sector: string, name: string, d: Declaration): Description => ({
  name,
  id: d.id,
  kind: d.kind,
  sector,
  unit: d.unit,
  over: d.over,
  rows: d.rows ?? [],
  about: d.about,
  formula: formulaOf(d),
  from: d.kind === 'flow' ? d.from : undefined,
  to: d.kind === 'flow' ? d.to : undefined,
  total: totalOf(d),
  yearly: yearlyOf(d),
  yearRatio: typeof d.yearly === 'object' ? d.yearly.ratio : undefined,
  headline: d.headline ?? false,
});

/** Every declaration of the model, in order. A program's variables carry the same names; hidden ones have spaces in theirs. */
export const describe = (model: Model): readonly Description[] =>
  model.sectors.flatMap((s) => Object.entries(s.declarations).map(([name, d]) => describeOne(s.name, name, d)));

/** One function of the formula language, for the reference. */
export interface FunctionDescription {
  readonly name: string;
  readonly usage: string;
  readonly about: string;
}

/** The functions formulas may call, without the operators. */
export const describeFunctions = (): readonly FunctionDescription[] =>
  [...FUNCTIONS].filter(([, rule]) => rule.about !== 'operator').map(([name, { usage, about }]) => ({ name, usage, about }));
