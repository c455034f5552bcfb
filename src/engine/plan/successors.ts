import { type Read, readsNow } from './reads.ts';
import type { Task } from './task.ts';

const NONE = -1;

/** What must precede what, from the order in which the program lists its tasks: for each task those that wait for it, ascending. */
export const successors = (tasks: readonly Task[], variables: number): readonly (readonly number[])[] => {
  const next: number[][] = tasks.map(() => []);
  const writer = new Int32Array(variables).fill(NONE);
  const readers: (number[] | undefined)[] = new Array(variables);
  const before = (a: number, b: number): void => {
    if (a === NONE || a === b) return;
    const waiting = next[a] as number[];
    // tasks come in ascending order, so what is there already stands last
    if (waiting[waiting.length - 1] !== b) waiting.push(b);
  };
  for (let i = 0; i < tasks.length; i++) {
    const task = tasks[i] as Task;
    for (let r = 0; r < task.reads.length; r++) {
      const read = task.reads[r] as Read;
      if (!readsNow(read) && read.when === 'now') continue;
      const { index } = read.variable;
      before(writer[index] as number, i);
      const known = readers[index];
      if (known) known.push(i);
      else readers[index] = [i];
    }
    if (task.kind !== 'write') continue;
    const { index } = task.statement.target;
    before(writer[index] as number, i);
    for (const reader of readers[index] ?? []) before(reader, i);
    writer[index] = i;
    readers[index] = undefined;
  }
  return next;
};
