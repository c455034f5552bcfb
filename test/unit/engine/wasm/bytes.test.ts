import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Bytes, sizeOfUnsigned } from '../../../../src/engine/wasm/bytes.ts';

const written = (write: (bytes: Bytes) => void): number[] => {
  const bytes = new Bytes();
  write(bytes);
  return [...bytes.written];
};

const PARAMETERS = { seed: 20260101, numRuns: 500 };

describe('LEB128', () => {
  // the examples of the DWARF standard (appendix C) and the ends of each length
  it.each([
    [0, [0]],
    [1, [1]],
    [127, [0x7f]],
    [128, [0x80, 0x01]],
    [129, [0x81, 0x01]],
    [12857, [0xb9, 0x64]],
    [624485, [0xe5, 0x8e, 0x26]],
    [2 ** 28 - 1, [0xff, 0xff, 0xff, 0x7f]],
    [2 ** 31, [0x80, 0x80, 0x80, 0x80, 0x08]],
    [2 ** 32 - 1, [0xff, 0xff, 0xff, 0xff, 0x0f]],
  ])('unsigned %d', (n, expected) => expect(written((b) => b.unsigned(n))).toEqual(expected));

  it.each([
    [0, [0]],
    [2, [2]],
    [-2, [0x7e]],
    [63, [0x3f]],
    [64, [0xc0, 0x00]],
    [-64, [0x40]],
    [-65, [0xbf, 0x7f]],
    [127, [0xff, 0x00]],
    [-127, [0x81, 0x7f]],
    [128, [0x80, 0x01]],
    [-128, [0x80, 0x7f]],
    [-123456, [0xc0, 0xbb, 0x78]],
    [2 ** 31 - 1, [0xff, 0xff, 0xff, 0xff, 0x07]],
    [-(2 ** 31), [0x80, 0x80, 0x80, 0x80, 0x78]],
  ])('signed %d', (n, expected) => expect(written((b) => b.signed(n))).toEqual(expected));

  it('reads back as what was written', () => {
    const decode = (bytes: number[]): bigint => bytes.reduce((sum, byte, i) => sum + (BigInt(byte & 127) << BigInt(7 * i)), 0n);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (n) => {
        expect(decode(written((b) => b.unsigned(n)))).toBe(BigInt(n));
      }),
      PARAMETERS,
    );
    fc.assert(
      fc.property(fc.integer(), (n) => {
        const bytes = written((b) => b.signed(n));
        expect(BigInt.asIntN(7 * bytes.length, decode(bytes))).toBe(BigInt(n));
        expect(bytes.length).toBeLessThanOrEqual(5);
      }),
      PARAMETERS,
    );
  });

  it.each([-1, 2 ** 32, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d unsigned', (n) => {
    expect(() => written((b) => b.unsigned(n))).toThrow(/no unsigned/);
    expect(() => written((b) => b.withUnsigned(1, n))).toThrow(/no unsigned/);
  });

  it('behind a byte is the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 2 ** 32 - 1 }), (b, n) => {
        expect(written((bytes) => bytes.withUnsigned(b, n))).toEqual([b, ...written((bytes) => bytes.unsigned(n))]);
      }),
      PARAMETERS,
    );
  });

  it('is as long as is said beforehand', () => {
    for (const n of [0, 127, 128, 2 ** 14 - 1, 2 ** 14, 2 ** 31, 2 ** 32 - 1])
      expect(sizeOfUnsigned(n)).toBe(written((bytes) => bytes.unsigned(n)).length);
  });

  it.each([2 ** 31, -(2 ** 31) - 1, 0.5, Number.NaN])('refuses %d signed', (n) => {
    expect(() => written((b) => b.signed(n))).toThrow(/no signed/);
  });
});

describe('other encodings', () => {
  it('numbers are little-endian', () => {
    expect(written((b) => b.float64(1))).toEqual([0, 0, 0, 0, 0, 0, 0xf0, 0x3f]);
    expect(written((b) => b.float64(-0))).toEqual([0, 0, 0, 0, 0, 0, 0, 0x80]);
    expect(written((b) => b.int64(0x01020304, 0x05060708))).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
    expect(written((b) => b.int64(-1, -2))).toEqual([0xfe, 255, 255, 255, 255, 255, 255, 255]);
  });

  it('names and sized parts say their length first', () => {
    expect(written((b) => b.name('run'))).toEqual([3, 0x72, 0x75, 0x6e]);
    expect(written((b) => b.sized([9, 8]))).toEqual([2, 9, 8]);
  });

  it('what is cleared is written over', () => {
    expect(
      written((b) => {
        b.append([1, 2, 3]);
        b.clear();
        b.byte(4);
      }),
    ).toEqual([4]);
  });

  it.each([1021, 1022, 1023, 1024])('an instruction is whole where room ends after %d bytes', (before) => {
    const bytes = written((b) => {
      b.append(new Uint8Array(before));
      b.withUnsigned(7, 5);
      b.withUnsigned(8, 6);
    });
    expect(bytes.slice(before)).toEqual([7, 5, 8, 6]);
  });

  it('room grows without losing anything', () => {
    const long = Array.from({ length: 5000 }, (_, i) => i % 256);
    expect(
      written((b) => {
        for (const byte of long.slice(0, 1500)) b.byte(byte);
        b.append(long.slice(1500));
      }),
    ).toEqual(long);
  });
});
