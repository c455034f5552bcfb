import { scalar } from './elementary/arithmetic.ts';
import { expOver, logOver } from './elementary/exp-log.ts';
import { powOver } from './elementary/pow.ts';

/** e^x to within 1 unit in the last place, the same bits on every machine; overflow gives Infinity. */
export const exp = (x: number): number => expOver(scalar, x);

/** The natural logarithm to within 1 unit in the last place; −Infinity at 0, NaN below. */
export const log = (x: number): number => logOver(scalar, x);

/** x^y to within 1 unit in the last place, with the special cases of JavaScript's own power. */
export const pow = (x: number, y: number): number => powOver(scalar, x, y);
