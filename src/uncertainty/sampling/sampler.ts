import { shape, type UncertainValue, valueAt } from '../inspect.ts';
import type { Value } from '../value.ts';
import { type Copula, correlated } from './copula.ts';
import { type Block, CertainNode, CurveNode, DerivedNode, GrowthNode, type Node, UncertainNode } from './node.ts';
import { randomSource, type UniformSource } from './uniform-source.ts';

export interface SamplingContext {
  readonly seed: number;
  /** Months of the horizon. */
  readonly months: number;
  /** Every uncertain input at its median; then all inputs are certain. */
  readonly deterministic: boolean;
  readonly copula?: Copula;
  /** A sampling design instead of random numbers from the seed; the copula then correlates the design. */
  readonly source?: UniformSource;
}

/** Figures of one input, in the layout the engine reads (`InputData` of the equations). */
export interface Figures {
  readonly monthly: boolean;
  readonly uncertain: boolean;
  /** Certain: (month, member) at `month · members + member`. */
  readonly values?: Float64Array;
  /** Uncertain: (month, member, draw) at `(month · members + member) · count + draw − first`. */
  readonly sample?: (first: number, count: number, out: Float64Array) => void;
}

/** A fixed factor, or one for each month. */
export type Scale = number | ((month: number) => number);

/** Turns values into figures: the same for a draw whatever the block and whatever else is bound. */
export class Sampler {
  readonly #context: SamplingContext;
  readonly #source: UniformSource;
  readonly #nodes = new Map<Value, Node>();
  readonly #uncertain = new Map<string, UncertainValue>();
  #block: Block = { first: 0, count: 0, turn: 0 };

  constructor(context: SamplingContext) {
    this.#context = context;
    const source = context.source ?? randomSource(context.seed);
    this.#source = context.copula ? correlated(source, context.copula) : source;
  }

  /** The figures of an input with one value for each member. */
  bind(values: readonly Value[], scale: Scale = 1): Figures {
    const shapes = values.map(shape);
    const monthly = typeof scale === 'function' || shapes.some((s) => s.monthly);
    const months = monthly ? this.#context.months : 1;
    const factors = Float64Array.from({ length: months }, (_, month) => (typeof scale === 'function' ? scale(month) : scale));
    const nodes = values.map((value, member) => (shapes[member]?.uncertain ? this.#node(value) : undefined));
    const certain = medians(values, factors, this.#context.deterministic ? () => true : (member) => nodes[member] === undefined);
    if (this.#context.deterministic || nodes.every((n) => n === undefined)) return { monthly, uncertain: false, values: certain };
    const sample = (first: number, count: number, out: Float64Array): void => {
      const block = this.#moveTo(first, count);
      for (let cell = 0; cell < certain.length; cell++) {
        const month = Math.floor(cell / values.length);
        const node = nodes[cell - month * values.length];
        if (node) scaledInto(out, cell * count, node.at(block, month), factors[month] as number);
        else out.fill(certain[cell] as number, cell * count, (cell + 1) * count);
      }
    };
    return { monthly, uncertain: true, sample };
  }

  /** Every uncertain input bound so far, in alphabetical order of names. */
  uncertainInputs(): readonly UncertainValue[] {
    return [...this.#uncertain.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  #moveTo(first: number, count: number): Block {
    const { turn } = this.#block;
    if (turn === 0 || this.#block.first !== first || this.#block.count !== count) this.#block = { first, count, turn: turn + 1 };
    return this.#block;
  }

  #node(value: Value): Node {
    const made = this.#nodes.get(value) ?? this.#make(value);
    this.#nodes.set(value, made);
    return made;
  }

  #make(value: Value): Node {
    const { monthly, uncertain } = shape(value);
    if (!uncertain) return new CertainNode(value, monthly);
    switch (value.kind) {
      case 'uncertain':
        this.#uncertain.set(value.name, value);
        return new UncertainNode(value.distribution.quantile, this.#source(value.name));
      case 'derived':
        return new DerivedNode(
          value.of.map((v) => this.#node(v)),
          value.compute,
          monthly,
        );
      case 'curve': {
        const points = value.points.map((p) => this.#node(p.value));
        return new CurveNode(
          value.points.map((p) => p.month),
          points,
          value.between,
          monthly,
        );
      }
      case 'growth':
        return new GrowthNode(this.#node(value.from), this.#node(value.annual), value.start);
      case 'constant':
        return new CertainNode(value, false);
    }
  }
}

const scaledInto = (out: Float64Array, offset: number, numbers: Float64Array, factor: number): void => {
  if (factor === 1) out.set(numbers, offset);
  else for (let i = 0; i < numbers.length; i++) out[offset + i] = (numbers[i] as number) * factor;
};

/** Values at medians for the members wanted, months times members; zero elsewhere. */
const medians = (values: readonly Value[], factors: Float64Array, wanted: (member: number) => boolean): Float64Array => {
  const result = new Float64Array(factors.length * values.length);
  for (const [month, factor] of factors.entries()) {
    const known = new Map<Value, number>();
    for (const [member, value] of values.entries())
      if (wanted(member)) result[month * values.length + member] = valueAt(value, month, known) * factor;
  }
  return result;
};
