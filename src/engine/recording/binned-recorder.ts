import { binOfKey, floatsOf, keyOf, OCTAVES, octaveOf, PAGE } from './bins.ts';
import type { BinnedRows, Floats, Recorder } from './recorder.ts';

const SLAB_BITS = 10;
const PAGES_PER_SLAB = 2 ** SLAB_BITS;
/** Counts above this need 32 bits. */
const MOST_IN_16_BITS = 0xffff;

const GREATEST = 0x7fffffff;

const grown = <A extends Int32Array<ArrayBuffer> | Int16Array<ArrayBuffer>>(old: A, make: (length: number) => A): A => {
  const larger = make(2 * old.length);
  larger.set(old);
  return larger;
};

/** Counts how often draws fall into bins: whole numbers, so that neither the order of draws nor how they are shared out matters. */
export class BinnedRecorder implements Recorder {
  private readonly draws: number;
  private readonly taken: Int32Array;
  /** Extremes as keys, which ascend with the numbers. */
  private readonly least: Int32Array;
  private readonly greatest: Int32Array;
  private readonly head: Int32Array;
  private next = new Int32Array(PAGES_PER_SLAB);
  private octave = new Int16Array(PAGES_PER_SLAB);
  private readonly slabs: (Uint16Array | Uint32Array)[] = [];
  /** The present row's page of each octave, −1 for none. */
  private readonly pages = new Int32Array(OCTAVES).fill(-1);
  private used = 0;

  constructor(rows: number, draws: number) {
    this.draws = draws;
    this.taken = new Int32Array(rows);
    this.least = new Int32Array(rows).fill(GREATEST);
    this.greatest = new Int32Array(rows).fill(~GREATEST);
    this.head = new Int32Array(rows).fill(-1);
  }

  take(row: number, { i32: bits }: Floats, at: number, count: number): void {
    const before = this.least[row] as number;
    let least = before;
    let greatest = this.greatest[row] as number;
    for (let i = at; i < at + count; i++) {
      const key = keyOf(bits[i] as number);
      if (key < least) least = key;
      if (key > greatest) greatest = key;
    }
    const done = this.taken[row] as number;
    this.least[row] = least;
    this.greatest[row] = greatest;
    this.taken[row] = done + count;
    if (least === greatest) return;
    this.lookUp(row, true);
    // until now all draws were the same and were not counted one by one
    if ((this.head[row] as number) < 0 && done > 0) this.add(row, binOfKey(before), done);
    for (let i = at; i < at + count; i++) this.add(row, binOfKey(keyOf(bits[i] as number)), 1);
    this.lookUp(row, false);
  }

  /** Draws of one row jump between octaves: its pages are at hand while it is counted. */
  private lookUp(row: number, open: boolean): void {
    const { next, octave, pages } = this;
    for (let page = this.head[row] as number; page >= 0; page = next[page] as number) {
      pages[(octave[page] as number) + OCTAVES / 2] = open ? page : -1;
    }
  }

  private add(row: number, bin: number, times: number): void {
    const octave = octaveOf(bin);
    let page = this.pages[octave + OCTAVES / 2] as number;
    if (page < 0) page = this.newPage(row, octave);
    const counts = this.slabs[page >> SLAB_BITS] as Uint32Array;
    const place = (page & (PAGES_PER_SLAB - 1)) * PAGE + (bin & (PAGE - 1));
    counts[place] = (counts[place] as number) + times;
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
    this.pages[octave + OCTAVES / 2] = page;
    return page;
  }

  result(): BinnedRows {
    const { draws, head, slabs } = this;
    const [least, greatest] = [floatsOf(this.least), floatsOf(this.greatest)];
    const next = this.next.slice(0, this.used);
    const octave = this.octave.slice(0, this.used);
    return { kind: 'binned', draws, least, greatest, head, next, octave, slabs, pagesPerSlab: PAGES_PER_SLAB };
  }
}
