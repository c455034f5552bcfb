import type { Axis } from '../../equations/program.ts';
import type { Task } from './task.ts';

/** Numbers the kinds of loops, from 0: tasks of one kind, over the same axes and for as many draws, can share one. */
export class LoopKinds {
  /** For each kind those with one axis more. The first two have no axes: once for all draws, and for every draw. */
  private readonly longer: Map<Axis, number>[] = [new Map(), new Map()];

  of({ uncertain, space }: Task): number {
    let kind = uncertain ? 1 : 0;
    for (const axis of space) kind = this.next(kind, axis);
    return kind;
  }

  get count(): number {
    return this.longer.length;
  }

  private next(kind: number, axis: Axis): number {
    const longer = this.longer[kind] as Map<Axis, number>;
    let found = longer.get(axis);
    if (found === undefined) {
      found = this.longer.length;
      this.longer.push(new Map());
      longer.set(axis, found);
    }
    return found;
  }
}
