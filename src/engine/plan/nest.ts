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

/**
 * Joins neighbouring tasks over the same members into nests, without changing a bit of what they compute.
 * @param variables how many the program has
 */
export const nestsOf = (tasks: readonly Task[], variables: number, fuse = true): Nest[] => {
  const next = successors(tasks, variables);
  const waiting = new Int32Array(tasks.length);
  const count = (i: number, more: number): number => {
    const now = (waiting[i] as number) + more;
    waiting[i] = now;
    return now;
  };
  for (const followers of next) for (let f = 0; f < followers.length; f++) count(followers[f] as number, 1);
  const ready = new ReadyTasks(tasks, variables);
  for (let i = 0; i < tasks.length; i++) if (waiting[i] === 0) ready.put(i);
  const nests: Nest[] = [];
  const nest = new GrowingNest(variables);
  let last: number | undefined;
  for (;;) {
    let i = fuse && last !== undefined && !nest.full ? ready.match(nest, last) : undefined;
    if (i === undefined) {
      i = ready.first();
      if (i === undefined) return nests;
      const { space, uncertain } = tasks[i] as Task;
      const joined: Task[] = [];
      nest.begin(joined);
      ready.beginNest();
      nests.push({ space, uncertain, tasks: joined });
    }
    nest.add(tasks[i] as Task);
    ready.joined(i);
    last = i;
    const followers = next[i] as readonly number[];
    for (let f = 0; f < followers.length; f++) {
      const follower = followers[f] as number;
      if (count(follower, -1) === 0) ready.put(follower);
    }
  }
};
