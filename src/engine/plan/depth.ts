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

/**
 * For each variable the months it must keep. A stock whose opening balance is read only before it is written
 * is updated in place and keeps one month.
 */
export const spansOf = (tasks: readonly Task[]): Map<Variable, Span> => {
  const spans = new Map<Variable, Span>();
  const written = new Set<Variable>();
  const widen = (v: Variable, back: number, ahead: number): void => {
    const known = spans.get(v) ?? { back: 0, ahead: 0 };
    spans.set(v, { back: Math.max(known.back, back), ahead: Math.max(known.ahead, ahead) });
  };
  const inPlace = (read: Read): boolean => read.when === 'opening' && read.lag === 0 && !written.has(read.variable);
  for (const task of tasks) {
    const lags: Lag[] = [];
    for (const read of task.reads) {
      widen(read.variable, inPlace(read) ? 0 : backOf(read), 0);
      lags.push(read.lag);
    }
    if (task.kind === 'write') {
      const { target, lag } = task.statement;
      written.add(target);
      if (lag !== undefined) lags.push(lag);
      widen(target, 0, lag === undefined ? 0 : longest(lag, target.memory));
    }
    for (const lag of lags) if (typeof lag === 'object') widen(lag.by, 0, 0);
  }
  return mergeInPlace(spans, tasks);
};

/** In place and with memory do not mix: once a stock keeps more than a month, its opening balance is last month's row. */
const mergeInPlace = (spans: Map<Variable, Span>, tasks: readonly Task[]): Map<Variable, Span> => {
  for (const task of tasks) {
    for (const read of task.reads) {
      const span = spans.get(read.variable) as Span;
      const deep = span.back + span.ahead > 0;
      if (deep && read.when === 'opening') spans.set(read.variable, { ...span, back: Math.max(span.back, backOf(read)) });
    }
  }
  return spans;
};
