import { type Unit, unit } from '../../kit/unit.ts';
import { sizeOf, stepTo } from '../axes.ts';
import type { Dimension } from '../declare.ts';
import { Refusal } from '../fault.ts';
import type { Axis, Binding, Check, Expression, InputData, Lag, Mode, Statement, Tally, Variable } from '../program.ts';
import type { Reduction, Term } from '../terms/term.ts';
import type { TypedModel } from '../typed/typed-model.ts';
import { Expressions } from './expressions.ts';

/** Lowers a part of a formula; handed down so that no file imports the one that imports it. */
export type Lower = (term: Term) => Expression;

/** A pool while flows take from it. */
export interface DraftPool {
  /** What there is to take, never below 0. */
  readonly available: Variable;
  /** What `left(pool)` reads. */
  readonly left: Variable;
  /** What the flows lowered so far in declared order have left for the next. */
  room: Expression;
}

/** A variable still being made. */
export type DraftVariable = { -readonly [K in keyof Variable]: Variable[K] };

/** A statement with the declaration it comes from, for messages. */
export interface DraftStatement extends Statement {
  readonly owner: string;
}

const MODES: Readonly<Record<Reduction, { readonly mode: Mode; readonly neutral: number }>> = {
  sum: { mode: 'add', neutral: 0 },
  product: { mode: 'multiply', neutral: 1 },
  least: { mode: 'least', neutral: Number.POSITIVE_INFINITY },
  greatest: { mode: 'greatest', neutral: Number.NEGATIVE_INFINITY },
};

/** The program while it is written: variables, statements, and the figures of inputs made from other inputs. */
export class Draft {
  readonly typed: TypedModel;
  readonly binding: Binding;
  readonly axes: ReadonlyMap<Dimension, Axis>;
  readonly expressions = new Expressions();
  readonly variables: DraftVariable[] = [];
  readonly named = new Map<string, DraftVariable>();
  readonly statements: DraftStatement[] = [];
  /** Inputs as bound, and those derived here. */
  readonly inputs: Map<string, InputData>;
  /** For each input derived here, the bound one it is made from. */
  readonly sources = new Map<string, string>();
  /** Shortest lag an input can give; those that are at least 1 break rings. */
  readonly leastLag = new Map<Variable, number>();
  /** Expressions already lowered, by what they mean. */
  readonly shared = new Map<string, Expression>();
  /** Terms already lowered: terms share parts, so walking them as a tree could take forever. */
  readonly lowered = new Map<Term, Expression>();
  readonly pools = new Map<string, DraftPool>();
  readonly tallies: Tally[] = [];
  readonly checks: Check[] = [];
  /** Variables whose value before month 0 some formula has fixed. */
  readonly settled = new Set<Variable>();
  /** Variables that things are sent to: they look ahead, so nothing else may look back in them or record them. */
  readonly conveyors = new Set<Variable>();
  /** For each stock with an age limit, the flow that takes what is too old. */
  readonly expiring = new Map<string, string>();
  /** Declaration being lowered. */
  owner = '';

  constructor(typed: TypedModel, binding: Binding, axes: ReadonlyMap<Dimension, Axis>) {
    this.typed = typed;
    this.binding = binding;
    this.axes = axes;
    this.inputs = new Map(binding.inputs);
  }

  /** Axes of dimensions, in the model's order unless the declaration gives its own. */
  axesOf(over: readonly Dimension[], asDeclared = false): readonly Axis[] {
    return (asDeclared ? over : this.typed.scope.ordered(over)).map((d) => {
      const axis = this.axes.get(d);
      if (!axis) throw new Error(`dimension ${d.name} is not bound`);
      return axis;
    });
  }

  private add(name: string, u: Unit, axes: readonly Axis[], role: Variable['role'], data?: InputData): DraftVariable {
    if (this.named.has(name)) throw new Error(`two variables are called '${name}'`);
    const made: DraftVariable = {
      index: this.variables.length,
      name,
      unit: u,
      axes,
      role,
      monthly: data?.monthly ?? false,
      uncertain: data?.uncertain ?? false,
      memory: 0,
      before: 0,
    };
    this.variables.push(made);
    this.named.set(name, made);
    return made;
  }

