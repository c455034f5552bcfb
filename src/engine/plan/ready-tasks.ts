import type { Axis } from '../../equations/program.ts';
import type { GrowingNest } from './growing-nest.ts';
import type { Task } from './task.ts';

/** Tasks that wait for nothing, by kind of loop. */
export class ReadyTasks {
  private readonly tasks: readonly Task[];
  /** For each task the kind of its loop: tasks of one kind can share one. */
  private readonly kinds: readonly number[];
  /** By kind, in the order in which they became ready. */
  private readonly buckets: number[][];

  constructor(tasks: readonly Task[]) {
    this.tasks = tasks;
    const axes = new Map<Axis, number>();
    const kinds = new Map<string, number>();
    const numbered = <T>(known: Map<T, number>, one: T): number => {
      const number = known.get(one) ?? known.size;
      known.set(one, number);
      return number;
    };
    this.kinds = tasks.map(({ uncertain, space }) => numbered(kinds, `${uncertain}|${space.map((axis) => numbered(axes, axis))}`));
    this.buckets = Array.from(kinds, () => []);
  }

  put(i: number): void {
    this.bucket(this.kinds[i] as number).push(i);
  }

  private bucket(kind: number): number[] {
    return this.buckets[kind] as number[];
  }

  /** One that may join a nest of tasks of this kind: first what uses a value still in a register. */
  match(nest: GrowingNest, kind: number): number | undefined {
    const bucket = this.bucket(kind);
    let fallback = -1;
    for (let at = 0; at < bucket.length; at++) {
      const task = this.tasks[bucket[at] as number] as Task;
      if (!nest.accepts(task)) continue;
      if (task.reads.some((read) => nest.has(read.variable))) return bucket.splice(at, 1)[0];
      if (fallback < 0) fallback = at;
    }
    return fallback < 0 ? undefined : bucket.splice(fallback, 1)[0];
  }

  kindOf(i: number): number {
    return this.kinds[i] as number;
  }

  /** The earliest in the program's order. */
  first(): number | undefined {
    let least = Number.POSITIVE_INFINITY;
    for (const bucket of this.buckets) for (const i of bucket) if (i < least) least = i;
    if (least === Number.POSITIVE_INFINITY) return undefined;
    const bucket = this.bucket(this.kindOf(least));
    bucket.splice(bucket.indexOf(least), 1);
    return least;
  }
}
