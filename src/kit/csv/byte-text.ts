const FIRST = 2 ** 16;
/** Bytes that a unit of a text takes in UTF-8, at most. */
const WIDEST = 3;
const ASCII = 0x80;
/** What stands for half a pair of surrogates without the other. */
const REPLACEMENT = 0xfffd;

const isSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;

/** A long text written as UTF-8 from the start: millions of short pieces cost less as bytes than as strings joined and then encoded. */
export class ByteText {
  private bytes = new Uint8Array(FIRST);
  private length = 0;

  text(piece: string): void {
    this.makeRoom(WIDEST * piece.length);
    const { bytes } = this;
    const start = this.length;
    for (let i = 0; i < piece.length; i++) {
      const code = piece.charCodeAt(i);
      if (code >= ASCII) {
        this.length = start + i;
        this.beyondAscii(piece, i);
        return;
      }
      bytes[start + i] = code;
    }
    this.length = start + piece.length;
  }

  /** The rest of a piece. Source of the encoding: RFC 3629. */
  private beyondAscii(piece: string, from: number): void {
    const put = (byte: number): void => {
      this.bytes[this.length++] = byte;
    };
    for (const character of piece.slice(from)) {
      const found = character.codePointAt(0) as number;
      const code = isSurrogate(found) ? REPLACEMENT : found;
      if (code < ASCII) {
        put(code);
        continue;
      }
      const more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
      // as many leading ones as there are bytes, then six bits a byte
      put(((0xff << (7 - more)) & 0xff) | (code >> (6 * more)));
      for (let left = more - 1; left >= 0; left--) put(0x80 | ((code >> (6 * left)) & 0x3f));
    }
  }

  /** All that was written, as a view. */
  written(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  private makeRoom(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * this.bytes.length, this.length + count));
    larger.set(this.written());
    this.bytes = larger;
  }
}
