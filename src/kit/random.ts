/**
 * Random numbers that are addressed, not generated in sequence: draw 17 of an input is the same number
 * whatever was drawn before it, in which block, on which machine.
 * The cipher is Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror, Shaw: "Parallel random numbers: as easy as 1, 2, 3", SC11).
 */

/** Names one stream of numbers: the two key words of the cipher. */
export interface StreamKey {
  readonly low: number;
  readonly high: number;
}

// the parity word of Threefry's key schedule; the rotations 13 15 26 6 and 17 29 16 24 take turns below (both from the paper)
const PARITY = 0x1bd11bda;

const WORD = 2 ** 32;
// 26 bits of each word make 52; half a step keeps the result inside (0, 1), and all 53 bits are exact
const STEP = 2 ** -52;
const toUnit = (a: number, b: number): number => ((a >>> 6) * 2 ** 26 + (b >>> 6) + 0.5) * STEP;

const block = new Int32Array(2);

/** Enciphers a counter of two words; leaves the result in `block`. */
const encipher = (k0: number, k1: number, c0: number, c1: number): void => {
  const k2 = k0 ^ k1 ^ PARITY;
  let a = (c0 + k0) | 0;
  let b = (c1 + k1) | 0;
  for (let group = 1; group <= 5; group++) {
    const odd = (group & 1) === 1;
    a = (a + b) | 0;
    b = (odd ? (b << 13) | (b >>> 19) : (b << 17) | (b >>> 15)) ^ a;
    a = (a + b) | 0;
    b = (odd ? (b << 15) | (b >>> 17) : (b << 29) | (b >>> 3)) ^ a;
    a = (a + b) | 0;
    b = (odd ? (b << 26) | (b >>> 6) : (b << 16) | (b >>> 16)) ^ a;
    a = (a + b) | 0;
    b = (odd ? (b << 6) | (b >>> 26) : (b << 24) | (b >>> 8)) ^ a;
    // the key words k0 k1 k2 rotate, two at a time, with the group's number added
    const turn = group % 3;
    a = (a + (turn === 0 ? k0 : turn === 1 ? k1 : k2)) | 0;
    b = (b + (turn === 0 ? k1 : turn === 1 ? k2 : k0) + group) | 0;
  }
  block[0] = a;
  block[1] = b;
};

/** The cipher itself, two words in, two unsigned words out; exported so that its published answers can be tested. */
export const threefry = (key: StreamKey, low: number, high: number): readonly [number, number] => {
  encipher(key.low | 0, key.high | 0, low | 0, high | 0);
  return [(block[0] as number) >>> 0, (block[1] as number) >>> 0];
};

const checkWhole = (what: string, value: number): void => {
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`${what} must be a whole number from 0 to 2^53 − 1, not ${value}`);
};

/**
 * The stream of one input under one seed. The seed's two words are the first key; each pair of UTF-16 units of the name
 * is enciphered as the counter's first word, its place as the second, and the result is the next key; the length comes last.
 */
export const streamKey = (seed: number, name: string): StreamKey => {
  checkWhole('a seed', seed);
  let low = seed | 0;
  let high = Math.floor(seed / WORD) | 0;
  for (let i = 0; i < name.length; i += 2) {
    const second = i + 1 < name.length ? name.charCodeAt(i + 1) : 0;
    encipher(low, high, name.charCodeAt(i) | (second << 16), i);
    low = block[0] as number;
    high = block[1] as number;
  }
  encipher(low, high, name.length, -1);
  return { low: (block[0] as number) >>> 0, high: (block[1] as number) >>> 0 };
};

/** A number strictly between 0 and 1, with 52 random bits. @param draw whole, from 0 */
export const uniform = (key: StreamKey, draw: number): number => {
  encipher(key.low | 0, key.high | 0, draw | 0, Math.floor(draw / WORD) | 0);
  return toUnit(block[0] as number, block[1] as number);
};

/** Fills `out` with draws `first`, `first + 1`, …: the same numbers as `uniform` gives one by one. */
export const uniforms = (key: StreamKey, first: number, out: Float64Array): void => {
  checkWhole('the first draw', first);
  const k0 = key.low | 0;
  const k1 = key.high | 0;
  for (let i = 0; i < out.length; i++) {
    const draw = first + i;
    encipher(k0, k1, draw | 0, Math.floor(draw / WORD) | 0);
    out[i] = toUnit(block[0] as number, block[1] as number);
  }
};
