import type { Fault } from '../../kit/fault.ts';
import type { Distribution } from '../distribution.ts';
import type { PhysicalRange } from '../range.ts';

/** What a parameter measures: the quantity itself, a pure number, a share of 1, a whole month. */
export type Measure = 'quantity' | 'number' | 'share' | 'month';

export interface Parameter {
  readonly name: string;
  readonly about: string;
  readonly measure: Measure;
  /** A list of figures instead of one. */
  readonly list?: true;
}

/** Parameters as numbers in base units: one, or a list. */
export type Parameters = Readonly<Record<string, number | readonly number[]>>;

/** Checked parameters: of a declared form, finite, lists where lists are wanted. */
export interface Given {
  readonly has: (name: string) => boolean;
  readonly number: (name: string) => number;
  readonly list: (name: string) => readonly number[];
  readonly names: readonly string[];
}

/** Figures a distribution must give; one test runs them all. */
export interface Example {
  readonly parameters: Parameters;
  readonly range?: PhysicalRange;
  /** u → quantile. */
  readonly quantiles: readonly (readonly [number, number])[];
  readonly mean?: number;
}

/** A family of distributions: what a scenario names after `dist:`. */
export interface Kind {
  readonly name: string;
  readonly about: string;
  readonly parameters: readonly Parameter[];
  /** Sets of parameters that each say everything; exactly one of them must be given. */
  readonly forms: readonly (readonly string[])[];
  /** May be added to any form. */
  readonly optional?: readonly string[];
  readonly make: (given: Given, range: PhysicalRange) => Distribution | Fault;
  readonly examples: readonly Example[];
}

export const quantityParameter = (name: string, about: string): Parameter => ({ name, about, measure: 'quantity' });
