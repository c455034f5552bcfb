import { valueAt } from '../inspect.ts';
import type { Value } from '../value.ts';
import { growthFactor, growthRate, stretchAt } from './curve.ts';

/** The draws being sampled; `turn` changes when they do. */
export interface Block {
  readonly first: number;
  readonly count: number;
  readonly turn: number;
}

/** One value of a block of draws. What does not vary by month is computed once a block, whatever reads it. */
export abstract class Node {
  readonly monthly: boolean;
  #numbers = new Float64Array(0);
  #turn = 0;
  #month = Number.NaN;

  constructor(monthly: boolean) {
    this.monthly = monthly;
  }

  /** The numbers of the block's draws in a month. To be read before the next call, never written to. */
  at(block: Block, month: number): Float64Array {
    if (this.#turn === block.turn && (!this.monthly || this.#month === month)) return this.#numbers;
    if (this.#numbers.length !== block.count) this.#numbers = new Float64Array(block.count);
    this.write(block, month, this.#numbers);
    this.#turn = block.turn;
    this.#month = month;
    return this.#numbers;
  }

  protected abstract write(block: Block, month: number, out: Float64Array): void;
}

export class CertainNode extends Node {
  readonly #value: Value;
  constructor(value: Value, monthly: boolean) {
    super(monthly);
    this.#value = value;
  }
  protected write(_: Block, month: number, out: Float64Array): void {
    out.fill(valueAt(this.#value, month));
  }
}

export class UncertainNode extends Node {
  readonly #quantile: (u: number) => number;
  readonly #uniforms: (first: number, out: Float64Array) => void;
  constructor(quantile: (u: number) => number, uniforms: (first: number, out: Float64Array) => void) {
    super(false);
    this.#quantile = quantile;
    this.#uniforms = uniforms;
  }
  protected write(block: Block, _: number, out: Float64Array): void {
    this.#uniforms(block.first, out);
    for (let i = 0; i < out.length; i++) out[i] = this.#quantile(out[i] as number);
  }
}

export class DerivedNode extends Node {
  readonly #of: readonly Node[];
  readonly #compute: (args: readonly number[]) => number;
  readonly #args: number[];
  constructor(of: readonly Node[], compute: (args: readonly number[]) => number, monthly: boolean) {
    super(monthly);
    this.#of = of;
    this.#compute = compute;
    this.#args = of.map(() => 0);
  }
  protected write(block: Block, month: number, out: Float64Array): void {
    const columns = this.#of.map((n) => n.at(block, month));
    for (let i = 0; i < out.length; i++) {
      for (let k = 0; k < columns.length; k++) this.#args[k] = (columns[k] as Float64Array)[i] as number;
      out[i] = this.#compute(this.#args);
    }
  }
}

export class CurveNode extends Node {
  readonly #months: readonly number[];
  readonly #points: readonly Node[];
  readonly #between: 'linear' | 'step';
  constructor(months: readonly number[], points: readonly Node[], between: 'linear' | 'step', monthly: boolean) {
    super(monthly);
    this.#months = months;
    this.#points = points;
    this.#between = between;
  }
  protected write(block: Block, month: number, out: Float64Array): void {
    const { at, next, share } = stretchAt(this.#months, this.#between, month);
    const from = (this.#points[at] as Node).at(block, month);
    if (share === 0) {
      out.set(from);
      return;
    }
    const to = (this.#points[next] as Node).at(block, month);
    for (let i = 0; i < out.length; i++) out[i] = (from[i] as number) + share * ((to[i] as number) - (from[i] as number));
  }
}

export class GrowthNode extends Node {
  readonly #from: Node;
  /** The rate as a logarithm (`growthRate`), taken once a block. */
  readonly #rate: Node;
  readonly #start: number;
  constructor(from: Node, annual: Node, start: number) {
    super(true);
    this.#from = from;
    this.#rate = new DerivedNode([annual], ([x]) => growthRate(x as number), annual.monthly);
    this.#start = start;
  }
  protected write(block: Block, month: number, out: Float64Array): void {
    const from = this.#from.at(block, month);
    const rate = this.#rate.at(block, month);
    for (let i = 0; i < out.length; i++) out[i] = (from[i] as number) * growthFactor(rate[i] as number, month - this.#start);
  }
}
