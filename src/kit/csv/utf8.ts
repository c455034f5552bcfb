/** Bytes that a unit of a text takes in UTF-8, at most. */
const WIDEST = 3;

const ASCII = 0x80;
/** What stands for half a pair of surrogates without the other. */
const REPLACEMENT = 0xfffd;

const isSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;

/** Writes one character and returns where the next one goes. Source of the encoding: RFC 3629. */
const putCharacter = (character: string, bytes: Uint8Array, start: number): number => {
  const found = character.codePointAt(0) as number;
  const code = isSurrogate(found) ? REPLACEMENT : found;
  if (code < ASCII) {
    bytes[start] = code;
    return start + 1;
  }
  const more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  let at = start;
  // as many leading ones as there are bytes, then six bits a byte
  bytes[at++] = ((0xff << (7 - more)) & 0xff) | (code >> (6 * more));
  for (let left = more - 1; left >= 0; left--) bytes[at++] = 0x80 | ((code >> (6 * left)) & 0x3f);
  return at;
};

const putBeyondAscii = (text: string, bytes: Uint8Array, start: number): number => {
  let at = start;
  for (const character of text) at = putCharacter(character, bytes, at);
  return at;
};

/** Writes a text as UTF-8 and returns where the next one goes. @param bytes with room for three bytes a unit of the text */
export const putUtf8 = (text: string, bytes: Uint8Array, start: number): number => {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= ASCII) return putBeyondAscii(text.slice(i), bytes, start + i);
    bytes[start + i] = code;
  }
  return start + text.length;
};

/** A text in UTF-8. */
export const utf8 = (text: string): Uint8Array => {
  const bytes = new Uint8Array(WIDEST * text.length);
  return bytes.subarray(0, putUtf8(text, bytes, 0));
};
