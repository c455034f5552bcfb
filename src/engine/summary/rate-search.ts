import { pow } from '../elementary.ts';
import { discounted, monthlyFactor, rateOf } from './present-value.ts';

// Rates are sought as factors of a month, of which a present value is a polynomial: the greater the factor, the lower the rate.

const LEAST_GROWTH = 0.001;
const GREATEST_GROWTH = 101;

/** The factors of annual rates from −99.9 % to +10,000 %, between which one is sought, and that of 0 %. */
export const AT_LEAST = monthlyFactor(LEAST_GROWTH - 1);
export const AT_NOUGHT = 1;
export const AT_GREATEST = monthlyFactor(GREATEST_GROWTH - 1);

// growth 1 + r at which the present value is looked at for a change of sign, evenly in its logarithm
const STEPS = 240;
const RATIO = pow(GREATEST_GROWTH / LEAST_GROWTH, 1 / STEPS);

const grid = (): Float64Array => {
  let growth = LEAST_GROWTH;
  return Float64Array.from({ length: STEPS + 1 }, (_, i) => {
    if (i > 0) growth *= RATIO;
    return monthlyFactor(growth - 1);
  });
};

const FACTORS = grid();

/** Thirds of a stretch that are tried until it is too short to matter. */
const MOST_TRIES = 60;

/** The factor at which the present value changes sign between two at which its signs differ. */
const bisect = (flows: Float64Array, from: number, to: number): number => {
  let [here, there] = [from, to];
  const sign = Math.sign(discounted(flows, here));
  for (;;) {
    const middle = (here + there) / 2;
    if (middle === here || middle === there) return middle;
    const value = discounted(flows, middle);
    if (value === 0) return middle;
    if (Math.sign(value) === sign) here = middle;
    else there = middle;
  }
};

/** The annual rate whose factor lies in a stretch that holds at most one; NaN where it holds none. */
export const bracketed = (flows: Float64Array, from: number, to: number): number => {
  const [a, b] = [discounted(flows, from), discounted(flows, to)];
  return a < 0 === b < 0 ? Number.NaN : rateOf(bisect(flows, from, to));
};

/** Where the present value, of one sign at both ends and least in between, reaches the other sign; undefined if it does not. */
const beyondZero = (flows: Float64Array, from: number, to: number): number | undefined => {
  const sign = Math.sign(discounted(flows, from));
  let [here, there] = [from, to];
  for (let i = 0; i < MOST_TRIES; i++) {
    const third = (there - here) / 3;
    const [a, b] = [here + third, there - third];
    const [x, y] = [sign * discounted(flows, a), sign * discounted(flows, b)];
    if (x < 0) return a;
    if (y < 0) return b;
    if (x < y) there = b;
    else here = a;
  }
  return undefined;
};

/** Two factors so close together that the present value has the same sign on both sides of them: they lie where it is nearest to 0. */
const pairAround = (flows: Float64Array, values: Float64Array, i: number): readonly number[] => {
  const [before, here, after] = [values[i - 1], values[i], values[i + 1]] as [number, number, number];
  const sign = Math.sign(here);
  if (sign === 0 || sign * before <= 0 || sign * after <= 0) return [];
  if (sign * here >= sign * before || sign * here > sign * after) return [];
  const [from, to] = [FACTORS[i - 1], FACTORS[i + 1]] as [number, number];
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
    const to = FACTORS[i + 1] as number;
    found.push(next === 0 ? to : bisect(flows, FACTORS[i] as number, to));
  }
  return found.map(rateOf);
};
