import type { Value } from '../../../uncertainty/value.ts';

/** A part of a formula: what it measures, and how to compute it from the values of the parameters it names. */
export interface Term {
  readonly dimension: string;
  /** A literal zero fits any unit. */
  readonly zero?: true;
  readonly compute: (args: readonly number[]) => number;
}

/** The values a formula is over, each once. */
export class Arguments {
  readonly values: Value[] = [];

  add(value: Value): number {
    const at = this.values.indexOf(value);
    return at >= 0 ? at : this.values.push(value) - 1;
  }
}
