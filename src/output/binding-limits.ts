import type { LimitSeries, Results } from '../engine/results.ts';
import { type Coordinates, coordinatesOf } from './dimensions.ts';

/** Months of one period, as indices from the start, `to` excluded. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** How much one limit decided about a flow, in a period and a place: it bound there in some draw. */
export interface BindingLimit {
  readonly flow: string;
  readonly limit: string;
  /** Share of the draws in which it bound, members and months weighted by what was decided there: held back by limits or given. */
  readonly share: number;
  /** Unused share of the limit on average, with the same weights. */
  readonly slack: number;
  /** What all limits of the flow together held back in the period, mean over draws, in base units of the flow. */
  readonly held: number;
  /** The limit of the same flow with the least unused share besides this one. */
  readonly next: string | undefined;
}

/** The limits of each flow, flows in the order they are declared. */
export const limitsByFlow = (results: Results): Map<string, LimitSeries[]> => {
  const flows = new Map<string, LimitSeries[]>();
  for (const limit of results.limits) flows.set(limit.tally.flow, [...(flows.get(limit.tally.flow) ?? []), limit]);
  return flows;
};

/** Members of a flow's space gathered by where they are: all together, then by each of `dimensions` that the space has. */
export const placesOf = (limit: LimitSeries, dimensions: readonly (keyof Coordinates)[]): { at: Coordinates; members: number[] }[] => {
  const all = coordinatesOf(limit.tally.space);
  const places = [{ at: {} as Coordinates, members: all.map((_, i) => i) }];
  for (const dimension of dimensions) {
    const found = new Map<string, number[]>();
    for (const [member, at] of all.entries()) {
      const name = at[dimension];
      if (name !== undefined) found.set(name, [...(found.get(name) ?? []), member]);
    }
    for (const [name, members] of found) places.push({ at: { [dimension]: name }, members });
  }
  return places;
};

/** Where the least of some numbers stands, and the least of the others; earlier ones first among equals. */
const twoLeast = (numbers: readonly number[]): readonly [number | undefined, number | undefined] => {
  let first: number | undefined;
  let second: number | undefined;
  for (let i = 0; i < numbers.length; i++) {
    const x = numbers[i] as number;
    if (first === undefined || x < (numbers[first] as number)) [first, second] = [i, first];
    else if (second === undefined || x < (numbers[second] as number)) second = i;
  }
  return [first, second];
};

/**
 * The limits that bound a flow over some members and months, weighted by what was wanted there; a flow that got all it wanted counts as
 * bound by its wish. Where nothing was wanted there is no answer, unless the question is about a single cell: then its share is a count
 * of draws.
 */
export const bindingLimits = (limits: readonly LimitSeries[], draws: number, members: readonly number[], span: Span): BindingLimit[] => {
  const share = new Array<number>(limits.length).fill(0);
  const slack = new Array<number>(limits.length).fill(0);
  let weights = 0;
  let held = 0;
  const single = members.length === 1 && span.to - span.from === 1;
  for (let month = span.from; month < span.to; month++) {
    for (const member of members) {
      let decided = 0;
      for (const l of limits) {
        const missed = l.missed[month * l.members + member] as number;
        decided += missed;
        if (!l.tally.isWant) held += missed;
      }
      const weight = single ? 1 : decided;
      if (weight === 0) continue;
      weights += weight;
      for (let i = 0; i < limits.length; i++) {
        const l = limits[i] as LimitSeries;
        const cell = month * l.members + member;
        share[i] = (share[i] as number) + (weight * (l.bound[cell] as number)) / draws;
        slack[i] = (slack[i] as number) + weight * (l.slack[cell] as number);
      }
    }
  }
  if (weights === 0) return [];
  const unused = slack.map((s) => s / weights);
  const [nearest, second] = twoLeast(unused);
  const found: BindingLimit[] = [];
  for (let i = 0; i < limits.length; i++) {
    if (share[i] === 0) continue;
    const { flow, limit } = (limits[i] as LimitSeries).tally;
    const next = nearest === i ? second : nearest;
    const nextLimit = next === undefined ? undefined : (limits[next] as LimitSeries).tally.limit;
    found.push({ flow, limit, share: (share[i] as number) / weights, slack: unused[i] as number, held, next: nextLimit });
  }
  return found;
};
