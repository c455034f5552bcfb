import type { BinaryOp, Expression, UnaryOp, Variable } from '../../equations/program.ts';
import { isPlain, operands, varies } from '../plan/reads.ts';
import type { Body, Local } from './body.ts';
import { type Elementary, isElementary } from './elementary.ts';
import type { SimdOpcode } from './opcodes.ts';
import type { Rows, Source } from './rows.ts';

type Computed = Exclude<Expression, { readonly op: 'number' }>;

/** How an operation is written: one instruction. */
interface Form {
  readonly instruction: SimdOpcode;
  /** Gives a mask. */
  readonly truth: boolean;
  /** Takes masks. */
  readonly logic: boolean;
}

const formed = (kind: Pick<Form, 'truth' | 'logic'>, instructions: Readonly<Record<string, SimdOpcode>>): [string, Form][] =>
  Object.entries(instructions).map(([op, instruction]) => [op, { instruction, ...kind }]);

const FORMS: ReadonlyMap<string, Form> = new Map([
  ...formed(
    { truth: true, logic: false },
    { '<': 'f64x2.lt', '<=': 'f64x2.le', '>': 'f64x2.gt', '>=': 'f64x2.ge', '==': 'f64x2.eq', '!=': 'f64x2.ne' },
  ),
  ...formed({ truth: true, logic: true }, { and: 'v128.and', or: 'v128.or', not: 'v128.not' }),
  ...formed(
    { truth: false, logic: false },
    {
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
    },
  ),
]);

const ALWAYS = -1;
const NEVER = -2;

/** What is known of an expression in the nest. */
interface Known {
  /** By how many expressions and tasks it is used. */
  uses: number;
  readonly form: Form | undefined;
  /** Where a read looks, unless a register answers it. */
  readonly source: Source | undefined;
  /** Whether it or something below it calls a function. */
  calls: boolean;
  /** Where its value is put. */
  register: Local | undefined;
  /** The pass in which the register holds it: one of them, all of them since it was computed before the loop over draws, or none yet. */
  pass: number;
}

/** Writes expressions, each shared one once. A truth is kept as a mask and becomes 1 or 0 only where a number is wanted. */
export class Values {
  private readonly body: Body;
  private readonly rows: Rows;
  private readonly call: (name: Elementary) => number;
  private readonly known = new Map<Expression, Known>();
  /** This pass's values of variables written in the nest. */
  private readonly written = new Map<Variable, Local>();
  private pass = 0;
  /** What has been computed in this pass, where that may have to be forgotten. */
  private computed: Known[] | undefined;
  private at = 0;

  constructor(body: Body, rows: Rows, call: (name: Elementary) => number) {
    this.body = body;
    this.rows = rows;
    this.call = call;
  }

  /** Looks through what a task evaluates, and registers the addresses of what it reads in memory. */
  take(roots: readonly Expression[]): void {
    for (let i = 0; i < roots.length; i++) this.use(roots[i] as Expression);
  }

  private use(e: Expression): Known {
    const known = this.known.get(e);
    if (known) {
      known.uses++;
      return known;
    }
    const source = e.op === 'read' ? this.rows.sourceOf(e) : undefined;
    const made: Known = { uses: 1, form: FORMS.get(e.op), source, calls: isElementary(e.op), register: undefined, pass: NEVER };
    this.known.set(e, made);
    const parts = operands(e);
    for (let i = 0; i < parts.length; i++) if (this.use(parts[i] as Expression).calls) made.calls = true;
    return made;
  }

  private knownOf(e: Expression): Known {
    const known = this.known.get(e);
    if (!known) throw new Error(`'${e.op}' is not among what the nest evaluates`);
    return known;
  }

