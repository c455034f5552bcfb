import type { Program, Statement, Variable } from '../../../equations/index.ts';
import { Slopes } from './slopes.ts';
import { Twins } from './twins.ts';

/** A program that computes, beside every variable, its derivative in the direction that each draw gives. */
export interface Tangent {
  readonly statements: readonly Statement[];
  readonly variables: readonly Variable[];
  /** Of a variable of the program differentiated: the same here, and its derivative where it moves. */
  readonly value: (v: Variable) => Variable;
  readonly slope: (v: Variable) => Variable | undefined;
}

class Writer {
  private readonly twins: Twins;
  private readonly slopes: Slopes;
  private readonly written: Statement[] = [];

  constructor(program: Program) {
    this.twins = new Twins(program);
    this.slopes = new Slopes(this.twins);
    for (const s of program.statements) this.statement(s);
  }

  result(): Tangent {
    const { twins } = this;
    return { statements: this.written, variables: twins.variables, value: (v) => twins.value(v), slope: (v) => twins.slope(v) };
  }

  /** The derivative comes before the value: a statement that writes a stock may read what it was. */
  private statement(s: Statement): void {
    const target = this.twins.slope(s.target);
    const step = this.slopes.slope(s.expression);
    if (target && s.mode === 'set') this.written.push({ ...s, target, expression: step ?? this.slopes.zero() });
    if (target && step && (s.mode === 'add' || s.mode === 'send')) this.written.push(this.withLag({ ...s, target, expression: step }));
    const value = { ...s, target: this.twins.value(s.target), expression: this.slopes.value(s.expression) };
    this.written.push(this.withLag(value));
    if (!target || !step) return;
    if (s.mode === 'multiply') this.product(s, target);
    if (s.mode === 'least' || s.mode === 'greatest') this.extreme(s, target);
  }

  private withLag(s: Statement): Statement {
    return s.lag === undefined ? s : { ...s, lag: this.twins.lag(s.lag) };
  }

  /** Sums an expression over the space of a statement into a new variable over the target's axes. */
  private summed(
    { target, space }: Statement,
    name: string,
    expression: Statement['expression'],
    uncertain: boolean,
  ): Statement['expression'] {
    const { made } = this.slopes;
    const sum = this.twins.beside(target, name, uncertain);
    this.written.push({ target: sum, mode: 'set', expression: made.number(0), space: target.axes });
    this.written.push({ target: sum, mode: 'add', expression, space });
    return made.read(sum);
  }

  /** (Π x)′ = Π x · Σ x′/x; where one factor is 0, the product of the others times its step; where several are, 0. */
  private product(s: Statement, target: Variable): void {
    const { made } = this.slopes;
    const [x, step] = [this.slopes.value(s.expression), this.slopes.slope(s.expression) ?? this.slopes.zero()];
    const zero = this.slopes.zero();
    const isZero = made.apply('==', x, zero);
    const logs = this.summed(s, 'relative steps', made.apply('if', isZero, zero, made.apply('/', step, x)), true);
    const zeros = this.summed(s, 'zero factors', isZero, false);
    const steps = this.summed(s, 'steps of zero factors', made.apply('if', isZero, step, zero), true);
    const others = this.twins.beside(s.target, 'other factors', false);
    this.written.push({ target: others, mode: 'set', expression: made.number(1), space: s.target.axes });
    this.written.push({ target: others, mode: 'multiply', expression: made.apply('if', isZero, made.number(1), x), space: s.space });
    const single = made.apply('if', made.apply('==', zeros, made.number(1)), made.apply('*', steps, made.read(others)), zero);
    const expression = made.apply(
      'if',
      made.apply('==', zeros, zero),
      made.apply('*', logs, made.read(this.twins.value(s.target))),
      single,
    );
    this.written.push({ target, mode: 'set', expression, space: s.target.axes });
  }

  /** The step of the member that is the smallest or largest; of several that are, the mean of theirs. */
  private extreme(s: Statement, target: Variable): void {
    const { made } = this.slopes;
    const step = this.slopes.slope(s.expression) ?? this.slopes.zero();
    const zero = this.slopes.zero();
    const isIt = made.apply('==', this.slopes.value(s.expression), made.read(this.twins.value(s.target)));
    const steps = this.summed(s, 'steps', made.apply('if', isIt, step, zero), true);
    const count = this.summed(s, 'how many', isIt, false);
    const expression = made.apply('if', made.apply('==', count, zero), zero, made.apply('/', steps, count));
    this.written.push({ target, mode: 'set', expression, space: s.target.axes });
  }
}

/**
 * Differentiates a program, forward mode over its graph: R. E. Wengert, "A simple automatic derivative evaluation program",
 * Communications of the ACM 7 (1964). Records, checks and tallies are left to the caller.
 * @param program its inputs that differ between draws are those in whose direction it is differentiated
 */
export const tangentProgram = (program: Program): Tangent => new Writer(program).result();
