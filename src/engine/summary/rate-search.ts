import { pow } from '../elementary.ts';
import { discounted, monthlyFactor, presentValue } from './present-value.ts';

const LEAST_GROWTH = 0.001;
const GREATEST_GROWTH = 101;

/** Annual rates between which one is sought: −99.9 % to +10,000 %. */
export const LEAST_RATE = LEAST_GROWTH - 1;
export const GREATEST_RATE = GREATEST_GROWTH - 1;

// growth 1 + r at which the present value is looked at for a change of sign, evenly in its logarithm
const STEPS = 240;
const RATIO = pow(GREATEST_GROWTH / LEAST_GROWTH, 1 / STEPS);

const grid = (): Float64Array => {
  let growth = LEAST_GROWTH;
  return Float64Array.from({ length: STEPS + 1 }, (_, i) => {
    if (i > 0) growth *= RATIO;
    return growth;
  });
};

const GROWTHS = grid();
const FACTORS = GROWTHS.map((growth) => monthlyFactor(growth - 1));

/** Thirds of a stretch that are tried until it is too short to matter. */
const MOST_TRIES = 60;

/** The rate at which the present value changes sign between two at which its signs differ. */
const bisect = (flows: Float64Array, from: number, to: number): number => {
  let [low, high] = [from, to];
  const sign = Math.sign(presentValue(flows, low));
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    const value = presentValue(flows, middle);
    if (value === 0) return middle;
    if (Math.sign(value) === sign) low = middle;
    else high = middle;
  }
};

/** The rate in a stretch that holds at most one; NaN where it holds none. */
export const bracketed = (flows: Float64Array, from: number, to: number): number => {
  const [a, b] = [presentValue(flows, from), presentValue(flows, to)];
  return a < 0 === b < 0 ? Number.NaN : bisect(flows, from, to);
};

/** Where the present value, of one sign at both ends and least in between, reaches the other sign; undefined if it does not. */
const beyondZero = (flows: Float64Array, from: number, to: number): number | undefined => {
  const sign = Math.sign(presentValue(flows, from));
  let [low, high] = [from, to];
  for (let i = 0; i < MOST_TRIES; i++) {
    const [a, b] = [low + (high - low) / 3, high - (high - low) / 3];
    const [x, y] = [sign * presentValue(flows, a), sign * presentValue(flows, b)];
    if (x < 0) return a;
    if (y < 0) return b;
    if (x < y) high = b;
    else low = a;
  }
  return undefined;
};

/** Two rates so close together that the present value has the same sign on both sides of them: they lie where it is nearest to 0. */
const pairAround = (flows: Float64Array, values: Float64Array, i: number): readonly number[] => {
  const [before, here, after] = [values[i - 1], values[i], values[i + 1]] as [number, number, number];
  const sign = Math.sign(here);
  if (sign === 0 || sign * before <= 0 || sign * after <= 0) return [];
  if (sign * here >= sign * before || sign * here > sign * after) return [];
  const [from, to] = [(GROWTHS[i - 1] as number) - 1, (GROWTHS[i + 1] as number) - 1];
  const between = beyondZero(flows, from, to);
  return between === undefined ? [] : [bisect(flows, from, between), bisect(flows, between, to)];
};

/** Every annual rate, ascending, at which the present value changes its sign. */
export const allRates = (flows: Float64Array): readonly number[] => {
  const values = FACTORS.map((factor) => discounted(flows, factor));
  const found: number[] = [];
  for (let i = 0; i < STEPS; i++) {
    if (i > 0) found.push(...pairAround(flows, values, i));
    const [value, next] = [values[i] as number, values[i + 1] as number];
    if (value === 0 || (next !== 0 && value < 0 === next < 0)) continue;
    const [from, to] = [(GROWTHS[i] as number) - 1, (GROWTHS[i + 1] as number) - 1];
    found.push(next === 0 ? to : bisect(flows, from, to));
  }
  return found;
};
