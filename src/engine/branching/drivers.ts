import type { Axis, Expression, Program, Variable } from '../../equations/program.ts';
import { operands, type Read, touched, varies } from '../plan/reads.ts';
import { type Task, tasksOf } from '../plan/task.ts';

/** Something the inputs of a month alone decide, in which draws may differ: a part of an equation over these axes. */
export interface Driver {
  readonly space: readonly Axis[];
  readonly expression: Expression;
}

/** Under which conditions a part of an equation counts: outermost first. */
interface Guard {
  readonly condition: Expression;
  readonly holds: boolean;
  readonly outer: Guard | undefined;
}

const NOUGHT: Expression = { id: -1, op: 'number', value: 0 };

const isDrawnInput = (v: Variable): boolean => v.role === 'input' && v.uncertain;

/** The variable read, and the one that gives the lag. */
export const variablesOf = ({ variable, lag }: Read): readonly Variable[] => (typeof lag === 'object' ? [variable, lag.by] : [variable]);

const readOf = (variable: Variable): Expression => ({ id: -1, op: 'read', variable, when: 'now', lag: 0 });

/** Whether inputs, and what is the same in all draws, decide the value. */
const isGiven = (e: Expression): boolean =>
  e.op === 'read' ? variablesOf(e).every((v) => v.role === 'input' || !v.uncertain) : operands(e).every(isGiven);

/** The part where it counts, and nought where it does not. */
const guarded = (e: Expression, guard: Guard | undefined): Expression => {
  if (!guard) return e;
  const { condition, holds, outer } = guard;
  return guarded({ id: -1, op: 'if', args: holds ? [condition, e, NOUGHT] : [condition, NOUGHT, e] }, outer);
};

/** Finds what drives one task: the largest parts of its equations that inputs decide, where an `if` lets them count. */
class Finder {
  readonly found: Driver[] = [];
  private readonly space: readonly Axis[];
  private readonly seen = new Map<Guard | undefined, Set<Expression>>();

  constructor(space: readonly Axis[]) {
    this.space = space;
  }

  visit(e: Expression, guard?: Guard): void {
    const seen = this.seen.get(guard) ?? new Set();
    this.seen.set(guard, seen);
    if (seen.has(e) || !varies(e)) return;
    seen.add(e);
    if (isGiven(e)) this.add(e, guard);
    else if (e.op === 'read') for (const v of variablesOf(e).filter(isDrawnInput)) this.add(readOf(v), guard);
    else if (e.op === 'if' && isGiven(e.args[0])) {
      const [condition, yes, no] = e.args;
      this.visit(condition, guard);
      this.visit(yes, { condition, holds: true, outer: guard });
      this.visit(no, { condition, holds: false, outer: guard });
    } else for (const part of operands(e)) this.visit(part, guard);
  }

  private add(e: Expression, guard: Guard | undefined): void {
    this.found.push({ space: this.space, expression: guarded(e, guard) });
  }
}

const driversOfTask = (task: Task): readonly Driver[] => {
  const finder = new Finder(task.space);
  for (const root of task.roots) finder.visit(root);
  if (task.kind === 'write' && typeof task.statement.lag === 'object') finder.visit(readOf(task.statement.lag.by));
  return finder.found;
};

const openings = (tasks: readonly Task[]): readonly Driver[] => {
  const variables = new Set(tasks.flatMap((task) => [...touched(task.roots), ...(task.kind === 'write' ? [task.statement.target] : [])]));
  return [...variables].flatMap(({ before }) =>
    typeof before === 'object' && before.uncertain ? [{ space: before.axes, expression: readOf(before) }] : [],
  );
};

/**
 * All through which inputs that differ between draws reach the rest of a program. Draws in which every driver has been the same up to
 * a month are the same in all else up to that month.
 */
export const driversOf = (program: Program): readonly Driver[] => {
  const tasks = tasksOf(program);
  return [...openings(tasks), ...tasks.flatMap(driversOfTask)];
};
