import { interpolate, ranksOf } from '../../kit/quantiles.ts';

/** The order statistics that some quantiles lie between. */
export interface Wanted {
  readonly shares: readonly number[];
  /** Ranks, counted from 0, ascending, each once. */
  readonly ranks: readonly number[];
  /** To be filled with the number at each rank. */
  readonly found: Float64Array;
  /** For each share the places of its two ranks. */
  readonly places: readonly number[];
}

/** What quantiles need of so many numbers. The same shares are asked for again and again. */
export class WantedRanks {
  private readonly count: number;
  private last: Wanted | undefined;

  constructor(count: number) {
    this.count = count;
  }

  of(shares: readonly number[]): Wanted {
    if (this.last?.shares === shares) return this.last;
    const all = ranksOf(this.count, shares);
    const ranks = [...new Set(all)].sort((a, b) => a - b);
    this.last = { shares, ranks, found: new Float64Array(ranks.length), places: all.map((rank) => ranks.indexOf(rank)) };
    return this.last;
  }

  /** The quantiles, once the numbers are found. */
  quantiles({ shares, found, places }: Wanted): number[] {
    return interpolate(
      this.count,
      shares,
      places.map((place) => found[place] as number),
    );
  }
}
