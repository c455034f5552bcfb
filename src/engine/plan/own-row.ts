import { sameAxes } from './path.ts';
import type { Task } from './task.ts';

/** Whether each pass of a loop over `space` writes its own row of the target, and no other pass does. */
export const ownRow = (task: Task): boolean =>
  task.kind === 'write' && task.statement.mode !== 'send' && sameAxes(task.statement.target.axes, task.space);
