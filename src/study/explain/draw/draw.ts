import { exp, log, pow } from '../../../engine/index.ts';
import { sizeOf } from '../../../equations/axes.ts';
import type { Axis, BinaryOp, Expression, InputData, Mode, Program, Statement, UnaryOp, Variable } from '../../../equations/index.ts';
import { EXACT_BINARY, EXACT_UNARY } from '../../../equations/operations.ts';
import { type Cell, Places } from './cell.ts';
import { type Memory, rememberDraw } from './record.ts';

const UNARY: Readonly<Record<UnaryOp, (x: number) => number>> = { ...EXACT_UNARY, exp, log };
const BINARY: Readonly<Record<BinaryOp, (a: number, b: number) => number>> = { ...EXACT_BINARY, pow };
const COMBINE: Readonly<Record<Exclude<Mode, 'set'>, BinaryOp>> = {
  add: '+',
  send: '+',
  multiply: '*',
  least: 'min',
  greatest: 'max',
};

/** Where an expression stands: a month and a member of a space. */
export interface Spot {
  readonly space: readonly Axis[];
  readonly month: number;
  readonly member: number;
}

/** One statement's share in a number: the expression and where it was evaluated. */
export interface Contribution extends Spot {
  readonly statement: Statement;
  readonly value: number;
}

export type Read = Expression & { op: 'read' };

/** Every number of one draw, worked out when it is asked for. Base units. */
export class Draw {
  readonly program: Program;
  readonly places = new Places();
  readonly #inputs: ReadonlyMap<string, InputData>;
  readonly #draw: number;
  readonly #memory: Memory;
  readonly #writes = new Map<Variable, Statement[]>();
  readonly #given = new Map<Variable, Float64Array>();
  readonly #known = new Map<Variable, Map<number, number>>();

  /** @param draw its number in the run */
  constructor(program: Program, inputs: ReadonlyMap<string, InputData>, draw: number) {
    this.program = program;
    this.#inputs = inputs;
    this.#draw = draw;
    this.#memory = rememberDraw(program, inputs, draw);
    for (const s of program.statements) this.#writes.set(s.target, [...(this.#writes.get(s.target) ?? []), s]);
  }

  /** The statements that write a variable, in order. */
  writes(variable: Variable): readonly Statement[] {
    return this.#writes.get(variable) ?? [];
  }

  #input(v: Variable): Float64Array {
    const known = this.#given.get(v);
    if (known) return known;
    const data = this.#inputs.get(v.name);
    if (!data) throw new Error(`no figures for input '${v.name}'`);
    const made = data.values ?? new Float64Array(sizeOf(v.axes) * (v.monthly ? this.program.months : 1));
    if (!data.values) data.sample?.(this.#draw, 1, made);
    this.#given.set(v, made);
    return made;
  }

  value({ variable: v, month, member }: Cell): number {
    if (month < 0) return typeof v.before === 'number' ? v.before : this.value({ variable: v.before, month: 0, member });
    const members = sizeOf(v.axes);
    if (v.role === 'input') return this.#input(v)[(v.monthly ? month * members : 0) + member] as number;
    const place = month * members + member;
    const remembered = this.#memory.get(v);
    if (remembered) return remembered[place] as number;
    const known = this.#known.get(v) ?? new Map<number, number>();
    this.#known.set(v, known);
    const result = known.get(place) ?? this.again({ variable: v, month, member });
    known.set(place, result);
    return result;
  }

  /** A number worked out from what its statements read, whether or not it is remembered. */
  again(cell: Cell): number {
    let result = 0;
    for (const { statement, value } of this.contributions(cell))
      result = statement.mode === 'set' ? value : BINARY[COMBINE[statement.mode]](result, value);
    return result;
  }

  /** What the statements that write a cell give it, in order; what was sent ahead comes from earlier months. */
  contributions(cell: Cell): Contribution[] {
    const { variable, month, member } = cell;
    return this.writes(variable).flatMap((statement): Contribution[] => {
      const { space, expression, mode } = statement;
      const first = mode === 'send' ? Math.max(0, month - variable.memory) : month;
      const found: Contribution[] = [];
      for (let t = first; t <= month; t++) {
        for (const from of this.places.leadingTo(space, variable.axes, member)) {
          const spot = { space, month: t, member: from };
          if (mode === 'send' && this.#months(statement.lag ?? 0, spot) !== month - t) continue;
          found.push({ ...spot, statement, value: this.evaluate(expression, spot) });
        }
      }
      return found;
    });
  }

  #months(lag: Read['lag'], spot: Spot): number {
    return typeof lag === 'number' ? lag : this.value(this.#lagCell(lag.by, spot));
  }

  #lagCell(by: Variable, { space, month, member }: Spot): Cell {
    return { variable: by, month, member: this.places.at(space, by.axes, member) };
  }

  #cellOf({ variable, lag, when }: Read, spot: Spot): Cell {
    const month = spot.month - this.#months(lag, spot) - (when === 'opening' ? 1 : 0);
    return { variable, month, member: this.places.at(spot.space, variable.axes, spot.member) };
  }

  /** The cells a read looks at: the one it reads and, where an input says how far back that is, that input. */
  cellsOf(read: Read, spot: Spot): readonly [Cell, ...Cell[]] {
    const { lag } = read;
    const cell = this.#cellOf(read, spot);
    return typeof lag === 'number' ? [cell] : [cell, this.#lagCell(lag.by, spot)];
  }

  /** An expression's value. Parts are shared, and those of a branch not taken are left alone. */
  evaluate(expression: Expression, spot: Spot): number {
    if (expression.op === 'number') return expression.value;
    if (expression.op === 'read') return this.value(this.#cellOf(expression, spot));
    return this.#compute(expression, spot, new Map());
  }

  #compute(e: Exclude<Expression, { op: 'number' | 'read' }>, spot: Spot, memo: Map<Expression, number>): number {
    const known = memo.get(e);
    if (known !== undefined) return known;
    const at = (part: Expression): number =>
      part.op === 'number' || part.op === 'read' ? this.evaluate(part, spot) : this.#compute(part, spot, memo);
    let result: number;
    if (e.op === 'if') result = at(e.args[0]) !== 0 ? at(e.args[1]) : at(e.args[2]);
    else if (e.args.length === 1) result = UNARY[e.op as UnaryOp](at(e.args[0]));
    else result = BINARY[e.op as BinaryOp](at(e.args[0]), at(e.args[1]));
    memo.set(e, result);
    return result;
  }
}
