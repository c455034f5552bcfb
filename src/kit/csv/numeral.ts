import { LONGEST_NUMBER, putNumber } from './put-number.ts';

const COMMA = 0x2c;

/** An undefined value has no row, so one here is a bug. */
export const checkFinite = (value: number): void => {
  if (!Number.isFinite(value)) throw new RangeError(`${value} in a table`);
};

/** A number as its cell is written, behind a comma. The quantiles of what is certain are all the same number, and made once. */
export class Numeral {
  /** A comma, then the number; what follows is of earlier ones. */
  readonly bytes = new Uint8Array(1 + LONGEST_NUMBER).fill(COMMA);
  /** Where the number ends. */
  end = 1;
  private value = Number.NaN;

  take(value: number): void {
    if (value === this.value) return;
    checkFinite(value);
    this.value = value;
    this.end = putNumber(value, this.bytes, 1);
  }
}
