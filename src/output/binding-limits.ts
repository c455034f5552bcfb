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

/** Where the least of some numbers stands, the first among equals, leaving one place out; −1 where there is no other. */
const leastBeside = (numbers: Float64Array, leftOut: number): number => {
  let least = -1;
  for (let i = 0; i < numbers.length; i++) {
    if (i !== leftOut && (least < 0 || (numbers[i] as number) < (numbers[least] as number))) least = i;
  }
  return least;
};

/** What limits together decided about their flow: `[month · members + member]`. */
const decidedBy = (limits: readonly LimitSeries[], cells: number): Float64Array => {
  const total = new Float64Array(cells);
  for (const { missed } of limits)
    for (let cell = 0; cell < total.length; cell++) total[cell] = (total[cell] as number) + (missed[cell] as number);
  return total;
};

/** The limits of one flow, asked for what bound it in one place and period after the other. */
export class FlowLimits {
  private readonly limits: readonly LimitSeries[];
  private readonly draws: number;
  private readonly members: number;
  private readonly decided: Float64Array;
  /** Of one question, by limit: sums over its cells, then of the unused shares their average. */
  private readonly share: Float64Array;
  private readonly slack: Float64Array;

  constructor(limits: readonly LimitSeries[], draws: number) {
    this.limits = limits;
    this.draws = draws;
    this.members = limits[0]?.members ?? 0;
    this.decided = decidedBy(limits, limits[0]?.missed.length ?? 0);
    this.share = new Float64Array(limits.length);
    this.slack = new Float64Array(limits.length);
  }

  /**
   * The limits that bound the flow over some members and months, weighted by what was wanted there; a flow that got all it wanted counts
   * as bound by its wish. Where nothing was wanted there is no answer, unless the question is about a single cell: then its share is a
   * count of draws.
   */
  binding(members: readonly number[], { from, to }: Span): BindingLimit[] {
    const { decided, share, slack } = this;
    share.fill(0);
    slack.fill(0);
    const single = members.length === 1 && to - from === 1;
    let weights = 0;
    let held = 0;
    for (let month = from; month < to; month++) {
      for (let i = 0; i < members.length; i++) {
        const cell = month * this.members + (members[i] as number);
        const weight = single ? 1 : (decided[cell] as number);
        // where nothing was decided, nothing was held back either
        if (weight === 0) continue;
        weights += weight;
        held = this.addCell(cell, weight, held);
      }
    }
    return weights === 0 ? [] : this.found(weights, held);
  }

  /** Adds what one cell says, and returns what was held back so far. */
  private addCell(cell: number, weight: number, held: number): number {
    const { limits, draws, share, slack } = this;
    let heldSoFar = held;
    for (let i = 0; i < limits.length; i++) {
      const l = limits[i] as LimitSeries;
      share[i] = (share[i] as number) + (weight * (l.bound[cell] as number)) / draws;
      slack[i] = (slack[i] as number) + weight * (l.slack[cell] as number);
      if (!l.tally.isWant) heldSoFar += l.missed[cell] as number;
    }
    return heldSoFar;
  }

  private found(weights: number, held: number): BindingLimit[] {
    const { limits, share, slack } = this;
    for (let i = 0; i < slack.length; i++) slack[i] = (slack[i] as number) / weights;
    const found: BindingLimit[] = [];
    for (let i = 0; i < limits.length; i++) {
      if (share[i] === 0) continue;
      const { flow, limit } = (limits[i] as LimitSeries).tally;
      const next = limits[leastBeside(slack, i)]?.tally.limit;
      found.push({ flow, limit, share: (share[i] as number) / weights, slack: slack[i] as number, held, next });
    }
    return found;
  }
}
