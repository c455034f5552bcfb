import type { LimitSeries, OverallResult, RatePatterns, Results, Series } from '../../src/engine/results.ts';
import type { Axis, Recorded } from '../../src/equations/program.ts';
import { unit } from '../../src/kit/unit.ts';

/** Draws of one quantity, written out: `[month][member][draw]`, in the shown unit. */
type Figures = readonly (readonly (readonly number[])[])[];

export const axis = (name: string, members: readonly string[]): Axis => ({ name, members, parents: [] });

/** Only some tuples of the parents exist; each is given by the names of its parents' members. */
export const sparse = (name: string, parents: readonly Axis[], tuples: readonly (readonly string[])[]): Axis => ({
  name,
  members: tuples.map((t) => t.join('·')),
  parents: parents.map((parent, p) => ({ axis: parent, index: Int32Array.from(tuples, (t) => parent.members.indexOf(t[p]!)) })),
});

export interface Made {
  readonly id: string;
  readonly unit: string;
  readonly yearly: 'sum' | 'last' | 'mean';
  readonly axes?: readonly Axis[];
  readonly figures: Figures;
}

const plainMean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

export const series = (made: Made): Series => {
  const shown = unit(made.unit);
  const members = made.figures[0]!.length;
  const base = made.figures.map((month) => month.map((draws) => Float64Array.from(draws, (v) => v * shown.factor)));
  // tables look at these fields of a recorded quantity only; the variable behind it does not concern them
  const recorded = { id: made.id, unit: shown, axes: made.axes ?? [], yearly: made.yearly, about: made.id } as unknown as Recorded;
  return {
    recorded,
    members,
    mean: Float64Array.from(base.flatMap((month) => month.map((draws) => plainMean([...draws])))),
    draws: (month, member) => base[month]![member]!,
  };
};

/** One limit of a flow: figures `[month][member]`. */
export const limit = (
  flow: string,
  name: string,
  space: readonly Axis[],
  figures: { readonly bound: number[][]; readonly missed: number[][]; readonly slack: number[][] },
): LimitSeries => ({
  tally: { flow, limit: name, space } as unknown as LimitSeries['tally'],
  members: figures.bound[0]!.length,
  bound: Float64Array.from(figures.bound.flat()),
  missed: Float64Array.from(figures.missed.flat()),
  slack: Float64Array.from(figures.slack.flat()),
});

export const overall = (id: string, shown: string, values: readonly number[], rates?: RatePatterns): OverallResult => {
  const u = unit(shown);
  const quantity = { id, unit: u, about: id, how: 'total' } as unknown as OverallResult['quantity'];
  return { quantity, values: Float64Array.from(values, (v) => v * u.factor), ...(rates && { rates }) };
};

export const results = (parts: Partial<Results> & Pick<Results, 'months' | 'draws'>): Results => ({
  seed: 1,
  series: [],
  limits: [],
  overalls: [],
  ...parts,
});
