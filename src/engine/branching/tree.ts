import type { Fork } from './forks.ts';

/** Draws in an order in which those that are the same up to any month stand together. */
export class Tree {
  readonly order: Int32Array;
  /** The first month in which the draw at a place differs from the one before it; beyond the last month where none. */
  private readonly apart: Int32Array;

  /** @param forks in the order of months */
  constructor(draws: number, forks: readonly Fork[]) {
    this.order = Int32Array.from({ length: draws }, (_, draw) => draw);
    this.apart = new Int32Array(draws).fill(2 ** 31 - 1);
    for (const fork of forks) this.branch(fork);
  }

  /** Places from `low` to `high − 1` that differ from the one before them by the end of the month; the first of all is one. */
  starts(low: number, high: number, month: number): number[] {
    const starts = [low];
    for (let k = low + 1; k < high; k++) if ((this.apart[k] as number) <= month) starts.push(k);
    return starts;
  }

  private branch({ month, kinds, classes }: Fork): void {
    const starts = this.starts(0, this.order.length, month);
    for (const [i, low] of starts.entries()) {
      const parts = classes.map((): number[] => []);
      for (const draw of this.order.subarray(low, starts[i + 1])) parts[classes[kinds.of[draw] as number] as number]?.push(draw);
      let at = low;
      for (const part of parts.filter((p) => p.length > 0)) {
        this.order.set(part, at);
        if (at > low) this.apart[at] = month;
        at += part.length;
      }
    }
  }
}
