import { binOf, binOfNumber, octaveOf, PAGE } from './bins.ts';
import type { BinnedRows, Floats, Recorder } from './recorder.ts';

const PAGES_PER_SLAB = 1024;
/** Counts above this need 32 bits. */
const MOST_IN_16_BITS = 0xffff;

const grown = <A extends Int32Array<ArrayBuffer> | Int16Array<ArrayBuffer>>(old: A, make: (length: number) => A): A => {
  const larger = make(2 * old.length);
  larger.set(old);
  return larger;
};

/** Counts how often draws fall into bins: whole numbers, so that neither the order of draws nor how they are shared out matters. */
export class BinnedRecorder implements Recorder {
  private readonly draws: number;
  private readonly taken: Int32Array;
  private readonly least: Float32Array;
  private readonly greatest: Float32Array;
  private readonly head: Int32Array;
  private next = new Int32Array(PAGES_PER_SLAB);
  private octave = new Int16Array(PAGES_PER_SLAB);
  private readonly slabs: (Uint16Array | Uint32Array)[] = [];
  private used = 0;

  constructor(rows: number, draws: number) {
    this.draws = draws;
    this.taken = new Int32Array(rows);
    this.least = new Float32Array(rows).fill(Number.POSITIVE_INFINITY);
    this.greatest = new Float32Array(rows).fill(Number.NEGATIVE_INFINITY);
    this.head = new Int32Array(rows).fill(-1);
  }

  take(row: number, { f32: floats, i32: bits }: Floats, at: number, count: number): void {
    let least = this.least[row] as number;
    let greatest = this.greatest[row] as number;
    for (let i = at; i < at + count; i++) {
      const x = floats[i] as number;
      if (x < least) least = x;
      if (x > greatest) greatest = x;
    }
    const done = this.taken[row] as number;
    const before = this.least[row] as number;
    this.least[row] = least;
    this.greatest[row] = greatest;
    this.taken[row] = done + count;
    if (least === greatest) return;
    // until now all draws were the same and were not counted one by one
    if ((this.head[row] as number) < 0 && done > 0) this.add(row, binOfNumber(before), done);
    this.count(row, bits, at, count);
  }

  private count(row: number, bits: Int32Array, at: number, count: number): void {
    let page = -1;
    let known = Number.NaN;
    let counts: Uint16Array | Uint32Array | undefined;
    let start = 0;
    for (let i = at; i < at + count; i++) {
      const bin = binOf(bits[i] as number);
      const octave = octaveOf(bin);
      if (octave !== known) {
        page = this.pageOf(row, octave);
        known = octave;
        counts = this.slabs[Math.floor(page / PAGES_PER_SLAB)] as Uint16Array | Uint32Array;
        start = (page % PAGES_PER_SLAB) * PAGE;
      }
      const place = start + (bin & (PAGE - 1));
      (counts as Uint32Array)[place] = ((counts as Uint32Array)[place] as number) + 1;
    }
  }

  private add(row: number, bin: number, times: number): void {
    const page = this.pageOf(row, octaveOf(bin));
    const counts = this.slabs[Math.floor(page / PAGES_PER_SLAB)] as Uint32Array;
    const place = (page % PAGES_PER_SLAB) * PAGE + (bin & (PAGE - 1));
    counts[place] = (counts[place] as number) + times;
  }

  private pageOf(row: number, octave: number): number {
    for (let page = this.head[row] as number; page >= 0; page = this.next[page] as number) if (this.octave[page] === octave) return page;
    return this.newPage(row, octave);
  }

  private newPage(row: number, octave: number): number {
    const page = this.used++;
    if (page === this.next.length) {
      this.next = grown(this.next, (n) => new Int32Array(n));
      this.octave = grown(this.octave, (n) => new Int16Array(n));
    }
    const size = PAGE * PAGES_PER_SLAB;
    if (page % PAGES_PER_SLAB === 0) this.slabs.push(this.draws > MOST_IN_16_BITS ? new Uint32Array(size) : new Uint16Array(size));
    this.next[page] = this.head[row] as number;
    this.octave[page] = octave;
    this.head[row] = page;
    return page;
  }

  result(): BinnedRows {
    const { draws, least, greatest, head, slabs } = this;
    const next = this.next.slice(0, this.used);
    const octave = this.octave.slice(0, this.used);
    return { kind: 'binned', draws, least, greatest, head, next, octave, slabs, pagesPerSlab: PAGES_PER_SLAB };
  }
}
