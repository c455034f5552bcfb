const FIRST_ROOM = 1024;

/** Where a 64-bit number is taken apart. */
const eight = new DataView(new ArrayBuffer(8));
const eightBytes = new Uint8Array(eight.buffer);

/** How many bytes a whole number takes as LEB128. */
export const sizeOfUnsigned = (n: number): number => {
  let size = 1;
  for (let rest = n; rest > 127; rest >>>= 7) size++;
  return size;
};

/** Bytes being written, in the encodings of the WebAssembly binary format (core specification 2.0, chapter 5). */
export class Bytes {
  private room = new Uint8Array(FIRST_ROOM);
  private count = 0;

  get length(): number {
    return this.count;
  }

  /** What has been written; a view, good until the next write. */
  get written(): Uint8Array<ArrayBuffer> {
    return this.room.subarray(0, this.count);
  }

  /** Forgets what has been written, to be written anew in the same room. */
  clear(): void {
    this.count = 0;
  }

  private need(more: number): void {
    if (this.count + more <= this.room.length) return;
    const room = new Uint8Array(Math.max(2 * this.room.length, this.count + more));
    room.set(this.room);
    this.room = room;
  }

  byte(b: number): void {
    if (this.count === this.room.length) this.need(1);
    this.room[this.count++] = b;
  }

  append(bytes: Uint8Array | readonly number[]): void {
    this.need(bytes.length);
    this.room.set(bytes, this.count);
    this.count += bytes.length;
  }

  /** A byte, and a whole number from 0 to 2^32 − 1 as LEB128: most instructions. */
  withUnsigned(b: number, n: number): void {
    if ((n & 127) !== n || this.count + 2 > this.room.length) {
      this.byte(b);
      this.unsigned(n);
      return;
    }
    this.room[this.count++] = b;
    this.room[this.count++] = n;
  }

  /** LEB128 of a whole number from 0 to 2^32 − 1. */
  unsigned(n: number): void {
    if (!Number.isInteger(n) || n < 0 || n >= 2 ** 32) throw new Error(`${n} is no unsigned 32-bit number`);
    let rest = n;
    while (rest > 127) {
      this.byte((rest & 127) | 128);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  /** LEB128 of a whole number from −2^31 to 2^31 − 1. */
  signed(n: number): void {
    if ((n | 0) !== n) throw new Error(`${n} is no signed 32-bit number`);
    let rest = n;
    // one byte holds −64 … 63: its sign bit then says what all higher bits are
    while (rest < -64 || rest > 63) {
      this.byte((rest & 127) | 128);
      rest >>= 7;
    }
    this.byte(rest & 127);
  }

  /** A 64-bit number, little-endian. */
  float64(x: number): void {
    eight.setFloat64(0, x, true);
    this.append(eightBytes);
  }

  /** A 64-bit integer from its two halves, little-endian. */
  int64(high: number, low: number): void {
    eight.setInt32(0, low, true);
    eight.setInt32(4, high, true);
    this.append(eightBytes);
  }

  /** A name of ASCII letters. */
  name(text: string): void {
    this.unsigned(text.length);
    for (let i = 0; i < text.length; i++) this.byte(text.charCodeAt(i));
  }

  /** Something preceded by its own length. */
  sized(bytes: Uint8Array | readonly number[]): void {
    this.unsigned(bytes.length);
    this.append(bytes);
  }
}
