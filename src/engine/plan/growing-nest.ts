import type { Variable } from '../../equations/program.ts';
import { ownRow } from './own-row.ts';
import { sameAxes } from './path.ts';
import { distinct, readsNow } from './reads.ts';
import type { Task } from './task.ts';

// measured on a capacity model: larger nests spill registers and lose more than the saved loads and stores;
// a tally holds three sums in registers all the while, a check or a record one or two
const MOST_WEIGHT = 12;
const WEIGHT: Record<Task['kind'], number> = { write: 1, record: 1, keep: 1, check: 1, tally: 3 };
const MOST_EXPRESSIONS = 120;

/** A nest being filled. */
export class GrowingNest {
  readonly tasks: Task[] = [];
  private readonly written = new Map<Variable, boolean>();
  private readonly readNow = new Set<Variable>();
  private readonly readElsewhere = new Set<Variable>();
  private size = 0;
  private weight = 0;

  add(task: Task): void {
    this.tasks.push(task);
    this.weight += WEIGHT[task.kind];
    for (const e of distinct(task.roots)) {
      this.size++;
      if (e.op !== 'read') continue;
      if (readsNow(e)) this.readNow.add(e.variable);
      if (!sameAxes(e.variable.axes, task.space)) this.readElsewhere.add(e.variable);
    }
    if (task.kind === 'write') {
      const { target } = task.statement;
      this.written.set(target, ownRow(task) && (this.written.get(target) ?? true));
    }
  }

  has(v: Variable): boolean {
    return this.written.has(v);
  }

  get full(): boolean {
    return this.weight >= MOST_WEIGHT || this.size >= MOST_EXPRESSIONS;
  }

  /** Whether doing the task in the same pass gives the same bits as doing it after all passes. */
  accepts(task: Task): boolean {
    for (const read of task.reads) {
      const own = this.written.get(read.variable);
      if (own === undefined || (read.when === 'now' && !readsNow(read))) continue;
      if (!own || !sameAxes(read.variable.axes, task.space)) return false;
    }
    if (task.kind !== 'write') return true;
    const { target } = task.statement;
    if (this.readNow.has(target) || this.readElsewhere.has(target)) return false;
    const own = this.written.get(target);
    return own === undefined || (own && ownRow(task));
  }
}
