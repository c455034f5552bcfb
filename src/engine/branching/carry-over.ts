import type { Words } from '../blocks/feed.ts';
import type { Layout } from '../plan/layout.ts';
import { type Distances, slotsAt } from './past.ts';

/** Columns next to each other that go on from one column. */
interface Offspring {
  readonly stem: number;
  readonly first: number;
  readonly end: number;
}

const offspringOf = (stems: Int32Array): readonly Offspring[] => {
  const all: Offspring[] = [];
  for (let first = 0, end = 1; first < stems.length; first = end) {
    while (end < stems.length && stems[end] === stems[first]) end++;
    all.push({ stem: stems[first] as number, first, end });
  }
  return all;
};

/** Takes over what months before this one left: balances, past values, what conveyors carry, and what is kept of results. */
export class CarryOver {
  private readonly layout: Layout;
  private readonly distances: Distances;
  private readonly months: number;

  /** @param months of the horizon */
  constructor(layout: Layout, distances: Distances, months: number) {
    this.layout = layout;
    this.distances = distances;
    this.months = months;
  }

  /**
   * @param into as before month 0
   * @param stems for each column of `into` the one of `from` that it goes on from, ascending
   */
  at(month: number, from: Words, into: Words, stems: Int32Array): void {
    const offspring = offspringOf(stems);
    for (const [v, place] of this.layout.places) {
      const rows = v.uncertain ? offspring : undefined;
      const bytes = place.members * place.row;
      for (const slot of slotsAt(v, place, this.distances, month, this.months))
        this.copy(from.f64, into.f64, (place.base + slot * bytes) / 8, place.members, rows);
    }
    for (const { base, uncertain } of this.layout.kept) this.copy(from.f64, into.f64, base / 8, month, uncertain ? offspring : undefined);
  }

  /** @param offspring of each row; none where a row is one number */
  private copy(from: Float64Array, into: Float64Array, start: number, rows: number, offspring: readonly Offspring[] | undefined): void {
    if (!offspring) {
      into.set(from.subarray(start, start + rows), start);
      return;
    }
    const { block } = this.layout;
    for (let row = start; row < start + rows * block; row += block)
      for (const { stem, first, end } of offspring) {
        const value = from[row + stem] as number;
        for (let i = row + first; i < row + end; i++) into[i] = value;
      }
  }
}