  /** Begins a pass over two draws, `at` bytes from the loop counter's. */
  begin(at: number): void {
    this.at = at;
    this.pass++;
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
    const visited = new Set<Expression>();
    const visit = (e: Expression): void => {
      if (visited.has(e) || e.op === 'number') return;
      visited.add(e);
      if (varies(e) || this.isWritten(e)) {
        for (const part of operands(e)) visit(part);
        return;
      }
      this.natural(e);
      const known = this.knownOf(e);
      this.body.set(this.registerOf(known));
      known.pass = ALWAYS;
    };
    for (const root of roots) visit(root);
  }

  private isWritten(e: Expression): boolean {
    return e.op === 'read' && isPlain(e) && this.written.has(e.variable);
  }

  /** As a number in each lane. */
  number(e: Expression): void {
    if (!this.natural(e)) return;
    this.body.splat(1);
    this.body.simd('v128.and');
  }

  /** As a mask: all ones where the value is not 0. */
  mask(e: Expression): void {
    if (this.natural(e)) return;
    this.body.splat(0);
    this.body.simd('f64x2.ne');
  }

  /** @returns whether it is a truth, and so a mask; the rest are numbers */
  private natural(e: Expression): boolean {
    if (e.op === 'number') {
      this.body.splat(e.value);
      return false;
    }
    const known = this.knownOf(e);
    const there = this.holds(known) ? known.register : e.op === 'read' && isPlain(e) ? this.written.get(e.variable) : undefined;
    if (there === undefined) this.compute(e, known);
    else this.body.get(there);
    return known.form?.truth === true;
  }

  private holds({ pass }: Known): boolean {
    return pass === this.pass || pass === ALWAYS;
  }

  private registerOf(known: Known): Local {
    known.register ??= this.body.local('v128');
    return known.register;
  }

  private compute(e: Computed, known: Known): void {
    if (e.op === 'read') this.rows.load(e, known.source, this.at);
    else if (e.op === 'if') this.choose(e.args);
    else if (isElementary(e.op)) this.callFunction(e.op, e.args);
    else this.operate(e.op, known.form, e.args);
    if (known.uses < 2) return;
    this.body.tee(this.registerOf(known));
    known.pass = this.pass;
    this.computed?.push(known);
  }

  /** Both ways in all lanes, and for each lane the one that counts; a way that takes long only where it counts in some lane. */
  private choose([condition, yes, no]: readonly [Expression, Expression, Expression]): void {
    const mask = this.body.local('v128');
    this.mask(condition);
    this.body.set(mask);
    this.way(yes, mask, true);
    this.way(no, mask, false);
    this.body.get(mask);
    this.body.simd('v128.bitselect');
  }

  /** The value in the lanes in which the mask is as it is `taken`. */
  private way(e: Expression, mask: Local, taken: boolean): void {
    if (!this.takesLong(e)) {
      this.number(e);
      return;
    }
    this.body.get(mask);
    if (!taken) this.body.simd('v128.not');
    this.body.simd('v128.any_true');
    const outer = this.computed;
    const inner: Known[] = [];
    this.computed = inner;
    this.body.either(
      () => this.number(e),
      () => this.body.splat(0),
    );
    // what is computed here is not there where this is passed over
    for (const known of inner) known.pass = NEVER;
    this.computed = outer;
  }

  /** Whether a function must be called that nothing else in the nest asks for. */
  private takesLong(e: Expression): boolean {
    const known = this.knownOf(e);
    if (!known.calls || known.uses > 1 || this.holds(known)) return false;
    return isElementary(e.op) || operands(e).some((part) => this.takesLong(part));
  }

  private callFunction(name: Elementary, args: readonly Expression[]): void {
    for (const arg of args) this.number(arg);
    this.body.call(this.call(name));
  }

  private operate(op: UnaryOp | BinaryOp, form: Form | undefined, args: readonly Expression[]): void {
    if (!form) throw new Error(`no instruction for '${op}'`);
    for (let i = 0; i < args.length; i++) {
      if (form.logic) this.mask(args[i] as Expression);
      else this.number(args[i] as Expression);
    }
    this.body.simd(form.instruction);
  }
}
