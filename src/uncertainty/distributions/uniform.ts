import { fault } from '../../kit/fault.ts';
import { type Kind, quantityParameter } from './kind.ts';

export const uniform: Kind = {
  name: 'uniform',
  about: 'Anywhere between two ends with equal chance.',
  parameters: [quantityParameter('low', 'least possible'), quantityParameter('high', 'greatest possible')],
  forms: [['low', 'high']],
  make: (given) => {
    const [low, high] = [given.number('low'), given.number('high')];
    if (!(low < high)) return fault('bad-parameter', 'low of uniform must be less than high');
    return { name: 'uniform', quantile: (u) => low + u * (high - low), support: [low, high] };
  },
  examples: [
    {
      parameters: { low: -2, high: 6 },
      quantiles: [
        [0.25, 0],
        [0.5, 2],
        [0.95, 5.6],
      ],
      mean: 2,
    },
  ],
};
