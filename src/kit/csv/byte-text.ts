/** Bytes of the first piece; each is twice as long as the one before, up to the largest. */
const FIRST = 2 ** 12;
const LARGEST = 2 ** 20;

/** A long text gathered from pieces of UTF-8. What has been gathered need not be copied to grow. */
export class ByteText {
  private readonly full: Uint8Array[] = [];
  private bytes = new Uint8Array(FIRST);
  private length = 0;
  /** Where the part that may be added again begins, in the piece that was then being filled. */
  private partPiece = this.bytes;
  private partStart = 0;
  private partEnd = 0;

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

  /** What is added from here up to `endPart` may be added again. */
  beginPart(): void {
    this.partPiece = this.bytes;
    this.partStart = this.length;
  }

  endPart(): void {
    this.partEnd = this.length;
  }

  /** Adds the part once more; not where it lies in two pieces, or there is no room in this one. */
  addPart(): boolean {
    const size = this.partEnd - this.partStart;
    if (this.partPiece !== this.bytes || this.length + size > this.bytes.length) return false;
    this.bytes.copyWithin(this.length, this.partStart, this.partEnd);
    this.length += size;
    return true;
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
