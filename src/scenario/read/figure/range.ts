import type { Place } from '../../../kit/problem.ts';
import type { Reading } from '../reading.ts';
import type { Wanted } from './figured.ts';
import { isShare, unitText } from './wanted.ts';

/** Seven digits are more than any bound in the format has. */
const write = (value: number, wanted: Wanted): string => {
  const number = String(Number((value / (wanted.unit?.factor ?? 1)).toPrecision(7)));
  const unit = unitText(wanted);
  return unit === '1' ? number : `${number} ${unit}`;
};

const bounds = (wanted: Wanted): string => {
  if (wanted.high === Number.POSITIVE_INFINITY) return `${write(wanted.low, wanted)} or more`;
  if (wanted.low === Number.NEGATIVE_INFINITY) return `${write(wanted.high, wanted)} or less`;
  return `${write(wanted.low, wanted)} to ${write(wanted.high, wanted)}`;
};

/**
 * Whether a figure can be what it is said to be; reports where it cannot.
 * @param bare it was written without unit or percent sign
 */
export const checkRange = (value: number, bare: boolean, wanted: Wanted, reading: Reading, place: Place, path: string): boolean => {
  if (value >= wanted.low && value <= wanted.high) {
    if (!wanted.whole || Number.isInteger(value)) return true;
    reading.report(place, 'not-whole', `${path}: ${write(value, wanted)} is not a whole number`, `write ${Math.round(value)}`);
    return false;
  }
  const written = write(value, wanted);
  if (value < 0 && wanted.low === 0) {
    reading.report(place, 'negative', `${path}: ${written} is negative, which this cannot be`, bounds(wanted));
  } else if (bare && isShare(wanted) && value <= 100) {
    reading.report(place, 'share-as-number', `${path}: ${value} is ${written}; a share is at most 100 %`, `write ${value} %`);
  } else {
    reading.report(place, 'out-of-range', `${path}: ${written} cannot be`, bounds(wanted));
  }
  return false;
};
