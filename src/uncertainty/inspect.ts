import type { Distribution } from './distribution.ts';
import { growthFactor, growthRate, stretchAt } from './sampling/curve.ts';
import type { Value } from './value.ts';

export type UncertainValue = Extract<Value, { kind: 'uncertain' }>;

const parts = (value: Value): readonly Value[] => {
  switch (value.kind) {
    case 'derived':
      return value.of;
    case 'curve':
      return value.points.map((p) => p.value);
    case 'growth':
      return [value.from, value.annual];
    default:
      return [];
  }
};

/** The value and everything it is made of, each once. */
export const allParts = (value: Value): Set<Value> => {
  const found = new Set([value]);
  // a set visits what is added to it on the way
  for (const v of found) for (const part of parts(v)) found.add(part);
  return found;
};

const varies = (value: Value): boolean => value.kind === 'growth' || (value.kind === 'curve' && value.points.length > 1);

const CERTAIN = { monthly: false, uncertain: false };

/** Whether a value may differ between months, and between draws. */
export const shape = (value: Value): { readonly monthly: boolean; readonly uncertain: boolean } => {
  if (value.kind === 'constant') return CERTAIN;
  const all = [...allParts(value)];
  return { monthly: all.some(varies), uncertain: all.some((v) => v.kind === 'uncertain') };
};

/** The uncertain inputs a value depends on, by name. */
export const dependsOn = (value: Value): Map<string, UncertainValue> =>
  new Map([...allParts(value)].flatMap((v) => (v.kind === 'uncertain' ? [[v.name, v] as const] : [])));

/**
 * The value in a month with every uncertain input at its median, in base units.
 * @param known results for the same month, kept between calls that share parts
 */
export const valueAt = (value: Value, month: number, known = new Map<Value, number>()): number => {
  if (value.kind === 'constant') return value.value;
  let result = known.get(value);
  if (result === undefined) {
    result = compute(value, (part) => valueAt(part, month, known), month);
    known.set(value, result);
  }
  return result;
};

/** A curve asks for the medians of its points in every month, and some take a search. */
const medians = new WeakMap<Distribution, number>();

const medianOf = (distribution: Distribution): number => {
  const median = medians.get(distribution) ?? distribution.quantile(0.5);
  medians.set(distribution, median);
  return median;
};

const compute = (value: Value, of: (part: Value) => number, month: number): number => {
  switch (value.kind) {
    case 'constant':
      return value.value;
    case 'uncertain':
      return medianOf(value.distribution);
    case 'derived':
      return value.compute(value.of.map(of));
    case 'growth':
      return of(value.from) * growthFactor(growthRate(of(value.annual)), month - value.start);
    case 'curve': {
      const months = value.points.map((p) => p.month);
      const { at, next, share } = stretchAt(months, value.between, month);
      const from = of((value.points[at] as { value: Value }).value);
      return share === 0 ? from : from + share * (of((value.points[next] as { value: Value }).value) - from);
    }
  }
};
