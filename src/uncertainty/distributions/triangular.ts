import { fault } from '../../kit/fault.ts';
import { type Kind, quantityParameter } from './kind.ts';

export const triangular: Kind = {
  name: 'triangular',
  about: 'Between two ends, most likely at one place, falling off in straight lines.',
  parameters: [
    quantityParameter('low', 'least possible'),
    quantityParameter('mode', 'most likely'),
    quantityParameter('high', 'greatest possible'),
  ],
  forms: [['low', 'mode', 'high']],
  make: (given) => {
    const [low, mode, high] = [given.number('low'), given.number('mode'), given.number('high')];
    if (!(low < high && low <= mode && mode <= high)) return fault('bad-parameter', 'low, mode and high of triangular must ascend');
    const width = high - low;
    const peak = (mode - low) / width;
    const rising = (u: number): number => low + Math.sqrt(u * width * (mode - low));
    const falling = (u: number): number => high - Math.sqrt((1 - u) * width * (high - mode));
    return { name: 'triangular', quantile: (u) => (u < peak ? rising(u) : falling(u)), support: [low, high] };
  },
  examples: [
    {
      parameters: { low: 0, mode: 1, high: 2 },
      quantiles: [
        [0.125, 0.5],
        [0.5, 1],
        [0.875, 1.5],
      ],
      mean: 1,
    },
    { parameters: { low: 0, mode: 4, high: 14 }, quantiles: [[0.5, 14 - Math.sqrt(70)]], mean: 6 },
    { parameters: { low: 1, mode: 1, high: 3 }, quantiles: [[0.75, 2]], mean: 5 / 3 },
  ],
};
