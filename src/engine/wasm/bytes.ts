const FIRST_ROOM = 1024;

/** Bytes being written, in the encodings of the WebAssembly binary format (core specification 2.0, chapter 5). */
export class Bytes {
  private room = new Uint8Array(FIRST_ROOM);
  private view = new DataView(this.room.buffer);
  private count = 0;

  get length(): number {
    return this.count;
  }

  /** What has been written; a view, good until the next write. */
  get written(): Uint8Array<ArrayBuffer> {
    return this.room.subarray(0, this.count);
  }

  private need(more: number): void {
    if (this.count + more <= this.room.length) return;
    const room = new Uint8Array(Math.max(2 * this.room.length, this.count + more));
    room.set(this.room);
    this.room = room;
    this.view = new DataView(room.buffer);
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
    this.need(8);
    this.view.setFloat64(this.count, x, true);
    this.count += 8;
  }

  /** A 64-bit integer from its two halves, little-endian. */
  int64(high: number, low: number): void {
    this.need(8);
    this.view.setInt32(this.count, low, true);
    this.view.setInt32(this.count + 4, high, true);
    this.count += 8;
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
