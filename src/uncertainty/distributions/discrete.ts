import { fault } from '../../kit/fault.ts';
import { sum } from '../../kit/statistics.ts';
import type { Kind } from './kind.ts';

export const discrete: Kind = {
  name: 'discrete',
  about: 'One of a few values, each with its weight.',
  parameters: [
    { name: 'values', about: 'what it can be', measure: 'quantity', list: true },
    { name: 'weights', about: 'how likely each is, up to a common factor', measure: 'number', list: true },
  ],
  forms: [['values', 'weights'], ['values']],
  make: (given) => {
    const values = given.list('values');
    const weights = given.has('weights') ? given.list('weights') : values.map(() => 1);
    if (values.length !== weights.length)
      return fault('bad-parameter', `discrete has ${values.length} values and ${weights.length} weights`);
    if (weights.some((w) => w < 0)) return fault('bad-parameter', 'weights of discrete cannot be negative');
    const whole = sum(weights);
    if (!(whole > 0 && whole < Number.POSITIVE_INFINITY)) return fault('bad-parameter', 'weights of discrete must add up to more than 0');
    const possible = values.map((value, i) => ({ value, weight: weights[i] as number })).filter((p) => p.weight > 0);
    possible.sort((a, b) => a.value - b.value);
    const least = (possible[0] as { value: number }).value;
    const greatest = (possible.at(-1) as { value: number }).value;
    let reached = 0;
    const steps = possible.map(({ value, weight }) => {
      reached += weight / whole;
      return { value, reached };
    });
    // steps are few; the last one's share may fall short of 1 by rounding
    return { name: 'discrete', quantile: (u) => steps.find((s) => u <= s.reached)?.value ?? greatest, support: [least, greatest] };
  },
  examples: [
    {
      parameters: { values: [30, 10, 20], weights: [1, 2, 1] },
      quantiles: [
        [0.1, 10],
        [0.5, 10],
        [0.6, 20],
        [0.9, 30],
      ],
      mean: 17.5,
    },
    {
      parameters: { values: [1, 2] },
      quantiles: [
        [0.4, 1],
        [0.6, 2],
      ],
      mean: 1.5,
    },
  ],
};
