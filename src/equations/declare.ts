/**
 * The vocabulary a model is written in. A declaration is one record: name, unit, dimensions, meaning, formula.
 * Everything else (unit checks, explain, CSV headers, docs, the compiler) reads these records and nothing else.
 */

/** A set of things the model counts over: chips, sites, programmes. Its members are bound per scenario. */
export interface Dimension {
  readonly name: string;
  readonly about: string;
  /** Set for a combination: only the listed tuples of these dimensions exist. */
  readonly of?: readonly Dimension[];
}

export const dimension = (name: string, about: string): Dimension => ({ name, about });

/** A sparse product: its members are the tuples that can exist, such as (chip, site). */
export const combination = (name: string, of: readonly Dimension[], about: string): Dimension => ({ name, about, of });

/** How a year's value follows from its months: flows add, stocks keep the last, the rest average, or two sums over the year are divided. */
export type Yearly = 'sum' | 'last' | 'mean' | 'ratio';

/** Formulas of two amounts. A year's value is the sum of the first over its months over the sum of the second; without any, there is none. */
export interface YearRatio {
  readonly ratio: readonly [over: string, under: string];
}

/** How members add up to a total row. `none`: a total has no meaning (a price, a ratio). */
export type Total = 'sum' | 'least' | 'greatest' | 'none';

/** How a quantity appears in results. Without an id it stays internal. */
export interface Shown {
  /** Public, dotted, lower case: `chips.installed`. */
  readonly id?: string;
  /** One-dimension rows written by default beside the total. */
  readonly rows?: readonly Dimension[];
  /** A ratio of sums is for what varies over nothing. */
  readonly yearly?: Exclude<Yearly, 'ratio'> | YearRatio;
  readonly total?: Total;
  /** Shown in the terminal summary. */
  readonly headline?: boolean;
}

interface Common extends Shown {
  readonly unit: string;
  readonly over: readonly Dimension[];
  readonly about: string;
}

/** A figure from the scenario. It may vary by month and by draw; the scenario decides. */
export interface Input extends Common {
  readonly kind: 'input';
}

/** Computed anew each month from a formula. */
export interface Auxiliary extends Common {
  readonly kind: 'auxiliary';
  readonly formula: string;
}

/**
 * Changes only through flows. Its name in a formula is the opening balance; `closing(x)` the balance at month end.
 * `initial` names an input over the same dimensions; without it the stock starts empty.
 */
export interface Stock extends Common {
  readonly kind: 'stock';
  readonly initial?: string;
}

/** The smallest of named limits; which one bound is counted. */
export interface Limited {
  readonly how: 'limited';
  readonly limits: Readonly<Record<string, string>>;
}

/** A quantity shared by every flow that names it; `each` is what one unit of the flow takes. */
export interface Pool {
  readonly pool: string;
  readonly each?: string;
}

/** What is wanted, cut pro rata where pools fall short: the smallest ratio of the pools named decides. */
export interface Rationed {
  readonly how: 'rationed';
  readonly want: string;
  /** What it is called where no pool was short and the want itself decided: `money`. */
  readonly wanted?: string;
  readonly pools: Readonly<Record<string, Pool>>;
}

/** What is wanted, taken from pools in the order of the flow's members (real priority only). */
export interface Ordered {
  readonly how: 'ordered';
  readonly want: string;
  readonly wanted?: string;
  readonly pools: Readonly<Record<string, Pool>>;
}

/** A formula, or how a flow is limited. */
export type FlowRule = string | Limited | Rationed | Ordered;

/** Moves things between stocks, per month. `from` and `to` name stocks; a side left out is outside the model. */
export interface Flow extends Common {
  readonly kind: 'flow';
  readonly from?: string;
  readonly to?: string;
  /** An assembly: stocks it consumes, with the formula of how much per unit of flow. */
  readonly uses?: Readonly<Record<string, string>>;
  readonly rule: FlowRule;
}

/** How an overall quantity follows from the months of one draw. */
export type Overall_ = 'total' | 'last' | 'first' | 'least' | 'greatest' | 'mean' | 'npv' | 'irr' | 'payback';

/** One number per draw, computed after the last month. */
export interface Overall extends Common {
  readonly kind: 'overall';
  readonly how: Overall_;
  readonly formula: string;
  /** For `npv`: a formula giving the annual discount rate. */
  readonly rate?: string;
  /** A condition: only months in which it is not 0 count. Without any the quantity is undefined. */
  readonly where?: string;
}

/** Points (x, y) from the scenario, read by `lookup(table, x)`: linear between them, level beyond. The x are the same for all members. */
export interface Table extends Common {
  readonly kind: 'table';
  /** Unit of x. */
  readonly xUnit: string;
}

/** Two formulas that must agree every month in every draw, such as money paid in and money accounted for. */
export interface Identity extends Common {
  readonly kind: 'identity';
  readonly left: string;
  readonly right: string;
}

export type Declaration = Input | Auxiliary | Stock | Flow | Overall | Table | Identity;

/** A named group of declarations about one part of the world. */
export interface Sector {
  readonly name: string;
  readonly about: string;
  readonly declarations: Readonly<Record<string, Declaration>>;
}

export const sector = (name: string, about: string, declarations: Readonly<Record<string, Declaration>>): Sector => ({
  name,
  about,
  declarations,
});

type Over = readonly Dimension[];

export const input = (unit: string, over: Over, about: string, shown: Shown = {}): Input => ({
  kind: 'input',
  unit,
  over,
  about,
  ...shown,
});

export const aux = (unit: string, over: Over, formula: string, about: string, shown: Shown = {}): Auxiliary => ({
  kind: 'auxiliary',
  unit,
  over,
  formula,
  about,
  ...shown,
});

export const stock = (unit: string, over: Over, about: string, more: Shown & { readonly initial?: string } = {}): Stock => ({
  kind: 'stock',
  unit,
  over,
  about,
  ...more,
});

type Ends = Pick<Flow, 'from' | 'to' | 'uses'>;

export const flow = (unit: string, over: Over, ends: Ends, rule: FlowRule, about: string, shown: Shown = {}): Flow => ({
  kind: 'flow',
  unit,
  over,
  ...ends,
  rule,
  about,
  ...shown,
});

export const overall = (
  unit: string,
  how: Overall_,
  formula: string,
  about: string,
  more: Shown & { readonly rate?: string; readonly where?: string; readonly over?: Over } = {},
): Overall => ({
  kind: 'overall',
  over: [],
  unit,
  how,
  formula,
  about,
  ...more,
});

export const table = (unit: string, xUnit: string, over: Over, about: string): Table => ({ kind: 'table', unit, xUnit, over, about });

export const identity = (unit: string, over: Over, left: string, right: string, about: string): Identity => ({
  kind: 'identity',
  unit,
  over,
  left,
  right,
  about,
});

export const limited = (limits: Readonly<Record<string, string>>): Limited => ({ how: 'limited', limits });
export const ration = (want: string, pools: Readonly<Record<string, Pool>>, wanted = 'want'): Rationed => ({
  how: 'rationed',
  want,
  wanted,
  pools,
});
export const inOrder = (want: string, pools: Readonly<Record<string, Pool>>, wanted = 'want'): Ordered => ({
  how: 'ordered',
  want,
  wanted,
  pools,
});
export const pool = (name: string, more: { readonly each?: string } = {}): Pool => ({ pool: name, ...more });

/** A whole model: its sectors, later ones free to use names of all. */
export interface Model {
  readonly title: string;
  readonly sectors: readonly Sector[];
}

export const model = (title: string, sectors: readonly Sector[]): Model => ({ title, sectors });
