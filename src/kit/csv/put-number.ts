import { placesToNineDigits, powerOfTen } from '../nine-digits.ts';
import { putUtf8 } from './utf8.ts';

/** Bytes of a number, at most: `-0.0000012345678901234567`. */
export const LONGEST_NUMBER = 32;

const [NOUGHT, POINT, MINUS] = [0x30, 0x2e, 0x2d];

/** What is below it has no more than nine digits before the point. */
const BILLION = 1e9;

/** Smaller ones are written with an exponent. */
const LEAST_PLAIN = 1e-6;

const LONGER = -1;

/**
 * How many digits after the point a number of at most nine digits has; `LONGER` for any other. Two texts of at most 15 digits are never
 * the same double, so that one which reads back as the number is the shortest that does, but for noughts at its end.
 */
const placesOf = (size: number): number => {
  if (size >= BILLION) return LONGER;
  if (Number.isInteger(size)) return 0;
  if (size < LEAST_PLAIN) return LONGER;
  let places = placesToNineDigits(size) as number;
  let digits = Math.round(size * powerOfTen(places));
  if (digits / powerOfTen(places) !== size) return LONGER;
  while (digits % 10 === 0) {
    digits /= 10;
    places--;
  }
  return places;
};

const countOf = (digits: number): number => {
  let count = 1;
  while (digits >= powerOfTen(count)) count++;
  return count;
};

/** Writes digits with a point before the last `places`, from the last to the first. */
const putDecimal = (digits: number, places: number, bytes: Uint8Array, start: number): number => {
  const end = start + Math.max(countOf(digits), places + 1) + Math.sign(places);
  let left = digits;
  for (let at = end - 1; at >= start; at--) {
    if (at === end - 1 - places && places > 0) bytes[at--] = POINT;
    const tenth = (left / 10) | 0;
    bytes[at] = NOUGHT + left - 10 * tenth;
    left = tenth;
  }
  return end;
};

/**
 * Writes a finite number as `String` would, the shortest text that reads back as the same number, and returns where the next byte goes.
 * Numbers of few digits, as most figures of many draws are, need no text on the way.
 * @param bytes with room for `LONGEST_NUMBER`
 */
export const putNumber = (value: number, bytes: Uint8Array, start: number): number => {
  const size = Math.abs(value);
  const places = placesOf(size);
  if (places === LONGER) return putUtf8(String(value), bytes, start);
  const digits = Math.round(size * powerOfTen(places));
  if (value >= 0) return putDecimal(digits, places, bytes, start);
  bytes[start] = MINUS;
  return putDecimal(digits, places, bytes, start + 1);
};
