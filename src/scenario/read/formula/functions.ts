type Numbers = readonly number[];

/** What a function asks of its arguments' units, and gives its result. */
export type UnitRule =
  /** One unit, which the result has. */
  | 'same'
  /** Pure numbers in and out. */
  | 'pure'
  /** Half the powers. */
  | 'root'
  /** One unit in, a truth (1 or 0) out. */
  | 'compare';

/** A function or operator of formulas over parameters. */
export interface FormulaFunction {
  /** Number of arguments, least and most. */
  readonly arity: readonly [number, number];
  readonly units: UnitRule;
  readonly compute: (args: Numbers) => number;
}

type Pair = (a: number, b: number) => number;

const two = (units: UnitRule, compute: Pair): FormulaFunction => ({
  arity: [2, 2],
  units,
  compute: (a) => compute(a[0] as number, a[1] as number),
});
const one = (units: UnitRule, compute: (a: number) => number): FormulaFunction => ({
  arity: [1, 1],
  units,
  compute: (a) => compute(a[0] as number),
});
const many = (compute: (args: Numbers) => number): FormulaFunction => ({ arity: [1, 20], units: 'same', compute });
const truth = (holds: boolean): number => (holds ? 1 : 0);

/** Formulas over parameters are arithmetic on single figures: the part of the model's language that needs no months and no members. */
export const FUNCTIONS: ReadonlyMap<string, FormulaFunction> = new Map([
  ['+', two('same', (a, b) => a + b)],
  ['-', two('same', (a, b) => a - b)],
  ['neg', one('same', (a) => -a)],
  ['<', two('compare', (a, b) => truth(a < b))],
  ['<=', two('compare', (a, b) => truth(a <= b))],
  ['>', two('compare', (a, b) => truth(a > b))],
  ['>=', two('compare', (a, b) => truth(a >= b))],
  ['==', two('compare', (a, b) => truth(a === b))],
  ['!=', two('compare', (a, b) => truth(a !== b))],
  ['and', two('pure', (a, b) => truth(a !== 0 && b !== 0))],
  ['or', two('pure', (a, b) => truth(a !== 0 || b !== 0))],
  ['not', one('pure', (a) => truth(a === 0))],
  ['min', many((a) => Math.min(...a))],
  ['max', many((a) => Math.max(...a))],
  ['clamp', { arity: [3, 3], units: 'same', compute: (a) => Math.min(Math.max(a[0] as number, a[1] as number), a[2] as number) }],
  ['abs', one('same', Math.abs)],
  ['floor', one('pure', Math.floor)],
  ['exp', one('pure', Math.exp)],
  ['log', one('pure', Math.log)],
  ['sqrt', one('root', Math.sqrt)],
]);
