import type { Dimension } from '../declare.ts';
import type { BinaryOp, UnaryOp } from '../program.ts';

/** How members are brought together. */
export type Reduction = 'sum' | 'product' | 'least' | 'greatest';

/** How far back to look, in months: fixed, or the input that says. */
export type TermLag = number | { readonly input: string };

interface Typed {
  /** Dimension of the value, as in `Unit.dimension`; values are in base units. */
  readonly unit: string;
  /** A literal 0 without a unit, which fits any. */
  readonly free: boolean;
  /** What the value varies over, without what a combination already leads to. */
  readonly over: readonly Dimension[];
  /** The formula behind it, for names and messages. */
  readonly text: string;
}

type Shape =
  | { readonly op: 'number'; readonly value: number }
  | { readonly op: 'read'; readonly name: string; readonly when: 'opening' | 'now' }
  | { readonly op: UnaryOp; readonly args: readonly [Term] }
  | { readonly op: BinaryOp; readonly args: readonly [Term, Term] }
  | { readonly op: 'if'; readonly args: readonly [Term, Term, Term] }
  /** `over` says what is kept. */
  | { readonly op: 'reduce'; readonly how: Reduction; readonly of: Term }
  | { readonly op: 'past'; readonly of: Term; readonly lag: TermLag; readonly initial: Term }
  /** A conveyor: what entered leaves after the lag that held when it entered. */
  | { readonly op: 'transit'; readonly of: Term; readonly lag: TermLag }
  /** Weighted sum over this and earlier months; member i of `along` weighs the value i months ago. */
  | { readonly op: 'spread'; readonly of: Term; readonly weights: string; readonly along: Dimension }
  | { readonly op: 'expiring'; readonly stock: string; readonly flow: string; readonly life: TermLag }
  | { readonly op: 'lookup'; readonly table: string; readonly of: Term }
  | { readonly op: 'left'; readonly pool: string };

/** A formula whose names, units and dimensions are known and agree. Needs no members. */
export type Term = Typed & Shape;
