import type { ExactRows, Floats, Recorder } from './recorder.ts';
import { ownRoom, type Room } from './room.ts';

/** Numbers of one slab, about: 1 MiB, so that little is left unused. */
const SLAB = 2 ** 18;

/** Keeps every draw. A row is given room when it first differs between draws: what is known, or has not begun, costs nothing. */
export class ExactRecorder implements Recorder {
  private readonly draws: number;
  private readonly room: Room;
  private readonly rowsPerSlab: number;
  private readonly place: Int32Array;
  private readonly taken: Int32Array;
  private readonly first: Int32Array;
  private readonly slabs: Int32Array[] = [];
  private used = 0;

  constructor(rows: number, draws: number, room = ownRoom) {
    const numbers = (): Int32Array => new Int32Array(room(rows * Int32Array.BYTES_PER_ELEMENT));
    this.draws = draws;
    this.room = room;
    this.rowsPerSlab = Math.max(1, Math.floor(SLAB / draws));
    this.place = numbers().fill(-1);
    this.taken = new Int32Array(rows);
    this.first = numbers();
  }

  take(row: number, { i32: bits }: Floats, at: number, count: number, differ: boolean): void {
    const done = this.taken[row] as number;
    if (done === 0) this.first[row] = bits[at] as number;
    this.taken[row] = done + count;
    let place = this.place[row] as number;
    if (place < 0) {
      if (!differ && bits[at] === this.first[row]) return;
      place = this.begin(row, done);
    }
    const slab = this.slabs[Math.floor(place / this.rowsPerSlab)] as Int32Array;
    const start = (place % this.rowsPerSlab) * this.draws + done;
    // a plain loop: views of rows this short cost more than what they hold
    for (let i = 0; i < count; i++) slab[start + i] = bits[at + i] as number;
  }

  /** Gives a row its room, filled with what its earlier draws were. */
  private begin(row: number, done: number): number {
    const place = this.used++;
    this.place[row] = place;
    const start = (place % this.rowsPerSlab) * this.draws;
    const slab = Math.floor(place / this.rowsPerSlab);
    if (slab === this.slabs.length)
      this.slabs.push(new Int32Array(this.room(this.rowsPerSlab * this.draws * Int32Array.BYTES_PER_ELEMENT)));
    (this.slabs[slab] as Int32Array).fill(this.first[row] as number, start, start + done);
    return place;
  }

  endSegment(): void {
    // rows go on where they are
  }

  /** The bits of a row's draws so far, where they differ; a view. */
  bitsOf(row: number): Int32Array | undefined {
    const place = this.place[row] as number;
    if (place < 0) return undefined;
    const start = (place % this.rowsPerSlab) * this.draws;
    return (this.slabs[Math.floor(place / this.rowsPerSlab)] as Int32Array).subarray(start, start + (this.taken[row] as number));
  }

  /** The bits of a row's first draw. */
  firstOf(row: number): number {
    return this.first[row] as number;
  }

  /** Forgets all draws and keeps the room. */
  clear(): void {
    this.place.fill(-1);
    this.taken.fill(0);
    this.used = 0;
  }

  result(): ExactRows {
    const floats = (bits: Int32Array): Float32Array => new Float32Array(bits.buffer);
    const { draws, place, rowsPerSlab } = this;
    return { kind: 'exact', draws, place, first: floats(this.first), slabs: this.slabs.map(floats), rowsPerSlab };
  }
}
