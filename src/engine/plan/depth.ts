import type { Lag, Variable } from '../../equations/program.ts';
import type { Read } from './reads.ts';
import type { Task } from './task.ts';

/** How many months of a variable are in memory at once. */
export interface Span {
  /** Months of the past that can still be read. */
  readonly back: number;
  /** Months of the future that a conveyor writes to. */
  readonly ahead: number;
}

const longest = (lag: Lag, memory: number): number => (typeof lag === 'number' ? lag : memory);

const backOf = (read: Read): number => longest(read.lag, read.variable.memory) + (read.when === 'opening' ? 1 : 0);

/** Spans by the variables' places in the program, while tasks are looked through. */
class Spans {
  private readonly backs: Int32Array;
  private readonly aheads: Int32Array;
  private readonly written: Uint8Array;

  constructor(variables: number) {
    this.backs = new Int32Array(variables);
    this.aheads = new Int32Array(variables);
    this.written = new Uint8Array(variables);
  }

  /** Tasks in the order in which they are done: a stock whose opening balance is read before it is written needs no row of its own for that. */
  take(task: Task): void {
    for (let i = 0; i < task.reads.length; i++) {
      const read = task.reads[i] as Read;
      const { index } = read.variable;
      const inPlace = read.when === 'opening' && read.lag === 0 && this.written[index] === 0;
      if (!inPlace) this.lookBack(index, backOf(read));
    }
    if (task.kind !== 'write') return;
    const { target, lag } = task.statement;
    this.written[target.index] = 1;
    if (lag === undefined) return;
    this.aheads[target.index] = Math.max(this.aheads[target.index] as number, longest(lag, target.memory));
  }

  /** In place and with memory do not mix: once a stock keeps more than a month, its opening balance is last month's row. */
  mergeInPlace(task: Task): void {
    for (let i = 0; i < task.reads.length; i++) {
      const read = task.reads[i] as Read;
      const { index } = read.variable;
      if (read.when === 'opening' && this.isDeep(index)) this.lookBack(index, backOf(read));
    }
  }

  /** That of each variable. */
  all(variables: readonly Variable[]): Span[] {
    return variables.map(({ index }) =>
      this.isDeep(index) ? { back: this.backs[index] as number, ahead: this.aheads[index] as number } : ONE_MONTH,
    );
  }

  private isDeep(index: number): boolean {
    return (this.backs[index] as number) + (this.aheads[index] as number) > 0;
  }

  private lookBack(index: number, months: number): void {
    if (months > (this.backs[index] as number)) this.backs[index] = months;
  }
}

const ONE_MONTH: Span = { back: 0, ahead: 0 };

/**
 * For each variable, by its place in the program, the months it must keep. A stock whose opening balance is read only before it is
 * written is updated in place and keeps one month.
 */
export const spansOf = (tasks: readonly Task[], variables: readonly Variable[]): readonly Span[] => {
  const spans = new Spans(variables.length);
  for (const task of tasks) spans.take(task);
  for (const task of tasks) spans.mergeInPlace(task);
  return spans.all(variables);
};
