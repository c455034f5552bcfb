/** Bytes of the first piece; each is twice as long as the one before, up to the largest. */
const FIRST = 2 ** 12;
const LARGEST = 2 ** 20;

/** A long text gathered from pieces of UTF-8. What has been gathered need not be copied to grow. */
export class ByteText {
  private readonly full: Uint8Array[] = [];
  private bytes = new Uint8Array(FIRST);
  private length = 0;

  /** Adds some bytes; few, for asking for a copy costs more than a short one. */
  add(from: Uint8Array, start: number, end: number): void {
    if (this.length + end - start > this.bytes.length) this.beginPiece(end - start);
    const { bytes } = this;
    let at = this.length;
    for (let i = start; i < end; i++) bytes[at++] = from[i] as number;
    this.length = at;
  }

  /** Adds all bytes of a text that may be long. */
  addWhole(text: Uint8Array): void {
    if (this.length + text.length > this.bytes.length) this.beginPiece(text.length);
    this.bytes.set(text, this.length);
    this.length += text.length;
  }

  /** All that was added since the last time. */
  taken(): Uint8Array[] {
    this.endPiece(FIRST);
    return this.full.splice(0);
  }

  private beginPiece(room: number): void {
    this.endPiece(Math.max(Math.min(2 * this.bytes.length, LARGEST), room));
  }

  private endPiece(next: number): void {
    this.full.push(this.bytes.subarray(0, this.length));
    this.bytes = new Uint8Array(next);
    this.length = 0;
  }
}
