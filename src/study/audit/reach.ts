import type { Expression, Lag, Program, Statement, Variable } from '../../equations/index.ts';
import { type IsZero, isIdle, zeroExpression } from './zeros.ts';

const ofLag = (lag: Lag | undefined): readonly Variable[] => (typeof lag === 'object' ? [lag.by] : []);

const NOTHING: readonly Expression[] = [];

/** The part of an expression that decides it: where a product is 0 for one factor, the others decide nothing. */
const deciding = (e: Expression, isZero: IsZero): readonly Expression[] => {
  if (e.op === 'number' || e.op === 'read') return NOTHING;
  const zero = (part: Expression): boolean => zeroExpression(part, isZero);
  if (e.op === '*' || e.op === 'and') return e.args.some(zero) ? e.args.filter(zero) : e.args;
  if (e.op === '/' && zero(e.args[0])) return [e.args[0]];
  if (e.op === 'if' && zero(e.args[0])) return [e.args[0], e.args[2]];
  return e.args;
};

/** Variables whose values can change what an expression gives. */
export const readsThatCount = (expression: Expression, isZero: IsZero): ReadonlySet<Variable> => {
  const reads = new Set<Variable>();
  const seen = new Set<Expression>([expression]);
  for (const e of seen) {
    if (e.op === 'read') for (const v of [e.variable, ...ofLag(e.lag)]) reads.add(v);
    for (const part of deciding(e, isZero)) seen.add(part);
  }
  return reads;
};

/** What a variable depends on directly: other variables, once each. */
export type Needs = ReadonlyMap<Variable, ReadonlySet<Variable>>;

const needsOf = (s: Statement, isZero: IsZero): readonly Variable[] => [...readsThatCount(s.expression, isZero), ...ofLag(s.lag)];

/** For every variable those it depends on, statements without effect left out. */
export const needs = (program: Program, isZero: IsZero): Needs => {
  const found = new Map<Variable, Set<Variable>>(
    program.variables.map((v) => [v, new Set(typeof v.before === 'object' ? [v.before] : [])]),
  );
  for (const s of program.statements) {
    if (isIdle(s)) continue;
    for (const v of needsOf(s, isZero)) found.get(s.target)?.add(v);
  }
  return found;
};

/** Everything that depends on one of these variables, directly or not, themselves included. */
export const dependents = (of: Iterable<Variable>, from: Needs): ReadonlySet<Variable> => {
  const users = new Map<Variable, Variable[]>();
  for (const [user, needed] of from) {
    for (const v of needed) {
      const known = users.get(v);
      if (known) known.push(user);
      else users.set(v, [user]);
    }
  }
  const found = new Set(of);
  for (const v of found) for (const user of users.get(v) ?? []) found.add(user);
  return found;
};

/** Everything these variables depend on, directly or not, themselves included. */
export const reach = (of: Iterable<Variable>, from: Needs): ReadonlySet<Variable> => {
  const found = new Set(of);
  // a set visits what is added to it on the way
  for (const v of found) for (const next of from.get(v) ?? []) found.add(next);
  return found;
};
