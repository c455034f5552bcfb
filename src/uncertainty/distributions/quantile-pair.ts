import { type Fault, fault } from '../../kit/fault.ts';
import { normalQuantile } from '../special/normal-quantile.ts';
import { type Given, type Parameter, quantityParameter } from './kind.ts';

/** Parameters that name a quantile, with the share of outcomes below it. */
const NAMED: ReadonlyMap<string, number> = new Map([
  ['p1', 0.01],
  ['p5', 0.05],
  ['p10', 0.1],
  ['p25', 0.25],
  ['median', 0.5],
  ['p50', 0.5],
  ['p75', 0.75],
  ['p90', 0.9],
  ['p95', 0.95],
  ['p99', 0.99],
]);

const names = [...NAMED.keys()];

export const quantileParameters: readonly Parameter[] = names.map((name) =>
  quantityParameter(
    name,
    name === 'median' ? 'as likely exceeded as not' : `exceeded with ${100 - Math.round(100 * (NAMED.get(name) as number))} % chance`,
  ),
);

/** All pairs of different quantiles, the usual one first. */
export const quantilePairs: readonly (readonly string[])[] = [
  ['p10', 'p90'],
  ...names
    .flatMap((a, i) => names.slice(i + 1).map((b) => [a, b]))
    .filter(([a, b]) => !(a === 'p10' && b === 'p90') && !(a === 'median' && b === 'p50')),
];

/**
 * Place and spread of a normal distribution through two quantiles.
 * @param scale applied to the figures first, such as the logarithm
 */
export const throughPair = (given: Given, scale: (x: number) => number): { readonly mu: number; readonly sigma: number } | Fault => {
  const ordered = given.names.filter((n) => NAMED.has(n)).sort((a, b) => (NAMED.get(a) as number) - (NAMED.get(b) as number));
  const [below, above] = ordered as [string, string];
  if (!(given.number(below) < given.number(above))) return fault('bad-parameter', `${below} must be less than ${above}`);
  const [xa, xb] = [scale(given.number(below)), scale(given.number(above))];
  const [za, zb] = [normalQuantile(NAMED.get(below) as number), normalQuantile(NAMED.get(above) as number)];
  const sigma = (xb - xa) / (zb - za);
  // measured from the nearer end, so that a median is met exactly
  return { sigma, mu: za === 0 ? xa : zb === 0 ? xb : (xa * zb - xb * za) / (zb - za) };
};
