import type { InputData, Lag, Variable } from '../../equations/program.ts';
import type { Place } from '../plan/layout.ts';
import type { Plan } from '../plan/plan.ts';

/** For each variable how many months back it is read. */
export type Distances = ReadonlyMap<Variable, ReadonlySet<number>>;

const lagsOf = (lag: Lag, memory: number, inputs: ReadonlyMap<string, InputData>): Iterable<number> => {
  if (typeof lag === 'number') return [lag];
  // lags that differ between draws may be any
  return inputs.get(lag.by.name)?.values ?? Array.from({ length: memory + 1 }, (_, months) => months);
};

export const distancesOf = (plan: Plan, inputs: ReadonlyMap<string, InputData>): Distances => {
  const all = new Map<Variable, Set<number>>();
  for (const { variable, lag, when } of plan.nests.flatMap((nest) => nest.tasks).flatMap((task) => task.reads)) {
    const known = all.get(variable) ?? new Set();
    all.set(variable, known);
    for (const months of lagsOf(lag, variable.memory, inputs)) known.add(months + (when === 'opening' ? 1 : 0));
  }
  return all;
};

/** Months before this one whose values are still read before `months`, and months from this one on that have been sent to. */
const monthsOf = ({ span }: Place, distances: Iterable<number>, month: number, months: number): ReadonlySet<number> => {
  const wanted = new Set<number>();
  for (const back of distances) for (let m = Math.max(0, month - back); m < Math.min(month, months - back); m++) wanted.add(m);
  for (let m = month; m < month + span.ahead; m++) wanted.add(m);
  return wanted;
};

/** Slots in which a month finds what the months before it left for it or a later one. */
export const slotsAt = (v: Variable, place: Place, distances: Distances, month: number, months: number): readonly number[] => {
  if (v.role === 'input') return [];
  if (place.slots === 1) return v.role === 'stock' ? [0] : [];
  return [...monthsOf(place, distances.get(v) ?? [], month, months)].map((m) => m % place.slots);
};
