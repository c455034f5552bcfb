import { ALL_BUT_SIGN, BITS_OF_INFINITY, DIFFERS, NOT_FINITE } from '../blocks/row-marks.ts';
import type { Layout } from '../plan/layout.ts';
import type { Body, Local } from './body.ts';
import { VECTOR } from './rows.ts';

const ROW_BYTES = 4;
const DRAWS_OF_VECTOR = 4;

/** Whether the rows of 32-bit draws of this layout are whole vectors. */
export const canMark = ({ block }: Layout): boolean => block % DRAWS_OF_VECTOR === 0;

/** The same 32 bits in all four lanes. */
const splat32 = (body: Body, bits: number): void => body.splatBits(bits, bits);

/** Gathers what `inside` leaves of the draws in a vector that is not zero in the end if one of it was not. */
const gather = (body: Body, into: Local, inside: () => void): void => {
  body.get(into);
  inside();
  body.simd('v128.or');
  body.set(into);
};

/** `markRows` for whole blocks, four draws at a time. Parameters: where the rows begin, and how many there are; at least one. */
export const writeRowMarks = (body: Body, layout: Layout): void => {
  body.begin(2);
  const [at, row, end] = [body.local('i32'), body.local('i32'), body.local('i32')];
  const [first, draws, different, endless] = [body.local('v128'), body.local('v128'), body.local('v128'), body.local('v128')];
  const bytes = layout.block * ROW_BYTES;
  const clear = (vector: Local): void => {
    body.splat(0);
    body.set(vector);
  };
  const mark = (vector: Local, bit: number): void => {
    body.get(vector);
    body.simd('v128.any_true');
    body.integer(bit);
    body.op('i32.mul');
  };
  const rowStart = (): void => {
    body.get(0);
    body.get(row);
    body.integer(bytes);
    body.op('i32.mul');
    body.op('i32.add');
  };
  const inRow = (): void => {
    body.get(at);
    body.memory('v128.load', 0);
    body.set(draws);
    gather(body, different, () => {
      body.get(draws);
      body.get(first);
      body.simd('v128.xor');
    });
    gather(body, endless, () => {
      body.get(draws);
      splat32(body, ALL_BUT_SIGN);
      body.simd('v128.and');
      splat32(body, BITS_OF_INFINITY);
      body.simd('i32x4.ge_s');
    });
  };
  body.loop(
    row,
    () => body.integer(0),
    () => body.get(1),
    1,
    () => {
      clear(different);
      clear(endless);
      rowStart();
      body.memory('v128.load32_splat', 0);
      body.set(first);
      rowStart();
      body.integer(bytes);
      body.op('i32.add');
      body.set(end);
      body.loop(at, rowStart, () => body.get(end), VECTOR, inRow);
      body.get(row);
      body.integer(ROW_BYTES);
      body.op('i32.mul');
      mark(different, DIFFERS);
      mark(endless, NOT_FINITE);
      body.op('i32.add');
      body.memory('i32.store', layout.marks);
    },
  );
};
