import type { Words } from './feed.ts';

/** What a row of draws is found to be. */
export const DIFFERS = 1;
export const NOT_FINITE = 2;

/** The bits of a 32-bit float without its sign ascend with its size; those of infinity and of what is no number come last. */
export const ALL_BUT_SIGN = 0x7fffffff;
export const BITS_OF_INFINITY = 0x7f800000;

/** Rows of 32-bit draws that follow one another. */
export interface RowsOfDraws {
  /** Bytes. */
  readonly base: number;
  readonly rows: number;
  /** Draws from one row to the next, and how many of them count. */
  readonly block: number;
  readonly count: number;
}

/** Marks each row, from `marks` on in bytes, 32 bits a row: whether its draws differ, and whether one of them is no finite number. */
export const markRows = ({ i32 }: Words, marks: number, { base, rows, block, count }: RowsOfDraws): void => {
  for (let row = 0; row < rows; row++) {
    const start = base / 4 + row * block;
    const first = i32[start] as number;
    let [different, greatest] = [0, 0];
    for (let k = start; k < start + count; k++) {
      const bits = i32[k] as number;
      different |= bits ^ first;
      greatest = Math.max(greatest, bits & ALL_BUT_SIGN);
    }
    i32[marks / 4 + row] = (different === 0 ? 0 : DIFFERS) | (greatest < BITS_OF_INFINITY ? 0 : NOT_FINITE);
  }
};
