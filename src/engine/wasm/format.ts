import { Bytes } from './bytes.ts';

/** Magic word and version. */
export const HEADER = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00] as const;

export const TYPE = { i32: 0x7f, v128: 0x7b, function: 0x60, none: 0x40 } as const;

/** What can be imported and exported. */
export const KIND = { function: 0, memory: 2 } as const;

/** What a section holds, by its number in the format. */
const SECTION = { type: 1, import: 2, function: 3, export: 7, code: 10 } as const;

/** A section of `count` items that `write` writes. */
export const section = (into: Bytes, kind: keyof typeof SECTION, count: number, write: (body: Bytes) => void): void => {
  const body = new Bytes();
  body.unsigned(count);
  write(body);
  into.byte(SECTION[kind]);
  into.sized(body.written);
};
