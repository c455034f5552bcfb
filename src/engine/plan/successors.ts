import type { Variable } from '../../equations/program.ts';
import { readsNow } from './reads.ts';
import type { Task } from './task.ts';

/** What must precede what, from the order in which the program lists its tasks. */
export const successors = (tasks: readonly Task[]): Set<number>[] => {
  const next = tasks.map(() => new Set<number>());
  const writer = new Map<Variable, number>();
  const readers = new Map<Variable, number[]>();
  const before = (a: number | undefined, b: number): void => {
    if (a !== undefined && a !== b) (next[a] as Set<number>).add(b);
  };
  for (const [i, task] of tasks.entries()) {
    for (const read of task.reads) {
      if (!readsNow(read) && read.when === 'now') continue;
      before(writer.get(read.variable), i);
      const known = readers.get(read.variable);
      if (known) known.push(i);
      else readers.set(read.variable, [i]);
    }
    if (task.kind !== 'write') continue;
    const { target } = task.statement;
    before(writer.get(target), i);
    for (const reader of readers.get(target) ?? []) before(reader, i);
    writer.set(target, i);
    readers.set(target, []);
  }
  return next;
};
