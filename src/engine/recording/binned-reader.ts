import { interpolate, ranksOf } from '../../kit/quantiles.ts';
import type { Outcomes } from '../results.ts';
import { binOfNumber, middleOf, octaveOf, PAGE } from './bins.ts';
import type { BinnedRows } from './recorder.ts';

/** One power of two and sign of a row, as one range counted it. */
interface Page {
  readonly octave: number;
  readonly counts: Uint16Array | Uint32Array;
  readonly start: number;
}

/** Rows whose draws were counted in bins, added over ranges: quantiles are within 0.4 % of the exact order statistics. */
export class BinnedReader {
  private readonly parts: readonly BinnedRows[];
  private readonly draws: number;

  constructor(parts: readonly BinnedRows[]) {
    this.parts = parts;
    this.draws = parts.reduce((n, part) => n + part.draws, 0);
  }

  outcomesOf(row: number): Outcomes {
    const { least, greatest } = this.extremesOf(row);
    const same = least === greatest ? least : undefined;
    return { same, quantiles: (ps) => (same === undefined ? this.quantiles(row, ps) : ps.map(() => same)) };
  }

  /** As many numbers as draws, ascending; which draw gave which is not known. */
  valuesOf(row: number): Float32Array {
    const all = new Float32Array(this.draws);
    const { least, greatest } = this.extremesOf(row);
    let at = 0;
    this.walk(row, (bin, count) => {
      all.fill(clamp(middleOf(bin), least, greatest), at, at + count);
      at += count;
    });
    return all;
  }

  private extremesOf(row: number): { least: number; greatest: number } {
    return {
      least: Math.min(...this.parts.map((part) => part.least[row] as number)),
      greatest: Math.max(...this.parts.map((part) => part.greatest[row] as number)),
    };
  }

  /** Pages of all ranges, by octave. A range in which all draws were the same has none, and gets one that says so. */
  private pagesOf(row: number): Page[] {
    const pages = this.parts.flatMap((part) => {
      const found: Page[] = [];
      for (let page = part.head[row] as number; page >= 0; page = part.next[page] as number) {
        const counts = part.slabs[Math.floor(page / part.pagesPerSlab)] as Uint16Array;
        found.push({ octave: part.octave[page] as number, counts, start: (page % part.pagesPerSlab) * PAGE });
      }
      return found.length === 0 ? [pageOfOne(part.least[row] as number, part.draws)] : found;
    });
    return pages.sort((a, b) => a.octave - b.octave);
  }

  /** Visits every bin that holds draws, ascending. */
  private walk(row: number, visit: (bin: number, count: number) => void): void {
    const pages = this.pagesOf(row);
    for (let from = 0; from < pages.length; ) {
      const { octave } = pages[from] as Page;
      let to = from;
      while (pages[to]?.octave === octave) to++;
      for (let i = 0; i < PAGE; i++) {
        let count = 0;
        for (let p = from; p < to; p++) count += (pages[p] as Page).counts[(pages[p] as Page).start + i] as number;
        if (count > 0) visit(octave * PAGE + i, count);
      }
      from = to;
    }
  }

  private quantiles(row: number, ps: readonly number[]): number[] {
    const { least, greatest } = this.extremesOf(row);
    const ranks = ranksOf(this.draws, ps);
    const found = new Float64Array(ranks.length);
    let passed = 0;
    this.walk(row, (bin, count) => {
      for (const [i, rank] of ranks.entries()) {
        if (rank >= passed && rank < passed + count) found[i] = clamp(middleOf(bin), least, greatest);
      }
      passed += count;
    });
    for (const [i, rank] of ranks.entries()) {
      if (rank === 0) found[i] = least;
      if (rank === this.draws - 1) found[i] = greatest;
    }
    return interpolate(this.draws, ps, found);
  }
}

const clamp = (x: number, least: number, greatest: number): number => Math.min(greatest, Math.max(least, x));

const pageOfOne = (value: number, draws: number): Page => {
  const bin = binOfNumber(value);
  const counts = new Uint32Array(PAGE);
  counts[bin & (PAGE - 1)] = draws;
  return { octave: octaveOf(bin), counts, start: 0 };
};
