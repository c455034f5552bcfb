import { type Fault, fault, isFault } from '../../kit/fault.ts';
import type { Distribution } from '../distribution.ts';
import { incompleteBeta, inverseIncompleteBeta } from '../special/incomplete-beta.ts';
import { logBeta } from '../special/log-gamma.ts';
import { type Given, type Kind, quantityParameter } from './kind.ts';

/** Beyond this the distribution is a narrow bell, and the inverse only slow. */
const LARGEST_SHAPE = 1e6;

/** A beta distribution stretched over [low, high]. */
export const betaDistribution = (a: number, b: number, low = 0, high = 1, name = 'beta'): Distribution => {
  const logB = logBeta(a, b);
  return {
    name,
    quantile: (u) => low + (high - low) * inverseIncompleteBeta(u, a, b, logB),
    below: (x) => incompleteBeta((x - low) / (high - low), a, b, logB),
    support: [low, high],
  };
};

/** The shapes, from themselves or from mean and standard deviation as shares of the width. */
const shapes = (given: Given, low: number, width: number): readonly [number, number] | Fault => {
  if (given.has('alpha')) return [given.number('alpha'), given.number('beta')];
  const mean = (given.number('mean') - low) / width;
  const sd = given.number('sd') / width;
  if (!(mean > 0 && mean < 1)) return fault('bad-parameter', 'mean of beta must lie between its ends');
  const concentration = (mean * (1 - mean)) / (sd * sd) - 1;
  if (!(sd > 0 && concentration > 0)) {
    const most = Number((width * Math.sqrt(mean * (1 - mean))).toPrecision(3));
    return fault('bad-parameter', `sd of beta must be more than 0 and, with this mean, less than ${most} in base units`);
  }
  return [mean * concentration, (1 - mean) * concentration];
};

export const beta: Kind = {
  name: 'beta',
  about: 'A share: between two ends (0 and 1 unless given), of any shape from a bell to a bathtub.',
  parameters: [
    { name: 'alpha', about: 'first shape', measure: 'number' },
    { name: 'beta', about: 'second shape', measure: 'number' },
    quantityParameter('mean', 'the average'),
    quantityParameter('sd', 'standard deviation'),
    quantityParameter('low', 'least possible'),
    quantityParameter('high', 'greatest possible'),
  ],
  forms: [
    ['mean', 'sd'],
    ['alpha', 'beta'],
  ],
  optional: ['low', 'high'],
  make: (given) => {
    const low = given.has('low') ? given.number('low') : 0;
    const high = given.has('high') ? given.number('high') : 1;
    if (!(low < high)) return fault('bad-parameter', 'low of beta must be less than high');
    const found = shapes(given, low, high - low);
    if (isFault(found)) return found;
    const [a, b] = found;
    if (!(a > 0 && b > 0 && a <= LARGEST_SHAPE && b <= LARGEST_SHAPE))
      return fault('bad-parameter', `the shapes of beta must be more than 0 and at most ${LARGEST_SHAPE}`);
    return betaDistribution(a, b, low, high);
  },
  examples: [
    // I_x(1, 2) = 1 − (1−x)²
    {
      parameters: { alpha: 1, beta: 2 },
      quantiles: [
        [0.75, 0.5],
        [0.5, 1 - Math.SQRT1_2],
      ],
      mean: 1 / 3,
    },
    // the arcsine law: x = sin²(πu/2)
    {
      parameters: { alpha: 0.5, beta: 0.5 },
      quantiles: [
        [1 / 3, 0.25],
        [0.5, 0.5],
      ],
      mean: 0.5,
    },
    { parameters: { mean: 0.3, sd: 0.1 }, quantiles: [], mean: 0.3 },
    { parameters: { alpha: 2, beta: 2, low: 10, high: 20 }, quantiles: [[0.5, 15]], mean: 15 },
  ],
};
