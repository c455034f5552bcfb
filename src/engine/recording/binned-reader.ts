import type { Outcomes } from '../results.ts';
import { binOfNumber, middleOf, octaveOf, PAGE } from './bins.ts';
import type { BinnedRows } from './recorder.ts';
import { WantedRanks } from './wanted-ranks.ts';

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
  private readonly wanted: WantedRanks;
  /** Of one power of two and sign, over all ranges. */
  private readonly counts = new Float64Array(PAGE);

  constructor(parts: readonly BinnedRows[]) {
    this.parts = parts;
    this.draws = parts.reduce((n, part) => n + part.draws, 0);
    this.wanted = new WantedRanks(this.draws);
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
      const counts = this.counts.fill(0);
      for (; pages[from]?.octave === octave; from++) {
        const { counts: own, start } = pages[from] as Page;
        for (let i = 0; i < PAGE; i++) counts[i] = (counts[i] as number) + (own[start + i] as number);
      }
      for (let i = 0; i < PAGE; i++) if (counts[i] !== 0) visit(octave * PAGE + i, counts[i] as number);
    }
  }

  private quantiles(row: number, ps: readonly number[]): number[] {
    const { least, greatest } = this.extremesOf(row);
    const wanted = this.wanted.of(ps);
    const { ranks, found } = wanted;
    let passed = 0;
    let next = 0;
    this.walk(row, (bin, count) => {
      passed += count;
      while (next < ranks.length && (ranks[next] as number) < passed) found[next++] = clamp(middleOf(bin), least, greatest);
    });
    if (ranks[0] === 0) found[0] = least;
    if (ranks.at(-1) === this.draws - 1) found[ranks.length - 1] = greatest;
    return this.wanted.quantiles(wanted);
  }
}

const clamp = (x: number, least: number, greatest: number): number => Math.min(greatest, Math.max(least, x));

const pageOfOne = (value: number, draws: number): Page => {
  const bin = binOfNumber(value);
  const counts = new Uint32Array(PAGE);
  counts[bin & (PAGE - 1)] = draws;
  return { octave: octaveOf(bin), counts, start: 0 };
};
