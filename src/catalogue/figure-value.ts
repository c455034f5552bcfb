import { isFault } from '../kit/fault.ts';
import { type Distribution, findKind, intervalDistribution, makeDistribution, type Value } from '../uncertainty/index.ts';
import type { Figure } from './figure.ts';

/** A range that starts at 0 cannot be an interval of a positive figure: a PERT from end to end, most likely at the figure. */
const fromZero = (figure: Figure, low: number, high: number): Distribution => {
  const kind = findKind('pert');
  if (isFault(kind)) throw new Error(kind.fault);
  const made = makeDistribution(kind, { low, mode: figure.value, high }, figure.range);
  if (isFault(made)) throw new Error(`${figure.origin.path}: ${made.fault}`);
  return made;
};

/**
 * The figure as an input of a simulation. A range of low or medium confidence becomes a 90 % interval (lognormal where positive,
 * beta for a share, normal where the sign can change); a figure of high confidence, or without both ends, stays fixed.
 * @param name addresses the random numbers
 */
export const figureToValue = (figure: Figure, name: string): Value => {
  const { low, high, origin } = figure;
  if (origin.confidence === 'high' || low === undefined || high === undefined || !(low < high))
    return { kind: 'constant', value: figure.value, origin };
  const interval = intervalDistribution(low, high, figure.range);
  const distribution = isFault(interval) ? fromZero(figure, low, high) : interval;
  return { kind: 'uncertain', name, distribution, origin };
};
