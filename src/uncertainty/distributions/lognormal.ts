import { type Fault, fault, isFault } from '../../kit/fault.ts';
import type { Distribution } from '../distribution.ts';
import { normalCdf } from '../special/normal-cdf.ts';
import { normalQuantile } from '../special/normal-quantile.ts';
import { type Given, type Kind, quantityParameter } from './kind.ts';
import { quantilePairs, quantileParameters, throughPair } from './quantile-pair.ts';

/** exp of a normal distribution with mean `mu` and standard deviation `sigma`. */
export const lognormalDistribution = (mu: number, sigma: number): Distribution => ({
  name: 'lognormal',
  quantile: (u) => Math.exp(mu + sigma * normalQuantile(u)),
  below: (x) => (x > 0 ? normalCdf((Math.log(x) - mu) / sigma) : 0),
  support: [0, Number.POSITIVE_INFINITY],
});

/** Moments turned into the parameters of the logarithm: σ² = ln(1 + (sd/mean)²), μ = ln mean − σ²/2. */
const fromMoments = (mean: number, sd: number): Distribution => {
  const variance = Math.log1p((sd / mean) ** 2);
  return lognormalDistribution(Math.log(mean) - variance / 2, Math.sqrt(variance));
};

const make = (given: Given): Distribution | Fault => {
  const bad = given.names.find((n) => !(given.number(n) > 0));
  if (bad !== undefined)
    return fault('bad-parameter', `${bad} of lognormal must be more than 0`, { hint: 'where the sign can change, use normal' });
  if (given.has('sd')) return fromMoments(given.number('mean'), given.number('sd'));
  if (given.has('factor')) {
    if (!(given.number('factor') > 1)) return fault('bad-parameter', 'factor of lognormal must be more than 1');
    return lognormalDistribution(Math.log(given.number('median')), Math.log(given.number('factor')) / normalQuantile(0.95));
  }
  const fit = throughPair(given, Math.log);
  return isFault(fit) ? fit : lognormalDistribution(fit.mu, fit.sigma);
};

export const lognormal: Kind = {
  name: 'lognormal',
  about: 'Many small influences that multiply; positive, with a long tail upwards.',
  parameters: [
    quantityParameter('mean', 'the average, which lies above the median'),
    quantityParameter('sd', 'standard deviation'),
    { name: 'factor', about: 'between median / factor and median × factor with 90 % chance', measure: 'number' },
    ...quantileParameters,
  ],
  forms: [['p10', 'p90'], ['mean', 'sd'], ['median', 'factor'], ...quantilePairs.slice(1)],
  make,
  examples: [
    {
      parameters: { p10: 5, p90: 20 },
      quantiles: [
        [0.1, 5],
        [0.5, 10],
        [0.9, 20],
      ],
    },
    {
      parameters: { median: 100, factor: 2 },
      quantiles: [
        [0.05, 50],
        [0.5, 100],
        [0.95, 200],
      ],
    },
    // median = mean / sqrt(1 + (sd/mean)²)
    { parameters: { mean: 5, sd: 12 }, quantiles: [[0.5, 5 / 2.6]] },
    { parameters: { mean: 8, sd: 2 }, quantiles: [], mean: 8 },
  ],
};
