import type { Variable } from '../../equations/program.ts';
import { ownRow } from './own-row.ts';
import { sameAxes } from './path.ts';
import { type Read, readsNow } from './reads.ts';
import type { Task } from './task.ts';

// measured on a capacity model: larger nests spill registers and lose more than the saved loads and stores;
// a tally holds three sums in registers all the while, a check or a record one or two
const MOST_WEIGHT = 12;
const WEIGHT: Record<Task['kind'], number> = { write: 1, record: 1, keep: 1, check: 1, tally: 3 };
const MOST_EXPRESSIONS = 120;

/** Marks variables, by their places in the program; all marks are taken away at once. */
class Marks {
  private readonly marked: Int32Array;
  private present = 1;

  constructor(variables: number) {
    this.marked = new Int32Array(variables);
  }

  clear(): void {
    this.present++;
  }

  add({ index }: Variable): void {
    this.marked[index] = this.present;
  }

  has({ index }: Variable): boolean {
    return this.marked[index] === this.present;
  }
}

/** The nest being filled: one after another. */
export class GrowingNest {
  private readonly written: Marks;
  /** Those whose row other passes write too. */
  private readonly writtenElsewhere: Marks;
  private readonly readNow: Marks;
  private readonly readElsewhere: Marks;
  private tasks: Task[] = [];
  private size = 0;
  private weight = 0;

  constructor(variables: number) {
    this.written = new Marks(variables);
    this.writtenElsewhere = new Marks(variables);
    this.readNow = new Marks(variables);
    this.readElsewhere = new Marks(variables);
  }

  /** Forgets the nest before; `tasks` is filled with those of the next. */
  begin(tasks: Task[]): void {
    this.tasks = tasks;
    this.size = 0;
    this.weight = 0;
    this.written.clear();
    this.writtenElsewhere.clear();
    this.readNow.clear();
    this.readElsewhere.clear();
  }

  add(task: Task): void {
    this.tasks.push(task);
    this.weight += WEIGHT[task.kind];
    this.size += task.size;
    for (let i = 0; i < task.reads.length; i++) {
      const read = task.reads[i] as Read;
      if (readsNow(read)) this.readNow.add(read.variable);
      if (!sameAxes(read.variable.axes, task.space)) this.readElsewhere.add(read.variable);
    }
    if (task.kind !== 'write') return;
    const { target } = task.statement;
    this.written.add(target);
    if (!ownRow(task)) this.writtenElsewhere.add(target);
  }

  get full(): boolean {
    return this.weight >= MOST_WEIGHT || this.size >= MOST_EXPRESSIONS;
  }

  /** Whether doing the task in the same pass gives the same bits as doing it after all passes. What it once refuses it never accepts. */
  accepts(task: Task): boolean {
    for (let i = 0; i < task.reads.length; i++) {
      const read = task.reads[i] as Read;
      if (!this.written.has(read.variable) || (read.when === 'now' && !readsNow(read))) continue;
      if (this.writtenElsewhere.has(read.variable) || !sameAxes(read.variable.axes, task.space)) return false;
    }
    if (task.kind !== 'write') return true;
    const { target } = task.statement;
    if (this.readNow.has(target) || this.readElsewhere.has(target)) return false;
    return !this.written.has(target) || (!this.writtenElsewhere.has(target) && ownRow(task));
  }
}
