import { exp, log, pow } from '../../../src/engine/elementary.ts';
import type { Axis, Expression, InputData, Lag, Program, Variable } from '../../../src/equations/program.ts';

type Cell = (v: Variable, month: number, member: number, draw: number) => number;
type Where = ReadonlyMap<Axis, number>;

// not Math.min and Math.max: those treat NaN and −0 in another way
const lesser = (a: number, b: number): number => {
  if (b < a) return b;
  return a;
};
const greater = (a: number, b: number): number => {
  if (a < b) return b;
  return a;
};

/** All members of a space, each as the place in every axis it determines, parents included. */
const members = (space: readonly Axis[]): Where[] => {
  let all: Map<Axis, number>[] = [new Map()];
  for (const a of space) all = all.flatMap((w) => a.members.map((_, i) => new Map(w).set(a, i)));
  const settle = (w: Map<Axis, number>, a: Axis): void => {
    for (const p of a.parents) {
      if (!w.has(p.axis)) w.set(p.axis, p.index[w.get(a) as number]);
      settle(w, p.axis);
    }
  };
  for (const w of all) for (const a of space) settle(w, a);
  return all;
};

const memberOf = (axes: readonly Axis[], where: Where): number => axes.reduce((i, a) => i * a.members.length + (where.get(a) as number), 0);

/** A slow, plain reading of what a program means, for one draw at a time and with every month kept. Shares nothing with the engine but exp, log, pow. */
class Oracle {
  private readonly program: Program;
  private readonly inputs: ReadonlyMap<string, InputData>;
  private readonly draw: number;
  private readonly kept = new Map<Variable, Map<string, number>>();
  private readonly samples = new Map<Variable, Float64Array>();

  constructor(program: Program, inputs: ReadonlyMap<string, InputData>, draw: number) {
    this.program = program;
    this.inputs = inputs;
    this.draw = draw;
    for (let month = 0; month < program.months; month++) this.runMonth(month);
  }

  private figure(v: Variable, month: number, member: number): number {
    let x = this.samples.get(v);
    if (!x) {
      const data = this.inputs.get(v.name) as InputData;
      const size = v.axes.reduce((n, a) => n * a.members.length, 1) * (v.monthly ? this.program.months : 1);
      x = data.values ?? new Float64Array(size);
      if (data.sample) data.sample(this.draw, 1, x);
      this.samples.set(v, x);
    }
    return x[(v.monthly ? month : 0) * (x.length / (v.monthly ? this.program.months : 1)) + member];
  }

  /** The value of a variable at the end of a month; months before 0 give what stood before. */
  at(v: Variable, month: number, member: number): number {
    if (month < 0) return typeof v.before === 'number' ? v.before : this.figure(v.before, 0, member);
    if (v.role === 'input') return this.figure(v, month, member);
    return this.kept.get(v)?.get(`${month},${member}`) ?? 0;
  }

  private put(v: Variable, month: number, member: number, x: number): void {
    const own = this.kept.get(v) ?? new Map<string, number>();
    this.kept.set(v, own);
    own.set(`${month},${member}`, x);
  }

  private lag(lag: Lag, month: number, where: Where): number {
    return typeof lag === 'number' ? lag : this.at(lag.by, month, memberOf(lag.by.axes, where));
  }

  value(e: Expression, month: number, where: Where): number {
    const of = (x: Expression): number => this.value(x, month, where);
    if (e.op === 'number') return e.value;
    if (e.op === 'read') {
      const past = month - this.lag(e.lag, month, where) - (e.when === 'opening' ? 1 : 0);
      return this.at(e.variable, past, memberOf(e.variable.axes, where));
    }
    const [a, b, c] = e.args.map(of);
    switch (e.op) {
      case 'neg':
        return -a;
      case 'abs':
        return Math.abs(a);
      case 'sqrt':
        return Math.sqrt(a);
      case 'exp':
        return exp(a);
      case 'log':
        return log(a);
      case 'floor':
        return Math.floor(a);
      case 'not':
        return a === 0 ? 1 : 0;
      case '+':
        return a + b;
      case '-':
        return a - b;
      case '*':
        return a * b;
      case '/':
        return a / b;
      case 'min':
        return lesser(a, b);
      case 'max':
        return greater(a, b);
      case 'pow':
        return pow(a, b);
      case '<':
        return a < b ? 1 : 0;
      case '<=':
        return a <= b ? 1 : 0;
      case '>':
        return a > b ? 1 : 0;
      case '>=':
        return a >= b ? 1 : 0;
      case '==':
        return a === b ? 1 : 0;
      case '!=':
        return a !== b ? 1 : 0;
      case 'and':
        return a !== 0 && b !== 0 ? 1 : 0;
      case 'or':
        return a !== 0 || b !== 0 ? 1 : 0;
      case 'if':
        return a !== 0 ? b : c;
    }
  }

  private runMonth(month: number): void {
    for (const s of this.program.statements) {
      for (const where of members(s.space)) {
        const x = this.value(s.expression, month, where);
        const member = memberOf(s.target.axes, where);
        const to = month + (s.lag === undefined ? 0 : this.lag(s.lag, month, where));
        const old = this.at(s.target, to, member);
        const now = { set: x, add: old + x, send: old + x, multiply: old * x, least: lesser(old, x), greatest: greater(old, x) };
        this.put(s.target, to, member, now[s.mode]);
      }
    }
  }

  each(space: readonly Axis[], visit: (where: Where, member: number) => void): void {
    for (const where of members(space)) visit(where, memberOf(space, where));
  }
}

/** The oracle's value of any cell of any draw. */
export const oracleOf = (program: Program, inputs: ReadonlyMap<string, InputData>): Cell => {
  const draws = new Map<number, Oracle>();
  return (v, month, member, draw) => {
    const oracle = draws.get(draw) ?? new Oracle(program, inputs, draw);
    draws.set(draw, oracle);
    return oracle.at(v, month, member);
  };
};
