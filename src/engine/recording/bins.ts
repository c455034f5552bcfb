/**
 * Bins of numbers by the leading 16 bits of their 32: sign, power of two and the first 7 bits after it. A bin is at most 1/128 wide,
 * so its middle is within 0.4 % of all it holds. Zero has a bin of its own, which numbers below 2^−133 share.
 */

/** Bins of one power of two and sign. */
export const PAGE = 128;
const PAGE_BITS = 7;
const LOW_BITS = 16;
const ALL_BUT_SIGN = 0x7fff;

/** The bin of a float given as its bits: bins ascend with the numbers, −32768 to 32767. */
export const binOf = (bits: number): number => {
  const lead = bits >> LOW_BITS;
  return lead ^ ((lead >> 15) & ALL_BUT_SIGN);
};

/** Which power of two and sign a bin belongs to; ascends with the numbers. */
export const octaveOf = (bin: number): number => bin >> PAGE_BITS;

/** The bin of a number. */
export const binOfNumber = (x: number): number => {
  one[0] = x;
  return binOf(bitsOfOne[0] as number);
};

const one = new Float32Array(1);
const bitsOfOne = new Int32Array(one.buffer);
const HALF = 0x8000;

/** The number halfway between the ends of a bin. */
export const middleOf = (bin: number): number => {
  if (bin === 0 || bin === -1) return 0;
  bitsOfOne[0] = ((bin ^ ((bin >> 31) & ALL_BUT_SIGN)) << LOW_BITS) | HALF;
  return one[0] as number;
};
