import type { Period } from '../results.ts';
import type { Floats, Recorder } from './recorder.ts';

/** The draws of a block as a record left them: `[month][member][draw of the block]` from `base` on. */
interface Months {
  readonly words: Floats;
  readonly base: number;
  readonly members: number;
  readonly how: 'sum' | 'mean';
  readonly count: number;
}

/** Sums the months of each year within every draw, from the 32-bit values that are recorded. */
export class YearRows {
  private readonly years: readonly Period[];
  private readonly sums: Float64Array;
  private readonly row: Floats;

  constructor(block: number, years: readonly Period[]) {
    this.years = years;
    this.sums = new Float64Array(block);
    const f32 = new Float32Array(block);
    this.row = { f32, i32: new Int32Array(f32.buffer) };
  }

  /** @param first the quantity's first row of years */
  take(recorder: Recorder, first: number, months: Months): void {
    for (const [y, year] of this.years.entries()) {
      for (let member = 0; member < months.members; member++) {
        const differ = this.sum(months, year, member);
        recorder.take(first + y * months.members + member, this.row, 0, months.count, differ);
      }
    }
  }

  /** @returns whether the draws differ */
  private sum({ words, base, members, how, count }: Months, { from, to }: Period, member: number): boolean {
    const { sums, row } = this;
    const { f32 } = words;
    const block = sums.length;
    sums.fill(0);
    for (let month = from; month < to; month++) {
      const at = base + (month * members + member) * block;
      for (let k = 0; k < count; k++) sums[k] = (sums[k] as number) + (f32[at + k] as number);
    }
    const by = how === 'sum' ? 1 : to - from;
    for (let k = 0; k < count; k++) row.f32[k] = (sums[k] as number) / by;
    let different = 0;
    for (let k = 1; k < count; k++) different |= (row.i32[k] as number) ^ (row.i32[0] as number);
    return different !== 0;
  }
}
