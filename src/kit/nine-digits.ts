/** Powers of ten that a double holds exactly. */
const POWERS = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));
const LARGEST_POWER = POWERS.length - 1;

const DIGITS = 9;
const LEAST = 1e8;
const MOST = 1e9;

/** Scaling a number rounds it by far less, at nine digits before the point: a fraction this far from a half is on its side of it. */
const DOUBT = 1e-6;

/** @param power 0 to 22 */
export const powerOfTen = (power: number): number => POWERS[power] as number;

/**
 * How many places the point of a positive number is moved right to leave nine digits before it; negative for left.
 * Undefined where that takes a power of ten that is not exact.
 */
export const placesToNineDigits = (size: number): number | undefined => {
  let places = 0;
  if (size < MOST) {
    while (places <= LARGEST_POWER && size * powerOfTen(places) < LEAST) places++;
    return places > LARGEST_POWER ? undefined : places;
  }
  while (places <= LARGEST_POWER && size / powerOfTen(places) >= MOST) places++;
  return places > LARGEST_POWER ? undefined : -places;
};

const scaled = (size: number, places: number): number => (places < 0 ? size / powerOfTen(-places) : size * powerOfTen(places));

/**
 * `Number(x.toPrecision(9))`, in a few steps of arithmetic. A whole number of nine digits, divided or multiplied by an exact power of
 * ten, is rounded once, as a text is when it is read; which whole number it is, is left to `toPrecision` where it is nearly a tie.
 */
export const toNineDigits = (x: number): number => {
  if (x === 0) return 0;
  const size = Math.abs(x);
  const places = placesToNineDigits(size);
  if (places === undefined) return Number(x.toPrecision(DIGITS));
  const exact = scaled(size, places);
  const below = Math.floor(exact);
  const fraction = exact - below;
  if (Math.abs(fraction - 0.5) < DOUBT) return Number(x.toPrecision(DIGITS));
  const whole = fraction < 0.5 ? below : below + 1;
  const rounded = scaled(whole, -places);
  return x < 0 ? -rounded : rounded;
};