  declared(name: string, unitText: string, over: readonly Dimension[], role: Variable['role']): DraftVariable {
    return this.add(name, unit(unitText), this.axesOf(over, true), role, role === 'input' ? this.inputs.get(name) : undefined);
  }

  /** A variable nobody declared. Its name has spaces, which no declared name has. */
  hidden(name: string, dimension: string, axes: readonly Axis[], data?: InputData, source?: string): DraftVariable {
    const short = name.length > 90 ? `${name.slice(0, 89)}…` : name;
    let unique = short;
    for (let n = 2; this.named.has(unique); n++) unique = `${short} (${n})`;
    if (data) this.inputs.set(unique, data);
    if (source !== undefined) this.sources.set(unique, source);
    return this.add(unique, { factor: 1, dimension, text: dimension === '' ? '1' : dimension }, axes, data ? 'input' : 'computed', data);
  }

  variable(name: string): DraftVariable {
    const found = this.named.get(name);
    if (!found) throw new Refusal(`'${name}' has no figures bound`);
    return found;
  }

  pool(key: string): DraftPool {
    const found = this.pools.get(key);
    if (!found) throw new Error(`no pool '${key}'`);
    return found;
  }

  set(target: Variable, expression: Expression): void {
    this.write(target, 'set', expression, target.axes);
  }

  write(target: Variable, mode: Mode, expression: Expression, space: readonly Axis[], lag?: Lag): void {
    const statement = { target, mode, expression, space, owner: this.owner };
    this.statements.push(lag === undefined ? statement : { ...statement, lag });
  }

  /** The variable an expression merely reads, if it is one that can be looked back in and recorded. */
  ownVariable(e: Expression): DraftVariable | undefined {
    const plain = e.op === 'read' && e.lag === 0 && e.variable.role === 'computed' && !this.conveyors.has(e.variable);
    return plain ? this.variables[e.variable.index] : undefined;
  }

  /** A hidden variable holding `expression`. */
  keep(name: string, dimension: string, axes: readonly Axis[], expression: Expression): DraftVariable {
    const v = this.hidden(name, dimension, axes);
    this.set(v, expression);
    return v;
  }

  /** Brings `expression`, taken over `space`, together over `axes`; equal reductions share one variable. */
  reduce(
    name: string,
    dimension: string,
    how: Reduction,
    expression: Expression,
    space: readonly Axis[],
    axes: readonly Axis[],
  ): Expression {
    const key = `${how} ${expression.id} ${space.map((a) => a.name).join('·')} to ${axes.map((a) => a.name).join('·')}`;
    const known = this.shared.get(key);
    if (known) return known;
    const { mode, neutral } = MODES[how];
    const { expressions: x } = this;
    const v = this.hidden(name, dimension, axes);
    this.set(v, x.number(neutral));
    this.write(v, mode, expression, space);
    const result = x.read(v);
    const made =
      Number.isFinite(neutral) || !hasEmptyCell(space, axes)
        ? result
        : x.apply('if', x.apply('==', result, x.number(neutral)), x.number(0), result);
    this.shared.set(key, made);
    return made;
  }
}

/** Whether some member of `axes` has nothing in `space` to bring together. */
const hasEmptyCell = (space: readonly Axis[], axes: readonly Axis[]): boolean => {
  const rest = space.filter((s) => !axes.some((a) => stepTo([s], a)));
  if (sizeOf(rest) === 0) return true;
  return space.some((s) => {
    const reached = axes.map((a) => stepTo([s], a)?.index).filter((i) => i !== undefined);
    if (reached.length === 0) return false;
    const combined = new Set(s.members.map((_, i) => reached.map((index) => index[i]).join(' ')));
    const cells = axes.filter((a) => stepTo([s], a)?.index).reduce((n, a) => n * a.members.length, 1);
    return combined.size < cells;
  });
};
