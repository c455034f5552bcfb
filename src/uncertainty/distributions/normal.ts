import { fault, isFault } from '../../kit/fault.ts';
import type { Distribution } from '../distribution.ts';
import { normalCdf } from '../special/normal-cdf.ts';
import { normalQuantile } from '../special/normal-quantile.ts';
import { type Kind, quantityParameter } from './kind.ts';
import { quantilePairs, quantileParameters, throughPair } from './quantile-pair.ts';

/** The bell with this mean and standard deviation, in the figure's base units. */
export const normalDistribution = (mean: number, sd: number): Distribution => ({
  name: 'normal',
  quantile: (u) => mean + sd * normalQuantile(u),
  below: (x) => normalCdf((x - mean) / sd),
  support: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
});

export const normal: Kind = {
  name: 'normal',
  about: 'Many small influences that add up; symmetric, and no end on either side.',
  parameters: [quantityParameter('mean', 'the centre'), quantityParameter('sd', 'standard deviation'), ...quantileParameters],
  forms: [['mean', 'sd'], ...quantilePairs],
  make: (given) => {
    if (given.has('sd')) {
      if (!(given.number('sd') > 0)) return fault('bad-parameter', 'sd of normal must be more than 0');
      return normalDistribution(given.number('mean'), given.number('sd'));
    }
    const fit = throughPair(given, (x) => x);
    return isFault(fit) ? fit : normalDistribution(fit.mu, fit.sigma);
  },
  examples: [
    // the 97.5 % point of the standard normal is 1.959964 in every table
    {
      parameters: { mean: 10, sd: 2 },
      quantiles: [
        [0.5, 10],
        [0.975, 13.919927969],
      ],
      mean: 10,
    },
    {
      parameters: { p10: -5, p90: 5 },
      quantiles: [
        [0.1, -5],
        [0.9, 5],
      ],
      mean: 0,
    },
  ],
};
