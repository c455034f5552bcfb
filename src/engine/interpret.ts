import { placesIn, sizeOf } from '../equations/axes.ts';
import { EXACT_BINARY, EXACT_UNARY } from '../equations/operations.ts';
import type { Axis, BinaryOp, Expression, InputData, Lag, Mode, Program, Statement, UnaryOp, Variable } from '../equations/program.ts';
import { exp, log, pow } from './elementary.ts';

const UNARY: Readonly<Record<UnaryOp, (x: number) => number>> = { ...EXACT_UNARY, exp, log };
const BINARY: Readonly<Record<BinaryOp, (a: number, b: number) => number>> = { ...EXACT_BINARY, pow };

const COMBINE: Readonly<Record<Exclude<Mode, 'set' | 'send'>, (target: number, x: number) => number>> = {
  add: BINARY['+'],
  multiply: BINARY['*'],
  least: BINARY.min,
  greatest: BINARY.max,
};

/** All months of one variable: `[(month · members + member) · draws + draw]`, with one month or draw where they do not differ. */
interface Store {
  readonly values: Float64Array;
  readonly members: number;
  readonly draws: number;
  readonly monthly: boolean;
}

/** One cell: where an expression is evaluated. */
interface Cell {
  readonly space: readonly Axis[];
  readonly month: number;
  readonly member: number;
  readonly draw: number;
}

export interface InterpretOptions {
  /** Number of the first draw; 0 if not given. Draws are then addressed from 0. */
  readonly first?: number;
  readonly onMonth?: (month: number) => void;
}

/** Every value of every month. */
export interface Interpretation {
  readonly value: (variable: Variable, month: number, member: number, draw: number) => number;
  /** An expression over `space` as of the end of a month: for tallies and checks. */
  readonly evaluate: (expression: Expression, space: readonly Axis[], month: number, member: number, draw: number) => number;
}

const inputStore = (v: Variable, data: InputData | undefined, program: Program, first: number, draws: number): Store => {
  if (!data) throw new Error(`no figures for input '${v.name}'`);
  const members = sizeOf(v.axes);
  const months = v.monthly ? program.months : 1;
  if (!v.uncertain) return { values: data.values ?? new Float64Array(), members, draws: 1, monthly: v.monthly };
  const values = new Float64Array(months * members * draws);
  data.sample?.(first, draws, values);
  return { values, members, draws, monthly: v.monthly };
};

/** The plain reference: one number at a time, every month kept. Backends must give the same bits. */
class Interpreter {
  private readonly program: Program;
  private readonly stores: (Store | undefined)[];
  private readonly draws: number;
  private readonly places = new Map<readonly Axis[], Map<readonly Axis[], Int32Array>>();
  private memo = new Map<Expression, number>();

  constructor(program: Program, inputs: ReadonlyMap<string, InputData>, draws: number, first: number) {
    this.program = program;
    this.draws = draws;
    this.stores = program.variables.map((v) => (v.role === 'input' ? inputStore(v, inputs.get(v.name), program, first, draws) : undefined));
  }

  /** That of a computed variable is made when it is first needed: there may be statements for few of them. */
  private store(v: Variable): Store {
    const known = this.stores[v.index];
    if (known) return known;
    const [members, draws] = [sizeOf(v.axes), v.uncertain ? this.draws : 1];
    const store = { values: new Float64Array(this.program.months * members * draws), members, draws, monthly: true };
    this.stores[v.index] = store;
    return store;
  }

  private place(space: readonly Axis[], axes: readonly Axis[], member: number): number {
    let from = this.places.get(space);
    if (!from) {
      from = new Map();
      this.places.set(space, from);
    }
    let table = from.get(axes);
    if (!table) {
      table = placesIn(space, axes);
      from.set(axes, table);
    }
    return table[member] as number;
  }

  private indexOf(v: Variable, month: number, member: number, draw: number): number {
    const s = this.store(v);
    return ((s.monthly ? month : 0) * s.members + member) * s.draws + (s.draws === 1 ? 0 : draw);
  }

  value(v: Variable, month: number, member: number, draw: number): number {
    if (month < 0) return typeof v.before === 'number' ? v.before : this.value(v.before, 0, member, draw);
    return this.store(v).values[this.indexOf(v, month, member, draw)] as number;
  }

  private months(lag: Lag, cell: Cell): number {
    if (typeof lag === 'number') return lag;
    return this.value(lag.by, cell.month, this.place(cell.space, lag.by.axes, cell.member), cell.draw);
  }

  private read(e: Expression & { op: 'read' }, cell: Cell): number {
    const member = this.place(cell.space, e.variable.axes, cell.member);
    const month = cell.month - this.months(e.lag, cell) - (e.when === 'opening' ? 1 : 0);
    return this.value(e.variable, month, member, cell.draw);
  }

  private compute(e: Expression, cell: Cell): number {
    if (e.op === 'number') return e.value;
    if (e.op === 'read') return this.read(e, cell);
    const args = e.args.map((a) => this.at(a, cell));
    const [a, b, c] = args as [number, number, number];
    if (e.op === 'if') return a !== 0 ? b : c;
    return args.length === 1 ? UNARY[e.op as UnaryOp](a) : BINARY[e.op as BinaryOp](a, b);
  }

  private at(e: Expression, cell: Cell): number {
    let x = this.memo.get(e);
    if (x === undefined) {
      x = this.compute(e, cell);
      this.memo.set(e, x);
    }
    return x;
  }

  evaluate(e: Expression, space: readonly Axis[], month: number, member: number, draw: number): number {
    this.memo = new Map();
    return this.at(e, { space, month, member, draw });
  }

  private assign(s: Statement, month: number, member: number, draw: number): void {
    const x = this.evaluate(s.expression, s.space, month, member, draw);
    const target = this.store(s.target);
    const place = this.place(s.space, s.target.axes, member);
    const ahead = s.lag === undefined ? 0 : this.months(s.lag, { space: s.space, month, member, draw });
    if (month + ahead >= this.program.months) return;
    const index = this.indexOf(s.target, month + ahead, place, draw);
    const old = target.values[index] as number;
    target.values[index] = s.mode === 'set' ? x : s.mode === 'send' ? old + x : COMBINE[s.mode](old, x);
  }

  run(onMonth: (month: number) => void): void {
    for (let month = 0; month < this.program.months; month++) {
      for (const s of this.program.statements) {
        const draws = this.store(s.target).draws;
        const members = sizeOf(s.space);
        for (let member = 0; member < members; member++) for (let draw = 0; draw < draws; draw++) this.assign(s, month, member, draw);
      }
      onMonth(month);
    }
  }
}

/**
 * Runs a program plainly.
 * @param inputs as `lower` returned them
 * @param draws how many draws, from `options.first` on
 */
export const interpret = (
  program: Program,
  inputs: ReadonlyMap<string, InputData>,
  draws: number,
  options: InterpretOptions = {},
): Interpretation => {
  const interpreter = new Interpreter(program, inputs, draws, options.first ?? 0);
  interpreter.run(options.onMonth ?? (() => {}));
  return {
    value: (variable, month, member, draw) => interpreter.value(variable, month, member, draw),
    evaluate: (expression, space, month, member, draw) => interpreter.evaluate(expression, space, month, member, draw),
  };
};
