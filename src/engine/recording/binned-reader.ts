import type { Outcomes } from '../results.ts';
import { middleOf, PAGE } from './bins.ts';
import type { BinnedRows } from './recorder.ts';
import { RowPages } from './row-pages.ts';
import { WantedRanks } from './wanted-ranks.ts';

/** Rows whose draws were counted in bins, added over ranges: quantiles are within 0.4 % of the exact order statistics. */
export class BinnedReader {
  private readonly parts: readonly BinnedRows[];
  private readonly draws: number;
  private readonly wanted: WantedRanks;
  /** Pages of the present row. */
  private readonly pages = new RowPages();
  private least = 0;
  private greatest = 0;

  constructor(parts: readonly BinnedRows[]) {
    this.parts = parts;
    this.draws = parts.reduce((n, part) => n + part.draws, 0);
    this.wanted = new WantedRanks(this.draws);
  }

  outcomesOf(row: number): Outcomes {
    this.findExtremes(row);
    const same = this.least === this.greatest ? this.least : undefined;
    return { same, quantiles: (ps) => (same === undefined ? this.quantiles(row, ps) : ps.map(() => same)) };
  }

  /** As many numbers as draws, ascending; which draw gave which is not known. */
  valuesOf(row: number): Float32Array {
    this.open(row);
    const all = new Float32Array(this.draws);
    let at = 0;
    for (let octave = this.pages.next(); octave !== undefined; octave = this.pages.next()) {
      const { counts, start, more, moreStart } = this.pages;
      for (let i = 0; i < PAGE; i++) {
        const count = (counts[start + i] as number) + (more[moreStart + i] as number);
        if (count === 0) continue;
        all.fill(this.numberIn(octave * PAGE + i), at, at + count);
        at += count;
      }
    }
    return all;
  }

  private findExtremes(row: number): void {
    this.least = Number.POSITIVE_INFINITY;
    this.greatest = Number.NEGATIVE_INFINITY;
    for (const { least, greatest } of this.parts) {
      this.least = Math.min(this.least, least[row] as number);
      this.greatest = Math.max(this.greatest, greatest[row] as number);
    }
  }

  private open(row: number): void {
    this.findExtremes(row);
    this.pages.open(this.parts, row);
  }

  private numberIn(bin: number): number {
    return Math.min(this.greatest, Math.max(this.least, middleOf(bin)));
  }

  private quantiles(row: number, ps: readonly number[]): number[] {
    this.open(row);
    const wanted = this.wanted.of(ps);
    const { ranks, found } = wanted;
    let passed = 0;
    let n = 0;
    for (let octave = this.pages.next(); octave !== undefined && n < ranks.length; octave = this.pages.next()) {
      const { counts, start, more, moreStart } = this.pages;
      for (let i = 0; i < PAGE; i++) {
        passed += (counts[start + i] as number) + (more[moreStart + i] as number);
        while (n < ranks.length && (ranks[n] as number) < passed) found[n++] = this.numberIn(octave * PAGE + i);
      }
    }
    if (ranks[0] === 0) found[0] = this.least;
    if (ranks.at(-1) === this.draws - 1) found[ranks.length - 1] = this.greatest;
    return this.wanted.quantiles(wanted);
  }
}
