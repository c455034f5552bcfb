import type { Program, Variable } from '../../equations/program.ts';
import { type Span, spansOf } from './depth.ts';
import { type Layout, layOut } from './layout.ts';
import { type Nest, nestsOf } from './nest.ts';
import { pathOf, sameAxes } from './path.ts';
import type { Read } from './reads.ts';
import { tasksOf } from './task.ts';

/** A program as loop nests, before memory is laid out. */
export interface Plan {
  readonly program: Program;
  readonly nests: readonly Nest[];
  /** By the variables' places in the program. */
  readonly spans: readonly Span[];
}

/** @param fuse false keeps every task in a loop of its own: slower, the same bits. */
export const planOf = (program: Program, fuse = true): Plan => {
  const tasks = tasksOf(program);
  return { program, nests: nestsOf(tasks, program.variables.length, fuse), spans: spansOf(tasks, program.variables) };
};

/** The tables through which a nest reaches what it reads and writes in memory. */
const tablesOf = ({ space, tasks }: Nest): Int32Array[] => {
  const tables: Int32Array[] = [];
  const take = (v: Variable): void => {
    // the loop's own counters lead to it
    if (v.axes.length === 0 || sameAxes(v.axes, space)) return;
    for (const step of pathOf(v, space)) if (step.table) tables.push(step.table);
  };
  for (const task of tasks) {
    for (let r = 0; r < task.reads.length; r++) {
      const { variable, lag } = task.reads[r] as Read;
      take(variable);
      if (typeof lag === 'object') take(lag.by);
    }
    if (task.kind !== 'write') continue;
    const { target, lag } = task.statement;
    take(target);
    if (typeof lag === 'object') take(lag.by);
  }
  return tables;
};

export const layoutOf = (plan: Plan, block: number): Layout => layOut(plan.program, plan.nests, plan.spans, tablesOf, block);
