/** Kinds of numbers told apart when counting: enough that a bucket holds a few of a thousand draws, few enough for the nearest cache. */
const BUCKETS = 1024;
/** Buckets this small are sorted by insertion. */
const SHORT = 24;

const ALL_BUT_SIGN = 0x7fffffff;
// the keys of −∞ and ∞: only NaN lies beyond
const LEAST_KEY = -0x7f800001;
const GREATEST_KEY = 0x7f800000;

/**
 * Order statistics of 32-bit numbers without sorting: the bits of a float, those of a negative one turned, are in the order of the numbers as whole numbers, so one pass
 * counts them into buckets of equal leading bits and only the buckets that hold a wanted rank are put in order.
 * Holds the room it works in, for many selections among as many numbers.
 */
export class Selection {
  private readonly keys: Int32Array;
  private readonly picked: Int32Array;
  private readonly floats: Float32Array;
  private readonly places = new Int32Array(BUCKETS + 1);

  constructor(count: number) {
    this.keys = new Int32Array(count);
    this.picked = new Int32Array(count);
    this.floats = new Float32Array(this.picked.buffer);
  }

  /**
   * @param pieces as many numbers in all as the selection has room for
   * @param ranks ascending, from 0; equal ones allowed
   * @param out receives the number at each rank
   */
  select(pieces: readonly Float32Array[], ranks: ArrayLike<number>, out: Float64Array): void {
    const { least, greatest } = this.takeKeys(pieces);
    if (least === greatest) {
      out.fill(this.numberOf(least), 0, ranks.length);
      return;
    }
    // so many low bits are left out that the keys from the least to the greatest fall into the buckets
    const shift = Math.max(0, 32 - Math.clz32(greatest - least) - Math.log2(BUCKETS));
    this.count(least, shift);
    const starts = this.chooseBuckets(ranks);
    this.pick(least, shift);
    this.order(starts);
    for (let i = 0; i < ranks.length; i++)
      out[i] = this.floats[(starts[i] as Start).at + (ranks[i] as number) - (starts[i] as Start).below] as number;
  }

  private takeKeys(pieces: readonly Float32Array[]): { least: number; greatest: number } {
    const { keys } = this;
    let at = 0;
    let least = ALL_BUT_SIGN;
    let greatest = ~ALL_BUT_SIGN;
    for (const piece of pieces) {
      const bits = new Int32Array(piece.buffer, piece.byteOffset, piece.length);
      for (let i = 0; i < bits.length; i++) {
        const b = bits[i] as number;
        const key = b ^ ((b >> 31) & ALL_BUT_SIGN);
        if (key < least) least = key;
        if (key > greatest) greatest = key;
        keys[at++] = key;
      }
    }
    if (at !== keys.length) throw new RangeError(`${at} numbers where ${keys.length} are awaited`);
    if (least < LEAST_KEY || greatest > GREATEST_KEY) throw new RangeError('a quantile of values that hold NaN');
    return { least, greatest };
  }

  private count(least: number, shift: number): void {
    const { keys, places } = this;
    places.fill(0);
    for (let i = 0; i < keys.length; i++) {
      const bucket = ((keys[i] as number) - least) >>> shift;
      places[bucket] = (places[bucket] as number) + 1;
    }
  }

  /** Turns counts into where the numbers of a wanted bucket go, −1 for the others. */
  private chooseBuckets(ranks: ArrayLike<number>): Start[] {
    const { places } = this;
    const starts: Start[] = [];
    let [passed, room, next] = [0, 0, 0];
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      const size = places[bucket] as number;
      places[bucket] = -1;
      if (next >= ranks.length || (ranks[next] as number) >= passed + size) {
        passed += size;
        continue;
      }
      places[bucket] = room;
      while (next < ranks.length && (ranks[next] as number) < passed + size) {
        starts.push({ at: room, below: passed, size });
        next++;
      }
      passed += size;
      room += size;
    }
    return starts;
  }

  private pick(least: number, shift: number): void {
    const { keys, places, picked } = this;
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] as number;
      const bucket = (key - least) >>> shift;
      const place = places[bucket] as number;
      if (place < 0) continue;
      picked[place] = key;
      places[bucket] = place + 1;
    }
  }

  /** Sorts each wanted bucket and turns its keys back into numbers. */
  private order(starts: readonly Start[]): void {
    let done = -1;
    for (const { at, size } of starts) {
      if (at === done) continue;
      done = at;
      if (size > SHORT) this.picked.subarray(at, at + size).sort();
      else insertionSort(this.picked, at, at + size);
      for (let i = at; i < at + size; i++) this.floats[i] = this.numberOf(this.picked[i] as number);
    }
  }

  private numberOf(key: number): number {
    bitsOfOne[0] = key ^ ((key >> 31) & ALL_BUT_SIGN);
    return one[0] as number;
  }
}

/** Where a rank's bucket begins among the picked, and how many numbers lie below the bucket. */
interface Start {
  readonly at: number;
  readonly below: number;
  readonly size: number;
}

const one = new Float32Array(1);
const bitsOfOne = new Int32Array(one.buffer);

const insertionSort = (x: Int32Array, from: number, to: number): void => {
  for (let i = from + 1; i < to; i++) {
    const v = x[i] as number;
    let j = i - 1;
    for (; j >= from && (x[j] as number) > v; j--) x[j + 1] = x[j] as number;
    x[j + 1] = v;
  }
};
