import type { Expression } from '../../../equations/index.ts';
import { Expressions } from '../../../equations/lower/expressions.ts';
import type { Twins } from './twins.ts';

type Unary = Extract<Expression, { readonly args: readonly [Expression] }>;
type Binary = Extract<Expression, { readonly args: readonly [Expression, Expression] }>;

/**
 * Expressions over the twins of a program, and their derivatives. Where an expression has a kink (min, max, abs, if), the side counts
 * on which the values of the run are.
 */
export class Slopes {
  readonly made = new Expressions();
  private readonly twins: Twins;
  private readonly values = new Map<Expression, Expression>();
  private readonly slopes = new Map<Expression, Expression | undefined>();

  constructor(twins: Twins) {
    this.twins = twins;
  }

  zero(): Expression {
    return this.made.number(0);
  }

  value(e: Expression): Expression {
    let found = this.values.get(e);
    if (!found) {
      found = this.copy(e);
      this.values.set(e, found);
    }
    return found;
  }

  private copy(e: Expression): Expression {
    if (e.op === 'number') return this.made.number(e.value);
    if (e.op === 'read') return this.made.read(this.twins.value(e.variable), e.when, this.twins.lag(e.lag));
    return this.made.apply(e.op, ...e.args.map((a: Expression) => this.value(a)));
  }

  /** Nothing where the expression does not move. */
  slope(e: Expression): Expression | undefined {
    if (this.slopes.has(e)) return this.slopes.get(e);
    const found = this.derived(e);
    this.slopes.set(e, found);
    return found;
  }

  private derived(e: Expression): Expression | undefined {
    switch (e.op) {
      case 'read': {
        const slope = this.twins.slope(e.variable);
        return slope && this.made.read(slope, e.when, this.twins.lag(e.lag));
      }
      case 'if':
        return this.chosen(this.value(e.args[0]), this.slope(e.args[1]), this.slope(e.args[2]));
      case 'neg':
      case 'abs':
      case 'sqrt':
      case 'exp':
      case 'log':
        return this.unary(e);
      case '+':
      case '-':
      case '*':
      case '/':
      case 'min':
      case 'max':
      case 'pow':
        return this.binary(e);
      default:
        return undefined;
    }
  }

  private chosen(condition: Expression, yes: Expression | undefined, no: Expression | undefined): Expression | undefined {
    return yes || no ? this.made.apply('if', condition, yes ?? this.zero(), no ?? this.zero()) : undefined;
  }

  /** Where a step is 0 the result is, even if the factor beside it is infinite there, as that of a root at 0. */
  private guarded(step: Expression, result: Expression): Expression {
    return this.made.apply('if', this.made.apply('==', step, this.zero()), this.zero(), result);
  }

  private unary(e: Unary): Expression | undefined {
    const x = this.made;
    const da = this.slope(e.args[0]);
    if (!da) return undefined;
    const a = this.value(e.args[0]);
    switch (e.op) {
      case 'neg':
        return x.apply('neg', da);
      case 'abs':
        return x.apply('if', x.apply('<', a, this.zero()), x.apply('neg', da), da);
      case 'sqrt':
        return this.guarded(da, x.apply('/', da, x.apply('*', x.number(2), this.value(e))));
      case 'exp':
        return x.apply('*', this.value(e), da);
      default:
        return this.guarded(da, x.apply('/', da, a));
    }
  }

  private plus(a: Expression | undefined, b: Expression | undefined): Expression | undefined {
    return a && b ? this.made.apply('+', a, b) : (a ?? b);
  }

  private times(a: Expression | undefined, b: Expression): Expression | undefined {
    return a && this.made.apply('*', a, b);
  }

  private binary(e: Binary): Expression | undefined {
    const x = this.made;
    const [da, db] = [this.slope(e.args[0]), this.slope(e.args[1])];
    if (!da && !db) return undefined;
    const [a, b] = [this.value(e.args[0]), this.value(e.args[1])];
    const minus = db && x.apply('neg', db);
    switch (e.op) {
      case '+':
        return this.plus(da, db);
      case '-':
        return this.plus(da, minus);
      case '*':
        return this.plus(this.times(da, b), this.times(db, a));
      case '/': {
        const top = this.plus(da, this.times(minus, this.value(e))) as Expression;
        return this.guarded(top, x.apply('/', top, b));
      }
      case 'min':
        return this.chosen(x.apply('<', b, a), db, da);
      case 'max':
        return this.chosen(x.apply('<', a, b), db, da);
      default:
        return this.power(e, da, db);
    }
  }

  private power(e: Binary, da: Expression | undefined, db: Expression | undefined): Expression | undefined {
    const x = this.made;
    const [a, b] = [this.value(e.args[0]), this.value(e.args[1])];
    const byBase = da && this.guarded(da, x.apply('*', da, x.apply('*', b, x.apply('pow', a, x.apply('-', b, x.number(1))))));
    const byExponent =
      db && x.apply('if', x.apply('>', a, this.zero()), x.apply('*', db, x.apply('*', this.value(e), x.apply('log', a))), this.zero());
    return this.plus(byBase, byExponent);
  }
}
