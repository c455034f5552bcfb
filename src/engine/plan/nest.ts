import type { Axis } from '../../equations/program.ts';
import { GrowingNest } from './growing-nest.ts';
import { ReadyTasks } from './ready-tasks.ts';
import { successors } from './successors.ts';
import type { Task } from './task.ts';

/** Tasks done together in one loop over members, and inside it one over draws. */
export interface Nest {
  readonly space: readonly Axis[];
  readonly uncertain: boolean;
  readonly tasks: readonly Task[];
}

/** Joins neighbouring tasks over the same members into nests, without changing a bit of what they compute. */
export const nestsOf = (tasks: readonly Task[], fuse = true): Nest[] => {
  const next = successors(tasks);
  const waiting = tasks.map(() => 0);
  for (const set of next) for (const i of set) waiting[i] = (waiting[i] as number) + 1;
  const ready = new ReadyTasks(tasks);
  for (const [i, n] of waiting.entries()) if (n === 0) ready.put(i);
  const nests: Nest[] = [];
  let nest: GrowingNest | undefined;
  let kind = -1;
  for (;;) {
    let i = fuse && nest && !nest.full ? ready.match(nest, kind) : undefined;
    if (i === undefined) {
      i = ready.first();
      if (i === undefined) return nests;
      nest = new GrowingNest();
      kind = ready.kindOf(i);
      const { space, uncertain } = tasks[i] as Task;
      nests.push({ space, uncertain, tasks: nest.tasks });
    }
    (nest as GrowingNest).add(tasks[i] as Task);
    for (const follower of next[i] as Set<number>) {
      waiting[follower] = (waiting[follower] as number) - 1;
      if (waiting[follower] === 0) ready.put(follower);
    }
  }
};
