import type { GrowingNest } from './growing-nest.ts';
import { LoopKinds } from './loop-kinds.ts';
import type { Read } from './reads.ts';
import type { Task } from './task.ts';

const WAITING = 0;
const READY = 1;
const DONE = 2;

/** Tasks that wait for nothing, by kind of loop. */
export class ReadyTasks {
  private readonly tasks: readonly Task[];
  private readonly kinds: Int32Array;
  private readonly states: Uint8Array;
  /** By kind, in the order in which they became ready. */
  private readonly buckets: readonly number[][];
  /** For each task its place in that order. */
  private readonly turns: Int32Array;
  private turn = 0;
  /** For each variable the tasks that read it. */
  private readonly readers: (number[] | undefined)[];
  /** What reads a variable that the present nest writes. */
  private fed: number[] = [];
  /** For each task the last nest that has refused it. */
  private readonly refusedBy: Int32Array;
  private nest = 0;

  constructor(tasks: readonly Task[], variables: number) {
    const kinds = new LoopKinds();
    this.tasks = tasks;
    this.kinds = Int32Array.from(tasks, (task) => kinds.of(task));
    this.states = new Uint8Array(tasks.length).fill(WAITING);
    this.buckets = Array.from({ length: kinds.count }, () => []);
    this.turns = new Int32Array(tasks.length);
    this.refusedBy = new Int32Array(tasks.length);
    this.readers = new Array(variables);
    for (let i = 0; i < tasks.length; i++) this.addReader(i);
  }

  private addReader(task: number): void {
    const { reads } = this.tasks[task] as Task;
    for (let r = 0; r < reads.length; r++) {
      const { index } = (reads[r] as Read).variable;
      const known = this.readers[index];
      if (known) known.push(task);
      else this.readers[index] = [task];
    }
  }

  put(i: number): void {
    this.states[i] = READY;
    this.turns[i] = this.turn++;
    this.bucketOf(i).push(i);
  }

  private bucketOf(i: number): number[] {
    return this.buckets[this.kinds[i] as number] as number[];
  }

  private take(i: number): number {
    const bucket = this.bucketOf(i);
    bucket.splice(bucket.indexOf(i), 1);
    this.states[i] = DONE;
    return i;
  }

  /** A new nest is filled. */
  beginNest(): void {
    this.nest++;
    this.fed = [];
  }

  /** The present nest has taken a task. */
  joined(i: number): void {
    const task = this.tasks[i] as Task;
    if (task.kind !== 'write') return;
    const readers = this.readers[task.statement.target.index];
    if (readers) for (const reader of readers) this.fed.push(reader);
  }

  /** One that may join a nest with this task in it: first what uses a value still in a register. */
  match(nest: GrowingNest, like: number): number | undefined {
    const i = this.firstFed(nest, this.kinds[like] as number) ?? this.bucketOf(like).find((other) => this.mayJoin(nest, other));
    return i === undefined ? undefined : this.take(i);
  }

  private firstFed(nest: GrowingNest, kind: number): number | undefined {
    let first: number | undefined;
    for (const i of this.fed) {
      if (this.states[i] !== READY || this.kinds[i] !== kind) continue;
      if (first !== undefined && (this.turns[i] as number) >= (this.turns[first] as number)) continue;
      if (this.mayJoin(nest, i)) first = i;
    }
    return first;
  }

  private mayJoin(nest: GrowingNest, i: number): boolean {
    if (this.refusedBy[i] === this.nest) return false;
    if (nest.accepts(this.tasks[i] as Task)) return true;
    this.refusedBy[i] = this.nest;
    return false;
  }

  /** The earliest in the program's order. */
  first(): number | undefined {
    const i = this.states.indexOf(READY);
    return i < 0 ? undefined : this.take(i);
  }
}
