import { fault } from '../../kit/fault.ts';
import type { Distribution } from '../distribution.ts';
import type { Kind } from './kind.ts';

/** Each whole month from `first` to `last`, both included, with equal chance. */
export const dateDistribution = (first: number, last: number): Distribution => ({
  name: 'date',
  // the last month's share ends at 1; rounding must not open another
  quantile: (u) => Math.min(last, first + Math.floor(u * (last - first + 1))),
  support: [first, last],
});

export const date: Kind = {
  name: 'date',
  about: 'A month, any of a stretch with equal chance.',
  parameters: [
    { name: 'first', about: 'earliest month', measure: 'month' },
    { name: 'last', about: 'latest month', measure: 'month' },
  ],
  forms: [['first', 'last']],
  make: (given) => {
    const [first, last] = [given.number('first'), given.number('last')];
    return first < last ? dateDistribution(first, last) : fault('bad-parameter', 'first of date must come before last');
  },
  examples: [
    {
      parameters: { first: 24310, last: 24317 },
      quantiles: [
        [0.01, 24310],
        [0.5, 24314],
        [0.99, 24317],
      ],
      mean: 24313.5,
    },
  ],
};
