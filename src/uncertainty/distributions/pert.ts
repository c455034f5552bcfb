import { fault } from '../../kit/fault.ts';
import { betaDistribution } from './beta.ts';
import { type Kind, quantityParameter } from './kind.ts';

/** Weight of the mode against the ends: D. G. Malcolm et al., "Application of a technique for R&D program evaluation", Operations Research 7 (1959). */
const USUAL_WEIGHT = 4;

/** Greater weights make a needle; the shapes stay where the inverse is quick. */
const LARGEST_WEIGHT = 1e5;

export const pert: Kind = {
  name: 'pert',
  about: 'Between two ends, most likely at one place, smooth; the ends count less than in a triangular one.',
  parameters: [
    quantityParameter('low', 'least possible'),
    quantityParameter('mode', 'most likely'),
    quantityParameter('high', 'greatest possible'),
    { name: 'weight', about: `how strongly the mode counts against the ends (${USUAL_WEIGHT} unless given)`, measure: 'number' },
  ],
  forms: [['low', 'mode', 'high']],
  optional: ['weight'],
  make: (given) => {
    const [low, mode, high] = [given.number('low'), given.number('mode'), given.number('high')];
    if (!(low < high && low <= mode && mode <= high)) return fault('bad-parameter', 'low, mode and high of pert must ascend');
    const weight = given.has('weight') ? given.number('weight') : USUAL_WEIGHT;
    if (!(weight > 0 && weight <= LARGEST_WEIGHT))
      return fault('bad-parameter', `weight of pert must be more than 0 and at most ${LARGEST_WEIGHT}`);
    const peak = (mode - low) / (high - low);
    return betaDistribution(1 + weight * peak, 1 + weight * (1 - peak), low, high, 'pert');
  },
  examples: [
    // mean = (low + weight·mode + high) / (weight + 2)
    { parameters: { low: 0, mode: 4, high: 14 }, quantiles: [], mean: 5 },
    { parameters: { low: -1, mode: 0, high: 1 }, quantiles: [[0.5, 0]], mean: 0 },
    { parameters: { low: 0, mode: 0, high: 1, weight: 1 }, quantiles: [[0.75, 0.5]], mean: 1 / 3 },
  ],
};
