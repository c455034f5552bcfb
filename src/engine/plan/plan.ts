import type { Axis, Program, Variable } from '../../equations/program.ts';
import { type Span, spansOf } from './depth.ts';
import { type Layout, layOut } from './layout.ts';
import { type Nest, nestsOf } from './nest.ts';
import { pathOf } from './path.ts';
import { touched } from './reads.ts';
import { type Task, tasksOf } from './task.ts';

/** A program as loop nests, before memory is laid out. */
export interface Plan {
  readonly program: Program;
  readonly nests: readonly Nest[];
  readonly spans: ReadonlyMap<Variable, Span>;
}

/** @param fuse false keeps every task in a loop of its own: slower, the same bits. */
export const planOf = (program: Program, fuse = true): Plan => {
  const tasks = tasksOf(program);
  return { program, nests: nestsOf(tasks, fuse), spans: spansOf(tasks) };
};

/** Every variable a task reaches in memory. */
const reachedBy = (task: Task): Set<Variable> => {
  const all = touched(task.roots);
  if (task.kind === 'write') {
    all.add(task.statement.target);
    if (typeof task.statement.lag === 'object') all.add(task.statement.lag.by);
  }
  return all;
};

const tablesOf = (nest: Nest): Int32Array[] => {
  const tables: Int32Array[] = [];
  const take = (v: Variable, space: readonly Axis[]): void => {
    for (const step of pathOf(v, space)) if (step.table) tables.push(step.table);
  };
  for (const task of nest.tasks) for (const v of reachedBy(task)) take(v, nest.space);
  return tables;
};

export const layoutOf = (plan: Plan, block: number): Layout => layOut(plan.program, plan.nests, plan.spans, tablesOf, block);
