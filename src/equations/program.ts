import type { Unit } from '../kit/unit.ts';
import type { Yearly } from './declare.ts';

/**
 * The checked, lowered form of a model bound to a scenario's members: what the engine's backends run.
 * Values are in base units. Names are for messages only; identity is by object.
 */

/** The members of a dimension in this scenario. A combination has parents: for each member, its place in each parent. */
export interface Axis {
  readonly name: string;
  readonly members: readonly string[];
  readonly parents: readonly { readonly axis: Axis; readonly index: Int32Array }[];
}

/** One quantity: an array over its axes (the last axis fastest), for every draw if `uncertain`. */
export interface Variable {
  /** Position in `Program.variables`. */
  readonly index: number;
  readonly name: string;
  readonly unit: Unit;
  readonly axes: readonly Axis[];
  readonly role: 'input' | 'computed' | 'stock';
  /** Inputs only: whether a value is given for each month. */
  readonly monthly: boolean;
  /** Differs between draws. Given for inputs, inferred for the rest. */
  readonly uncertain: boolean;
  /** Months before the present one that some equation reads; 0 if none. */
  readonly memory: number;
  /** What reads before month 0 give, and a stock's opening balance: a number, or an input over the same axes that is not monthly (drawn for stocks only). */
  readonly before: number | Variable;
}

export type UnaryOp = 'neg' | 'abs' | 'sqrt' | 'exp' | 'log' | 'floor' | 'not';
export type BinaryOp = '+' | '-' | '*' | '/' | 'min' | 'max' | 'pow' | '<' | '<=' | '>' | '>=' | '==' | '!=' | 'and' | 'or';

/**
 * How far back a read looks: whole months fixed in the program (0 = this month), or an input that gives whole months:
 * per member (`not uncertain`), or per draw too. Lowering hands such inputs on in whole months within [0, memory].
 */
export type Lag = number | { readonly by: Variable };

/** Hash-consed: equal expressions are the same object. Comparisons give 1 or 0. */
export type Expression =
  | { readonly id: number; readonly op: 'number'; readonly value: number }
  | {
      readonly id: number;
      readonly op: 'read';
      readonly variable: Variable;
      /** For stocks: the balance before this month's flows, or after. Other variables: always `now`. */
      readonly when: 'opening' | 'now';
      readonly lag: Lag;
    }
  | { readonly id: number; readonly op: UnaryOp; readonly args: readonly [Expression] }
  | { readonly id: number; readonly op: BinaryOp; readonly args: readonly [Expression, Expression] }
  /** Both branches are evaluated. */
  | { readonly id: number; readonly op: 'if'; readonly args: readonly [Expression, Expression, Expression] };

/** How a statement writes. `target ∘ x` is `target + x`, `target · x`, `x < target ? x : target`, `target < x ? x : target`, in the order of members. */
export type Mode =
  /** target = expression */
  | 'set'
  /** target = target ∘ expression, over a space larger than the target's axes; the target was `set` to the neutral value first */
  | 'add'
  | 'multiply'
  | 'least'
  | 'greatest'
  /** target[month + lag] += expression: a conveyor; target has memory ≥ the longest lag and is zeroed in a month after it was read */
  | 'send';

/** One assignment, done for every member of `space` (the product of its axes) and every draw. */
export interface Statement {
  readonly target: Variable;
  readonly mode: Mode;
  readonly expression: Expression;
  readonly space: readonly Axis[];
  /** `send` only. */
  readonly lag?: Lag;
}

/** Counts, over the draws of a block, in how many a condition held, and how much flow it held back. Never uncertain itself. */
export interface Tally {
  /** The flow that was limited, and the limit's name as declared. */
  readonly flow: string;
  readonly limit: string;
  readonly space: readonly Axis[];
  /** 1 where this limit bound. */
  readonly bound: Expression;
  /** Unused part of the limit, as a share of it: 0 where it binds. */
  readonly slack: Expression;
  /** No pool was short: what was wanted decided. */
  readonly isWant: boolean;
  /** What it decided about, in the flow's unit: held back by a limit, given where the want decided. The weight when shares are aggregated. */
  readonly missed: Expression;
}

/** A quantity kept for results, month by month. */
export interface Recorded {
  readonly variable: Variable;
  /** Public id, the shown unit, and which axes the rows have (empty: the total). */
  readonly id: string;
  readonly unit: Unit;
  readonly axes: readonly Axis[];
  readonly yearly: Yearly;
  readonly about: string;
  /** `ratio` only: the ratio of the calendar year up to the month, 0 where there is none, and 1 where there is. Both are recorded, hidden. */
  readonly ofYear?: { readonly value: Variable; readonly exists: Variable };
  /** Not a result of its own. */
  readonly hidden?: true;
}

/** Something that must hold every month in every draw, to a tolerance relative to `scale`. */
export interface Check {
  readonly name: string;
  readonly space: readonly Axis[];
  /** Holds when |left − right| ≤ tolerance · max(1, |scale|), and nothing is NaN or infinite. */
  readonly left: Expression;
  readonly right: Expression;
  readonly scale: Expression;
  readonly tolerance: number;
}

export interface OverallQuantity {
  readonly id: string;
  readonly unit: Unit;
  readonly about: string;
  readonly how: 'total' | 'last' | 'first' | 'least' | 'greatest' | 'mean' | 'npv' | 'irr' | 'payback';
  /** Scalar variable recorded in full precision. */
  readonly of: Variable;
  /** `npv`: scalar variable holding the annual rate (its last value counts). */
  readonly rate?: Variable;
  /** Scalar variable: only months in which it is not 0 count; undefined where there is none. */
  readonly where?: Variable;
}

export interface Program {
  readonly months: number;
  readonly variables: readonly Variable[];
  /** In a valid order: every statement's reads of the same month come after their writes; openings are read before stocks are written. */
  readonly statements: readonly Statement[];
  readonly tallies: readonly Tally[];
  readonly checks: readonly Check[];
  readonly recorded: readonly Recorded[];
  readonly overalls: readonly OverallQuantity[];
}

/** The figures of one input, in base units. */
export interface InputData {
  readonly monthly: boolean;
  readonly uncertain: boolean;
  /** Certain inputs: value of (month, member) at `month · members + member` (month 0 only if not monthly). */
  readonly values?: Float64Array;
  /**
   * Tables only: ascending x, in base units. The table's value at knot k for a member then stands where another input has month k,
   * and `monthly` is false.
   */
  readonly knots?: Float64Array;
  /** Smallest and largest value it can take, where known; a lag in draws with a known range needs less memory. */
  readonly range?: readonly [number, number];
  /**
   * Uncertain inputs: writes draws `first … first+count−1`;
   * the value of (month, member, draw) goes to `out[(month · members + member) · count + (draw − first)]`.
   */
  readonly sample?: (first: number, count: number, out: Float64Array) => void;
}

/** What a scenario hands to the equations. */
export interface Binding {
  readonly months: number;
  /** Members of each dimension by name; for combinations also the tuples, as indices into the parents' members. */
  readonly members: ReadonlyMap<string, { readonly ids: readonly string[]; readonly tuples?: readonly (readonly number[])[] }>;
  readonly inputs: ReadonlyMap<string, InputData>;
}
