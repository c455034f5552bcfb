import { fault } from '../../kit/fault.ts';
import type { Kind } from './kind.ts';

export const empirical: Kind = {
  name: 'empirical',
  about: 'As observed: straight lines between the sorted observations, nothing beyond the least and the greatest.',
  parameters: [{ name: 'values', about: 'observations, in any order', measure: 'quantity', list: true }],
  forms: [['values']],
  make: (given) => {
    const sorted = Float64Array.from(given.list('values')).sort();
    const last = sorted.length - 1;
    if (last < 1) return fault('bad-parameter', 'empirical needs at least two values');
    const quantile = (u: number): number => {
      const k = Math.min(last - 1, Math.floor(u * last));
      const low = sorted[k] as number;
      return low + (u * last - k) * ((sorted[k + 1] as number) - low);
    };
    return { name: 'empirical', quantile, support: [sorted[0] as number, sorted[last] as number] };
  },
  examples: [
    {
      parameters: { values: [7, 1, 3] },
      quantiles: [
        [0.25, 2],
        [0.5, 3],
        [0.75, 5],
      ],
      mean: 3.5,
    },
    { parameters: { values: [5, 5, 5, 9] }, quantiles: [[0.5, 5]] },
  ],
};
