import type { Syntax } from '../formula/syntax.ts';
import type { Scope } from '../typed/scope.ts';
import type { Term } from './term.ts';

/** Where a formula stands, and how its parts become terms. */
export interface Context {
  readonly scope: Scope;
  /** Name of the declaration the formula belongs to. */
  readonly owner: string;
  /** Keys (formula texts) of all pools of the model. */
  readonly pools: ReadonlySet<string>;
  readonly term: (s: Syntax) => Term;
}

/** A function of the language: how many arguments it takes and what becomes of them. */
export interface FunctionRule {
  readonly least: number;
  readonly most: number;
  /** Arguments as people would write them, for messages and the reference. */
  readonly usage: string;
  readonly about: string;
  readonly type: (args: readonly Syntax[], context: Context, text: string) => Term;
}
