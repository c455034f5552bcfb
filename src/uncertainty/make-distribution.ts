import { type Fault, fault, isFault } from '../kit/fault.ts';
import { didYouMean } from '../kit/suggest.ts';
import { checkParameters } from './check-parameters.ts';
import type { Distribution } from './distribution.ts';
import { distributionKinds } from './distributions/index.ts';
import { interval } from './distributions/interval.ts';
import type { Kind, Parameters } from './distributions/kind.ts';
import type { PhysicalRange } from './range.ts';
import { truncate } from './truncation.ts';

/** The family of that name, or what may have been meant. */
export const findKind = (name: string): Kind | Fault => {
  const names = distributionKinds.map((k) => k.name);
  return (
    distributionKinds.find((k) => k.name === name) ??
    fault('unknown-distribution', `'${name}' is no distribution`, { hint: didYouMean(name, names) ?? `there are ${names.join(', ')}` })
  );
};

/**
 * A distribution of a family, cut to what is physically possible.
 * @param parameters in base units, as the family declares them
 */
export const makeDistribution = (kind: Kind, parameters: Parameters, range: PhysicalRange = {}): Distribution | Fault => {
  const given = checkParameters(kind, parameters);
  if (isFault(given)) return given;
  const made = kind.make(given, range);
  return isFault(made) ? made : truncate(made, range);
};

/** Intervals already understood: scenarios that are compared write nearly all of them alike, and cutting a fitted one is slow. */
const known = new Map<string, Distribution | Fault>();
const MOST_KNOWN = 4096;

/** The distribution that `low to high` means for a figure of this range. */
export const intervalDistribution = (low: number, high: number, range: PhysicalRange = {}): Distribution | Fault => {
  const key = `${low} ${high} ${range.min} ${range.max}`;
  const found = known.get(key) ?? makeDistribution(interval, { low, high }, range);
  if (known.size < MOST_KNOWN) known.set(key, found);
  return found;
};
