import type { Axis } from '../../equations/program.ts';
import type { GrowingNest } from './growing-nest.ts';
import type { Task } from './task.ts';

/** Tasks that wait for nothing, by kind of loop. */
export class ReadyTasks {
  private readonly buckets = new Map<string, number[]>();
  private readonly axes = new Map<Axis, number>();
  private readonly tasks: readonly Task[];
  constructor(tasks: readonly Task[]) {
    this.tasks = tasks;
  }

  /** Tasks of one signature can share a loop. */
  private signature({ uncertain, space }: Task): string {
    for (const axis of space) if (!this.axes.has(axis)) this.axes.set(axis, this.axes.size);
    return `${uncertain}|${space.map((axis) => this.axes.get(axis))}`;
  }

  put(i: number): void {
    const key = this.signature(this.tasks[i] as Task);
    const bucket = this.buckets.get(key);
    if (bucket) bucket.push(i);
    else this.buckets.set(key, [i]);
  }

  private take(key: string, at: number): number {
    const bucket = this.buckets.get(key) as number[];
    const [i] = bucket.splice(at, 1) as [number];
    if (bucket.length === 0) this.buckets.delete(key);
    return i;
  }

  /** One that may join: first what uses a value still in a register. */
  match(nest: GrowingNest): number | undefined {
    const key = this.signature(nest.tasks[0] as Task);
    const bucket = this.buckets.get(key) ?? [];
    let fallback = -1;
    for (const [at, i] of bucket.entries()) {
      const task = this.tasks[i] as Task;
      if (!nest.accepts(task)) continue;
      if (task.reads.some((read) => nest.has(read.variable))) return this.take(key, at);
      if (fallback < 0) fallback = at;
    }
    return fallback < 0 ? undefined : this.take(key, fallback);
  }

  /** The earliest in the program's order. */
  first(): number | undefined {
    let best: { key: string; at: number; i: number } | undefined;
    for (const [key, bucket] of this.buckets) {
      for (const [at, i] of bucket.entries()) if (best === undefined || i < best.i) best = { key, at, i };
    }
    return best && this.take(best.key, best.at);
  }
}
