import type { Expression, Program, Variable } from '../../../equations/index.ts';

/** Operations whose value does not move with a small step of their arguments. */
const LEVEL = new Set(['floor', 'not', '<', '<=', '>', '>=', '==', '!=', 'and', 'or']);

/** Whether a small step of an active variable moves the expression. */
const moves = (e: Expression, active: ReadonlySet<Variable>, known: Map<Expression, boolean>): boolean => {
  const found = known.get(e);
  if (found !== undefined) return found;
  let result = false;
  if (e.op === 'read') result = active.has(e.variable);
  else if (e.op === 'if') result = moves(e.args[1], active, known) || moves(e.args[2], active, known);
  else if (e.op !== 'number' && !LEVEL.has(e.op)) result = e.args.some((a: Expression) => moves(a, active, known));
  known.set(e, result);
  return result;
};

/** Variables that move with some input that differs between draws. Repeated until nothing changes, since lags read ahead. */
export const activeVariables = (program: Program): ReadonlySet<Variable> => {
  const active = new Set(program.variables.filter((v) => v.role === 'input' && v.uncertain));
  for (let before = -1; before !== active.size; ) {
    before = active.size;
    for (const v of program.variables) if (typeof v.before === 'object' && active.has(v.before)) active.add(v);
    const known = new Map<Expression, boolean>();
    for (const { target, expression } of program.statements) {
      if (active.has(target) || !moves(expression, active, known)) continue;
      active.add(target);
      known.clear();
    }
  }
  return active;
};
