import { binOfNumber, OCTAVES, octaveOf, PAGE } from './bins.ts';
import type { BinnedRows } from './recorder.ts';

const NONE = -1;
const NO_COUNTS = new Uint16Array(0);

type Counts = Uint16Array | Uint32Array;

/** The counts of one row, octave after octave in ascending order, each added up over all ranges. */
export class RowPages {
  /** Of the present octave. */
  counts: Counts | Float64Array = NO_COUNTS;
  private readonly sums = new Float64Array(PAGE);
  private octaves: number[] = [];
  private readonly slabs: Counts[] = [];
  private readonly starts: number[] = [];
  /** For each octave its last page, and for each page another one of the same octave: of another range. */
  private readonly heads = new Int32Array(OCTAVES).fill(NONE);
  private readonly others: number[] = [];
  private at = 0;

  open(parts: readonly BinnedRows[], row: number): void {
    for (const octave of this.octaves) this.heads[octave + OCTAVES / 2] = NONE;
    this.octaves = [];
    this.others.length = 0;
    this.at = 0;
    for (const part of parts) this.addPagesOf(part, row);
    this.octaves.sort((a, b) => a - b);
  }

  /** The next octave in which there are draws; its counts are then in `counts`, until the one after it. */
  next(): number | undefined {
    const octave = this.octaves[this.at++];
    if (octave === undefined) return undefined;
    const head = this.heads[octave + OCTAVES / 2] as number;
    const slab = this.slabs[head] as Counts;
    const start = this.starts[head] as number;
    if (this.others[head] === NONE) this.counts = slab.subarray(start, start + PAGE);
    else this.addUp(head);
    return octave;
  }

  private addUp(head: number): void {
    const { sums } = this;
    sums.fill(0);
    for (let page = head; page !== NONE; page = this.others[page] as number) {
      const slab = this.slabs[page] as Counts;
      const start = this.starts[page] as number;
      for (let i = 0; i < PAGE; i++) sums[i] = (sums[i] as number) + (slab[start + i] as number);
    }
    this.counts = sums;
  }

  private addPagesOf(part: BinnedRows, row: number): void {
    const { head, next, octave, slabs, pagesPerSlab } = part;
    if (head[row] === NONE) this.addSame(part.least[row] as number, part.draws);
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
    const page = this.others.length;
    const before = this.heads[octave + OCTAVES / 2] as number;
    if (before === NONE) this.octaves.push(octave);
    this.slabs[page] = slab;
    this.starts[page] = start;
    this.others.push(before);
    this.heads[octave + OCTAVES / 2] = page;
  }
}
