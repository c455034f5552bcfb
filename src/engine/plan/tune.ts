import type { Expression, Program } from '../../equations/program.ts';
import { operands, varies } from './reads.ts';

/** Makes expressions; equal ones are the same object. */
class Maker {
  private readonly made = new Map<string, Expression>();
  private id: number;
  constructor(firstId: number) {
    this.id = firstId;
  }

  make(like: Expression, args: readonly Expression[]): Expression {
    return this.keyed(`${like.op}|${args.map((a) => a.id).join()}`, (id) => ({ ...like, id, args }) as Expression);
  }

  divideOne(by: Expression): Expression {
    const one = this.keyed('one', (id) => ({ id, op: 'number', value: 1 }));
    return this.keyed(`/|${one.id},${by.id}`, (id) => ({ id, op: '/', args: [one, by] }));
  }

  multiply(a: Expression, b: Expression): Expression {
    return this.keyed(`*|${a.id},${b.id}`, (id) => ({ id, op: '*', args: [a, b] }));
  }

  private keyed(key: string, make: (id: number) => Expression): Expression {
    let found = this.made.get(key);
    if (!found) {
      found = make(this.id++);
      this.made.set(key, found);
    }
    return found;
  }
}

const greatestId = (program: Program): number => {
  const seen = new Set<Expression>();
  let greatest = 0;
  const visit = (e: Expression): void => {
    if (seen.has(e)) return;
    seen.add(e);
    greatest = Math.max(greatest, e.id);
    operands(e).forEach(visit);
  };
  for (const s of program.statements) visit(s.expression);
  for (const t of program.tallies) [t.bound, t.slack, t.missed].forEach(visit);
  for (const c of program.checks) [c.left, c.right, c.scale].forEach(visit);
  return greatest;
};

/**
 * The same program with every division of a drawn value by one that is the same in all draws turned into a multiplication
 * by its reciprocal, which is then computed once a member instead of once a draw. This changes last bits, so it is done once,
 * before any backend sees the program.
 */
export const tune = (program: Program): Program => {
  // without draws there is nothing to compute less often
  if (!program.variables.some((v) => v.uncertain)) return program;
  const maker = new Maker(greatestId(program) + 1);
  const memo = new Map<Expression, Expression>();
  const rewrite = (e: Expression): Expression => {
    const known = memo.get(e);
    if (known) return known;
    const args = operands(e).map(rewrite);
    let result = args.every((a, i) => a === operands(e)[i]) ? e : maker.make(e, args);
    if (e.op === '/') {
      const [top, bottom] = args as [Expression, Expression];
      if (varies(top) && !varies(bottom)) result = maker.multiply(top, maker.divideOne(bottom));
    }
    memo.set(e, result);
    return result;
  };
  return {
    ...program,
    statements: program.statements.map((s) => ({ ...s, expression: rewrite(s.expression) })),
    tallies: program.tallies.map((t) => ({ ...t, bound: rewrite(t.bound), slack: rewrite(t.slack), missed: rewrite(t.missed) })),
    checks: program.checks.map((c) => ({ ...c, left: rewrite(c.left), right: rewrite(c.right), scale: rewrite(c.scale) })),
  };
};
