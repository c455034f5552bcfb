import { type Fault, fault } from '../../kit/fault.ts';
import type { Distribution } from '../distribution.ts';
import { isShare } from '../range.ts';
import { incompleteBeta } from '../special/incomplete-beta.ts';
import { logBeta } from '../special/log-gamma.ts';
import { normalQuantile } from '../special/normal-quantile.ts';
import { rootBetween } from '../special/root.ts';
import { betaDistribution } from './beta.ts';
import { type Kind, quantityParameter } from './kind.ts';
import { lognormalDistribution } from './lognormal.ts';
import { normalDistribution } from './normal.ts';

/** `a to b` means that 5 % of outcomes lie below a and 5 % above b. */
const BELOW = 0.05;
const REACH = normalQuantile(1 - BELOW);

const logistic = (t: number): number => 1 / (1 + Math.exp(-t));

/** Within the logits that a root search of the mean may need; e^±30 is out of reach of any share a person writes. */
const FAR = 30;

/** The logit of the mean at which a beta of this concentration has 5 % below `low`. */
const meanFor = (low: number, concentration: number): number =>
  rootBetween(
    (t) => {
      const [a, b] = [concentration * logistic(t), concentration * logistic(-t)];
      return incompleteBeta(low, a, b, logBeta(a, b)) - BELOW;
    },
    -FAR,
    FAR,
    1e-13,
  );

/** The two shapes of a beta distribution. */
export type Shapes = readonly [a: number, b: number];

/** Shapes of the beta distribution with 5 % below `low` and 5 % above `high`, 0 < low < high < 1: the concentration is searched, the mean follows. */
const fitBeta = (low: number, high: number): Shapes | undefined => {
  const shapes = (logConcentration: number): Shapes => {
    const concentration = Math.exp(logConcentration);
    const t = meanFor(low, concentration);
    return [concentration * logistic(t), concentration * logistic(-t)];
  };
  const excess = (logConcentration: number): number => {
    const [a, b] = shapes(logConcentration);
    return incompleteBeta(high, a, b, logBeta(a, b)) - (1 - BELOW);
  };
  // from a bathtub to a needle; an interval narrower than that is a bell to any eye
  const [widest, narrowest] = [Math.log(0.1), Math.log(1e6)];
  const ends = [excess(widest), excess(narrowest)] as const;
  if (!(ends[0] < 0 && ends[1] > 0)) return undefined;
  return shapes(rootBetween(excess, widest, narrowest, 1e-12, ends));
};

/** Fits by their ends; none where no beta has these. A plan writes the same interval for many chips, and a fit takes hundreds of incomplete beta functions. */
const fits = new Map<string, Shapes | undefined>();
const MOST_FITS = 4096;

/** The fits so far, for whoever keeps them for another process. */
export const knownFits = (): ReadonlyMap<string, Shapes | undefined> => fits;

/** Takes fits that were made in another process. */
export const takeFits = (made: ReadonlyMap<string, Shapes | undefined>): void => {
  for (const [ends, shapes] of made) fits.set(ends, shapes);
};

const fittedShapes = (low: number, high: number): Shapes | undefined => {
  const ends = `${low} ${high}`;
  const known = fits.get(ends);
  if (known || fits.has(ends)) return known;
  const made = fitBeta(low, high);
  if (fits.size < MOST_FITS) fits.set(ends, made);
  return made;
};

const fittedBeta = (low: number, high: number): Distribution | undefined => {
  const shapes = fittedShapes(low, high);
  return shapes && betaDistribution(...shapes);
};

const ofShare = (low: number, high: number): Distribution | Fault => {
  if (!(low > 0 && high < 1))
    return fault('bad-interval', 'the ends of an interval are passed in one case of ten, which a share cannot do at 0 or 1', {
      hint: 'move the end inwards, or write {dist: pert, low: …, mode: …, high: …}',
    });
  return fittedBeta(low, high) ?? ofNumbers(low, high);
};

const ofNumbers = (low: number, high: number): Distribution => {
  if (!(low > 0)) return normalDistribution((low + high) / 2, (high - low) / 2 / REACH);
  const [below, above] = [Math.log(low), Math.log(high)];
  return lognormalDistribution((below + above) / 2, (above - below) / 2 / REACH);
};

export const interval: Kind = {
  name: 'interval',
  about: 'What `a to b` means, a 90 % interval: beta for shares, lognormal where both ends are positive, normal otherwise.',
  parameters: [quantityParameter('low', '5 % of outcomes lie below'), quantityParameter('high', '5 % of outcomes lie above')],
  forms: [['low', 'high']],
  make: (given, range) => {
    const [low, high] = [given.number('low'), given.number('high')];
    if (!(low < high)) return fault('bad-interval', 'an interval runs from its lower to its higher end');
    if (isShare(range)) return ofShare(low, high);
    if (low <= 0 && range.min !== undefined && range.min >= 0)
      return fault('bad-interval', 'the lower end of an interval is passed in one case of twenty, so it must be more than 0 here', {
        hint: 'write a small number instead of 0, or {dist: triangular, low: …, mode: …, high: …}',
      });
    return ofNumbers(low, high);
  },
  examples: [
    {
      parameters: { low: 20, high: 80 },
      quantiles: [
        [0.05, 20],
        [0.5, 40],
        [0.95, 80],
      ],
    },
    {
      parameters: { low: -0.05, high: 0.15 },
      quantiles: [
        [0.05, -0.05],
        [0.5, 0.05],
        [0.95, 0.15],
      ],
      mean: 0.05,
    },
    {
      parameters: { low: 0.2, high: 0.8 },
      range: { min: 0, max: 1 },
      quantiles: [
        [0.05, 0.2],
        [0.5, 0.5],
        [0.95, 0.8],
      ],
      mean: 0.5,
    },
    {
      parameters: { low: 0.9, high: 0.99 },
      range: { min: 0, max: 1 },
      quantiles: [
        [0.05, 0.9],
        [0.95, 0.99],
      ],
    },
  ],
};
