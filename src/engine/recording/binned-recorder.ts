import { binOfKey, floatsOf, keyOf, OCTAVES, octaveOf, PAGE } from './bins.ts';
import { ExactRecorder } from './exact-recorder.ts';
import type { BinnedRows, Floats, Recorder } from './recorder.ts';
import { ownRoom, type Room } from './room.ts';

const SLAB_BITS = 10;
const PAGES_PER_SLAB = 2 ** SLAB_BITS;
/** Counts above this need 32 bits. */
const MOST_IN_16_BITS = 0xffff;

/** Where a page's counts begin in its slab. */
const placeOf = (page: number): number => (page & (PAGES_PER_SLAB - 1)) * PAGE;

const NO_COUNTS = new Uint16Array(0);

const GREATEST = 0x7fffffff;

const grown = <A extends Int32Array<ArrayBuffer> | Int16Array<ArrayBuffer>>(old: A, make: (length: number) => A): A => {
  const larger = make(2 * old.length);
  larger.set(old);
  return larger;
};

/** Counts how often draws fall into bins: whole numbers, so that neither the order of draws nor how they are shared out matters. */
export class BinnedRecorder implements Recorder {
  private readonly draws: number;
  private readonly room: Room;
  /** Draws of the segment so far: counting many of a row at once keeps its bins in the nearest cache. */
  private readonly segment: ExactRecorder;
  private taken = 0;
  private done = 0;
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

  /** @param most draws of one segment, at most */
  constructor(rows: number, draws: number, most: number, room = ownRoom) {
    this.draws = draws;
    this.room = room;
    this.segment = new ExactRecorder(rows, most);
    this.least = new Int32Array(rows).fill(GREATEST);
    this.greatest = new Int32Array(rows).fill(~GREATEST);
    this.head = new Int32Array(rows).fill(-1);
  }

  take(row: number, words: Floats, at: number, count: number, differ: boolean): void {
    this.segment.take(row, words, at, count, differ);
    // every row takes the same blocks
    if (row === 0) this.taken += count;
  }

  endSegment(): void {
    for (let row = 0; row < this.head.length; row++) {
      const bits = this.segment.bitsOf(row);
      if (bits) this.count(row, bits);
      else this.countSame(row, keyOf(this.segment.firstOf(row)));
    }
    this.segment.clear();
    this.done += this.taken;
    this.taken = 0;
  }

  private count(row: number, bits: Int32Array): void {
    const before = this.least[row] as number;
    let least = before;
    let greatest = this.greatest[row] as number;
    for (let i = 0; i < bits.length; i++) {
      const key = keyOf(bits[i] as number);
      if (key < least) least = key;
      if (key > greatest) greatest = key;
    }
    this.least[row] = least;
    this.greatest[row] = greatest;
    this.lookUp(row, true);
    this.addEarlier(row, before);
    this.addEach(row, bits);
    this.lookUp(row, false);
  }

  private addEach(row: number, bits: Int32Array): void {
    let octave = OCTAVES;
    let counts: Uint16Array | Uint32Array = NO_COUNTS;
    let start = 0;
    for (let i = 0; i < bits.length; i++) {
      const bin = binOfKey(keyOf(bits[i] as number));
      // neighbours mostly share the power of two
      if (octaveOf(bin) !== octave) {
        octave = octaveOf(bin);
        const page = this.pageOf(row, octave);
        counts = this.slabs[page >> SLAB_BITS] as Uint16Array | Uint32Array;
        start = placeOf(page);
      }
      const place = start + (bin & (PAGE - 1));
      counts[place] = (counts[place] as number) + 1;
    }
  }

  /** The same number in all draws of the segment. */
  private countSame(row: number, key: number): void {
    const before = this.least[row] as number;
    this.least[row] = Math.min(before, key);
    this.greatest[row] = Math.max(this.greatest[row] as number, key);
    if (this.least[row] === this.greatest[row]) return;
    this.lookUp(row, true);
    this.addEarlier(row, before);
    this.add(row, binOfKey(key), this.taken);
    this.lookUp(row, false);
  }

  /** While all draws are the same they are not counted one by one. */
  private addEarlier(row: number, key: number): void {
    if ((this.head[row] as number) < 0 && this.done > 0) this.add(row, binOfKey(key), this.done);
  }

  /** Draws of one row jump between octaves: its pages are at hand while it is counted. */
  private lookUp(row: number, open: boolean): void {
    const { next, octave, pages } = this;
    for (let page = this.head[row] as number; page >= 0; page = next[page] as number) {
      pages[(octave[page] as number) + OCTAVES / 2] = open ? page : -1;
    }
  }

  private add(row: number, bin: number, times: number): void {
    const page = this.pageOf(row, octaveOf(bin));
    const counts = this.slabs[page >> SLAB_BITS] as Uint16Array | Uint32Array;
    const place = placeOf(page) + (bin & (PAGE - 1));
    counts[place] = (counts[place] as number) + times;
  }

  private pageOf(row: number, octave: number): number {
    const page = this.pages[octave + OCTAVES / 2] as number;
    return page < 0 ? this.newPage(row, octave) : page;
  }

  private newPage(row: number, octave: number): number {
    const page = this.used++;
    if (page === this.next.length) {
      this.next = grown(this.next, (n) => new Int32Array(n));
      this.octave = grown(this.octave, (n) => new Int16Array(n));
    }
    if (page % PAGES_PER_SLAB === 0) this.slabs.push(this.newSlab());
    this.next[page] = this.head[row] as number;
    this.octave[page] = octave;
    this.head[row] = page;
    this.pages[octave + OCTAVES / 2] = page;
    return page;
  }

  private newSlab(): Uint16Array | Uint32Array {
    const counts = PAGE * PAGES_PER_SLAB;
    if (this.draws > MOST_IN_16_BITS) return new Uint32Array(this.room(counts * Uint32Array.BYTES_PER_ELEMENT));
    return new Uint16Array(this.room(counts * Uint16Array.BYTES_PER_ELEMENT));
  }

  result(): BinnedRows {
    const { draws, slabs, used } = this;
    const whole = (numbers: Int32Array): Int32Array => {
      const copy = new Int32Array(this.room(numbers.byteLength));
      copy.set(numbers);
      return copy;
    };
    const [least, greatest] = [floatsOf(whole(this.least)), floatsOf(whole(this.greatest))];
    const [head, next] = [whole(this.head), whole(this.next.subarray(0, used))];
    const octave = new Int16Array(this.room(used * Int16Array.BYTES_PER_ELEMENT));
    octave.set(this.octave.subarray(0, used));
    return { kind: 'binned', draws, least, greatest, head, next, octave, slabs, pagesPerSlab: PAGES_PER_SLAB };
  }
}
