import type { BinaryOp, Expression, UnaryOp, Variable } from '../../equations/program.ts';
import { distinct, isPlain, operands, type Read, varies } from '../plan/reads.ts';
import type { Body, Local } from './body.ts';
import { ELEMENTARY, type Elementary } from './elementary.ts';
import type { SimdOpcode } from './opcodes.ts';
import type { Rows } from './rows.ts';

const COMPARISON: Partial<Record<Expression['op'], SimdOpcode>> = {
  '<': 'f64x2.lt',
  '<=': 'f64x2.le',
  '>': 'f64x2.gt',
  '>=': 'f64x2.ge',
  '==': 'f64x2.eq',
  '!=': 'f64x2.ne',
};
const LOGIC: Partial<Record<Expression['op'], SimdOpcode>> = { and: 'v128.and', or: 'v128.or', not: 'v128.not' };
const ARITHMETIC: Partial<Record<UnaryOp | BinaryOp, SimdOpcode>> = {
  '+': 'f64x2.add',
  '-': 'f64x2.sub',
  '*': 'f64x2.mul',
  '/': 'f64x2.div',
  min: 'f64x2.pmin',
  max: 'f64x2.pmax',
  neg: 'f64x2.neg',
  abs: 'f64x2.abs',
  sqrt: 'f64x2.sqrt',
  floor: 'f64x2.floor',
};

const isTruth = (e: Expression): boolean => e.op in COMPARISON || e.op in LOGIC;

/** Writes expressions, each shared one once. A truth is kept as a mask and becomes 1 or 0 only where a number is wanted. */
export class Values {
  private readonly body: Body;
  private readonly rows: Rows;
  private readonly call: (name: Elementary) => number;
  private readonly uses = new Map<Expression, number>();
  private readonly registers = new Map<Expression, Local>();
  /** Computed before the loop over draws. */
  private readonly hoisted = new Map<Expression, Local>();
  /** Computed already in this pass. */
  private readonly here = new Map<Expression, Local>();
  /** This pass's values of variables written in the nest. */
  private readonly written = new Map<Variable, Local>();
  private at = 0;

  constructor(body: Body, rows: Rows, roots: readonly Expression[], call: (name: Elementary) => number) {
    this.body = body;
    this.rows = rows;
    this.call = call;
    for (const root of roots) this.count(root);
    for (const e of distinct(roots)) for (const arg of operands(e)) this.count(arg);
  }

  private count(e: Expression): void {
    this.uses.set(e, (this.uses.get(e) ?? 0) + 1);
  }

  /** Begins a pass over two draws, `at` bytes from the loop counter's. */
  begin(at: number): void {
    this.at = at;
    this.here.clear();
    this.written.clear();
  }

  /** The local that holds a variable's value in this pass, if the nest has written it. */
  writtenOf(v: Variable): Local | undefined {
    return this.written.get(v);
  }

  setWritten(v: Variable, local: Local): void {
    this.written.set(v, local);
  }

  /** Writes everything below the roots that is the same in all draws. */
  hoist(roots: readonly Expression[]): void {
    const visit = (e: Expression): void => {
      if (this.hoisted.has(e) || e.op === 'number') return;
      if (varies(e) || this.isWritten(e)) {
        operands(e).forEach(visit);
        return;
      }
      this.natural(e);
      const local = this.register(e);
      this.body.set(local);
      this.hoisted.set(e, local);
    };
    for (const root of roots) visit(root);
  }

  private isWritten(e: Expression): boolean {
    return e.op === 'read' && isPlain(e) && this.written.has(e.variable);
  }

  /** As a number in each lane. */
  number(e: Expression): void {
    this.natural(e);
    if (!isTruth(e)) return;
    this.body.splat(1);
    this.body.simd('v128.and');
  }

  /** As a mask: all ones where the value is not 0. */
  mask(e: Expression): void {
    this.natural(e);
    if (isTruth(e)) return;
    this.body.splat(0);
    this.body.simd('f64x2.ne');
  }

  /** Truths as masks, the rest as numbers. */
  private natural(e: Expression): void {
    const known = this.hoisted.get(e) ?? this.here.get(e) ?? (e.op === 'read' && isPlain(e) ? this.written.get(e.variable) : undefined);
    if (known !== undefined) {
      this.body.get(known);
      return;
    }
    this.compute(e);
    if (e.op === 'number' || (this.uses.get(e) ?? 0) < 2) return;
    const local = this.register(e);
    this.body.tee(local);
    this.here.set(e, local);
  }

  private register(e: Expression): Local {
    const local = this.registers.get(e) ?? this.body.local('v128');
    this.registers.set(e, local);
    return local;
  }

  private compute(e: Expression): void {
    switch (e.op) {
      case 'number':
        this.body.splat(e.value);
        return;
      case 'read':
        this.rows.load(e satisfies Read, this.at);
        return;
      case 'if':
        this.choose(e.args);
        return;
      case 'exp':
      case 'log':
      case 'pow':
        for (const arg of e.args) this.number(arg);
        this.body.call(this.call(e.op));
        return;
      default:
        this.operate(e.op, e.args);
    }
  }

  /** Both ways in all lanes, and for each lane the one that counts; a way that takes long only where it counts in some lane. */
  private choose([condition, yes, no]: readonly [Expression, Expression, Expression]): void {
    const mask = this.body.local('v128');
    this.mask(condition);
    this.body.set(mask);
    this.way(yes, () => this.body.get(mask));
    this.way(no, () => {
      this.body.get(mask);
      this.body.simd('v128.not');
    });
    this.body.get(mask);
    this.body.simd('v128.bitselect');
  }

  /** @param counts writes a mask of the lanes in which the value counts */
  private way(e: Expression, counts: () => void): void {
    if (!this.takesLong(e)) {
      this.number(e);
      return;
    }
    counts();
    this.body.simd('v128.any_true');
    this.body.either(
      () => {
        // what is computed here is not there where this is passed over
        const before = [...this.here];
        this.number(e);
        this.here.clear();
        for (const [known, local] of before) this.here.set(known, local);
      },
      () => this.body.splat(0),
    );
  }

  /** Whether a function must be called that nothing else in the nest asks for. */
  private takesLong(e: Expression): boolean {
    if (this.hoisted.has(e) || this.here.has(e) || (this.uses.get(e) ?? 0) > 1) return false;
    return ELEMENTARY.some((name) => name === e.op) || operands(e).some((part) => this.takesLong(part));
  }

  private operate(op: UnaryOp | BinaryOp, args: readonly Expression[]): void {
    const logic = LOGIC[op];
    for (const arg of args) {
      if (logic) this.mask(arg);
      else this.number(arg);
    }
    const name = logic ?? COMPARISON[op] ?? ARITHMETIC[op];
    if (!name) throw new Error(`no instruction for '${op}'`);
    this.body.simd(name);
  }
}
