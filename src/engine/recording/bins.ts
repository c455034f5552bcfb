/**
 * Bins of numbers by the leading 16 bits of their 32: sign, power of two and the first 7 bits after it. A bin is at most 1/128 wide,
 * so its middle is within 0.4 % of all it holds. Zero has a bin of its own, which numbers below 2^−133 share.
 */

/** Bins of one power of two and sign. */
export const PAGE = 128;
const PAGE_BITS = 7;
/** Powers of two and signs there are. */
export const OCTAVES = 512;
const LOW_BITS = 16;
const ALL_BUT_SIGN = 0x7fffffff;

/** The bits of a float as a whole number that ascends with the numbers; of a key, the bits again. */
export const keyOf = (bits: number): number => bits ^ ((bits >> 31) & ALL_BUT_SIGN);

/** The bin of a key: bins ascend with the numbers, −32768 to 32767. */
export const binOfKey = (key: number): number => key >> LOW_BITS;

/** Which power of two and sign a bin belongs to; ascends with the numbers. */
export const octaveOf = (bin: number): number => bin >> PAGE_BITS;

const one = new Float32Array(1);
const bitsOfOne = new Int32Array(one.buffer);
const HALF = 0x8000;

/** The bin of a number. */
export const binOfNumber = (x: number): number => {
  one[0] = x;
  return binOfKey(keyOf(bitsOfOne[0] as number));
};

/** The number halfway between the ends of a bin. */
export const middleOf = (bin: number): number => {
  if (bin === 0 || bin === -1) return 0;
  bitsOfOne[0] = keyOf((bin << LOW_BITS) | HALF);
  return one[0] as number;
};

/** The numbers of keys, in their place. */
export const floatsOf = (keys: Int32Array): Float32Array => {
  for (let i = 0; i < keys.length; i++) keys[i] = keyOf(keys[i] as number);
  return new Float32Array(keys.buffer);
};
