import type {
  Axis,
  BinaryOp,
  Check,
  Expression,
  InputData,
  Lag,
  Mode,
  OverallQuantity,
  Program,
  Statement,
  Tally,
  UnaryOp,
  Variable,
} from '../../../src/equations/program.ts';
import { unit, unitless } from '../../../src/kit/unit.ts';

export const axis = (name: string, size: number, parents: Axis['parents'] = []): Axis => ({
  name,
  members: Array.from({ length: size }, (_, i) => `${name}${i}`),
  parents,
});

/** The tuples as a sparse product of two axes. */
export const pairs = (name: string, a: Axis, b: Axis, tuples: readonly (readonly [number, number])[]): Axis =>
  axis(name, tuples.length, [
    { axis: a, index: Int32Array.from(tuples, (t) => t[0]) },
    { axis: b, index: Int32Array.from(tuples, (t) => t[1]) },
  ]);

type Operand = Expression | number;

/** Programs written by hand, as the compiler of equations would hand them over. */
export class Builder {
  readonly variables: Variable[] = [];
  readonly statements: Statement[] = [];
  readonly tallies: Tally[] = [];
  readonly checks: Check[] = [];
  readonly recorded: Program['recorded'][number][] = [];
  readonly overalls: OverallQuantity[] = [];
  readonly inputs = new Map<string, InputData>();
  private readonly made = new Map<string, Expression>();
  readonly months: number;

  constructor(months: number) {
    this.months = months;
  }

  variable(name: string, axes: readonly Axis[], more: Partial<Variable> = {}): Variable {
    const variable: Variable = {
      index: this.variables.length,
      name,
      unit: unitless,
      axes,
      role: 'computed',
      monthly: false,
      uncertain: true,
      memory: 0,
      before: 0,
      ...more,
    };
    this.variables.push(variable);
    return variable;
  }

  /** An input; `figure` gives the value of a month, member and draw. */
  input(
    name: string,
    axes: readonly Axis[],
    shape: { monthly: boolean; uncertain: boolean } & Partial<Variable>,
    figure: (month: number, member: number, draw: number) => number,
  ): Variable {
    const members = axes.reduce((n, a) => n * a.members.length, 1);
    const months = shape.monthly ? this.months : 1;
    const sample = (first: number, count: number, out: Float64Array): void => {
      for (let cell = 0; cell < months * members; cell++)
        for (let k = 0; k < count; k++) out[cell * count + k] = figure(Math.floor(cell / members), cell % members, first + k);
    };
    const { monthly, uncertain } = shape;
    const values = new Float64Array(months * members);
    if (uncertain) this.inputs.set(name, { monthly, uncertain, sample });
    else {
      sample(0, 1, values);
      this.inputs.set(name, { monthly, uncertain, values });
    }
    return this.variable(name, axes, { role: 'input', ...shape });
  }

  private cons(key: string, make: (id: number) => Expression): Expression {
    const known = this.made.get(key);
    if (known) return known;
    const fresh = make(this.made.size);
    this.made.set(key, fresh);
    return fresh;
  }

  number(value: number): Expression {
    return this.cons(`number ${Object.is(value, -0) ? '-0' : value}`, (id) => ({ id, op: 'number', value }));
  }

  read(variable: Variable, lag: Lag = 0, when: 'now' | 'opening' = 'now'): Expression {
    const by = typeof lag === 'number' ? lag : `by ${lag.by.index}`;
    return this.cons(`read ${variable.index} ${by} ${when}`, (id) => ({ id, op: 'read', variable, lag, when }));
  }

  opening(variable: Variable): Expression {
    return this.read(variable, 0, 'opening');
  }

  private of(x: Operand): Expression {
    return typeof x === 'number' ? this.number(x) : x;
  }

  op1(op: UnaryOp, x: Operand): Expression {
    const a = this.of(x);
    return this.cons(`${op} ${a.id}`, (id) => ({ id, op, args: [a] }));
  }

  op(op: BinaryOp, x: Operand, y: Operand): Expression {
    const [a, b] = [this.of(x), this.of(y)];
    return this.cons(`${op} ${a.id} ${b.id}`, (id) => ({ id, op, args: [a, b] }));
  }

  choose(when: Operand, yes: Operand, no: Operand): Expression {
    const [a, b, c] = [this.of(when), this.of(yes), this.of(no)];
    return this.cons(`if ${a.id} ${b.id} ${c.id}`, (id) => ({ id, op: 'if', args: [a, b, c] }));
  }

  set(target: Variable, expression: Operand): Variable {
    return this.write(target, 'set', expression, target.axes);
  }

  write(target: Variable, mode: Mode, expression: Operand, space: readonly Axis[], lag?: Lag): Variable {
    const statement = { target, mode, expression: this.of(expression), space };
    this.statements.push(lag === undefined ? statement : { ...statement, lag });
    return target;
  }

  record(variable: Variable): void {
    this.recorded.push({ variable, id: `id.${variable.name}`, unit: unit('1'), axes: variable.axes, yearly: 'mean', about: variable.name });
  }

  tally(flow: string, limit: string, space: readonly Axis[], bound: Expression, slack: Expression, missed: Expression): void {
    this.tallies.push({ flow, limit, space, bound, slack, isWant: false, missed });
  }

  check(name: string, space: readonly Axis[], left: Operand, right: Operand, scale: Operand = 1, tolerance = 1e-9): void {
    this.checks.push({ name, space, left: this.of(left), right: this.of(right), scale: this.of(scale), tolerance });
  }

  overall(how: OverallQuantity['how'], of: Variable, rate?: Variable): void {
    const quantity = { id: `${how}.${of.name}`, unit: unitless, about: how, how, of };
    this.overalls.push(rate ? { ...quantity, rate } : quantity);
  }

  build(): Program {
    const { months, variables, statements, tallies, checks, recorded, overalls } = this;
    return { months, variables, statements, tallies, checks, recorded, overalls };
  }
}
