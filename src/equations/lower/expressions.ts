import type { BinaryOp, Expression, Lag, UnaryOp, Variable } from '../program.ts';
import { foldBinary, foldUnary } from './fold.ts';

type Op = UnaryOp | BinaryOp | 'if';

const keyOf = (op: Op, args: readonly Expression[]): string => {
  let key: string = op;
  for (let i = 0; i < args.length; i++) key += ` ${(args[i] as Expression).id}`;
  return key;
};

/** Makes expressions so that equal ones are the same object. */
export class Expressions {
  private readonly known = new Map<string, Expression>();

  private intern(key: string, make: (id: number) => Expression): Expression {
    let found = this.known.get(key);
    if (!found) {
      found = make(this.known.size);
      this.known.set(key, found);
    }
    return found;
  }

  number(value: number): Expression {
    return this.intern(`n${Object.is(value, -0) ? '-0' : value}`, (id) => ({ id, op: 'number', value }));
  }

  read(variable: Variable, when: 'opening' | 'now' = 'now', lag: Lag = 0): Expression {
    const by = typeof lag === 'number' ? lag : `v${lag.by.index}`;
    return this.intern(`r${variable.index} ${when} ${by}`, (id) => ({ id, op: 'read', variable, when, lag }));
  }

  apply(op: Op, ...args: readonly Expression[]): Expression {
    return this.folded(op, args) ?? this.intern(keyOf(op, args), (id) => ({ id, op, args }) as unknown as Expression);
  }

  /** Only what leaves every bit as it was: literals computed by the same operation, and identities that hold for all doubles. */
  private folded(op: Op, args: readonly Expression[]): Expression | undefined {
    const a = args[0] as Expression;
    const b = args[1] as Expression;
    if (op === 'if') {
      const c = args[2] as Expression;
      if (a.op === 'number') return a.value !== 0 ? b : c;
      return b === c ? b : undefined;
    }
    if (a.op === 'number' && (args.length === 1 || b.op === 'number')) {
      const value =
        args.length === 1 ? foldUnary(op as UnaryOp, a.value) : foldBinary(op as BinaryOp, a.value, (b as { value: number }).value);
      return value === undefined ? undefined : this.number(value);
    }
    if ((op === '*' || op === '/') && b.op === 'number' && b.value === 1) return a;
    if (op === '*' && a.op === 'number' && a.value === 1) return b;
    // x − 0 is x for all x, −0 too; x + 0 is not
    if (op === '-' && b.op === 'number' && Object.is(b.value, 0)) return a;
    return op === 'neg' && a.op === 'neg' ? a.args[0] : undefined;
  }
}
