import type { Kind } from './kind.ts';

export const bernoulli: Kind = {
  name: 'bernoulli',
  about: 'Happens (1) or does not (0).',
  parameters: [{ name: 'probability', about: 'chance that it happens', measure: 'share' }],
  forms: [['probability']],
  make: (given) => {
    const p = given.number('probability');
    return { name: 'bernoulli', quantile: (u) => (u > 1 - p ? 1 : 0), support: [p < 1 ? 0 : 1, p > 0 ? 1 : 0] };
  },
  examples: [
    {
      parameters: { probability: 0.7 },
      quantiles: [
        [0.29, 0],
        [0.31, 1],
        [0.5, 1],
      ],
      mean: 0.7,
    },
    { parameters: { probability: 0 }, quantiles: [[0.999, 0]], mean: 0 },
  ],
};
