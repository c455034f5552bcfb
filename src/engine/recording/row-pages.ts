import { binOfNumber, OCTAVES, octaveOf, PAGE } from './bins.ts';
import type { BinnedRows } from './recorder.ts';

const NONE = -1;
const NO_COUNTS = new Uint16Array(PAGE);

type Counts = Uint16Array | Uint32Array;

/** The counts of one row, octave after octave in ascending order, of all ranges. */
export class RowPages {
  /** Where the counts of the present octave are: in two places, which is all that two ranges have. */
  counts: Counts = NO_COUNTS;
  start = 0;
  more: Counts = NO_COUNTS;
  moreStart = 0;
  private readonly sums = new Uint32Array(PAGE);
  /** Octaves in which there are draws, ascending. */
  private readonly octaves = new Int16Array(OCTAVES);
  private found = 0;
  private at = 0;
  private readonly slabs: Counts[] = [];
  private readonly starts: number[] = [];
  /** For each octave its last page, and for each page another one of the same octave: of another range. */
  private readonly heads = new Int32Array(OCTAVES).fill(NONE);
  private readonly others: number[] = [];
  private pages = 0;

  open(parts: readonly BinnedRows[], row: number): void {
    for (let i = 0; i < this.found; i++) this.heads[(this.octaves[i] as number) + OCTAVES / 2] = NONE;
    this.found = 0;
    this.at = 0;
    this.pages = 0;
    for (let p = 0; p < parts.length; p++) this.addPagesOf(parts[p] as BinnedRows, row);
  }

  /** The next octave in which there are draws; its counts are then those at `start` of `counts` and at `moreStart` of `more`, added up. */
  next(): number | undefined {
    if (this.at === this.found) return undefined;
    const octave = this.octaves[this.at++] as number;
    const head = this.heads[octave + OCTAVES / 2] as number;
    const other = this.others[head] as number;
    this.counts = this.slabs[head] as Counts;
    this.start = this.starts[head] as number;
    this.more = other === NONE ? NO_COUNTS : (this.slabs[other] as Counts);
    this.moreStart = other === NONE ? 0 : (this.starts[other] as number);
    if (other !== NONE && this.others[other] !== NONE) this.addUp(other);
    return octave;
  }

  /** Adds up all pages of an octave from this one on. */
  private addUp(first: number): void {
    const { sums } = this;
    sums.fill(0);
    for (let page = first; page !== NONE; page = this.others[page] as number) {
      const slab = this.slabs[page] as Counts;
      const start = this.starts[page] as number;
      for (let i = 0; i < PAGE; i++) sums[i] = (sums[i] as number) + (slab[start + i] as number);
    }
    this.more = sums;
    this.moreStart = 0;
  }

  private addPagesOf({ head, next, octave, slabs, pagesPerSlab, least, draws }: BinnedRows, row: number): void {
    if (head[row] === NONE) this.addSame(least[row] as number, draws);
    for (let page = head[row] as number; page !== NONE; page = next[page] as number) {
      this.add(octave[page] as number, slabs[Math.floor(page / pagesPerSlab)] as Counts, (page % pagesPerSlab) * PAGE);
    }
  }

  /** A range in which all draws were the same has no page, and gets one that says so. */
  private addSame(value: number, draws: number): void {
    const bin = binOfNumber(value);
    const counts = new Uint32Array(PAGE);
    counts[bin & (PAGE - 1)] = draws;
    this.add(octaveOf(bin), counts, 0);
  }

  private add(octave: number, slab: Counts, start: number): void {
    const page = this.pages++;
    const before = this.heads[octave + OCTAVES / 2] as number;
    if (before === NONE) this.insert(octave);
    this.slabs[page] = slab;
    this.starts[page] = start;
    this.others[page] = before;
    this.heads[octave + OCTAVES / 2] = page;
  }

  private insert(octave: number): void {
    const { octaves } = this;
    let at = this.found++;
    for (; at > 0 && (octaves[at - 1] as number) > octave; at--) octaves[at] = octaves[at - 1] as number;
    octaves[at] = octave;
  }
}
