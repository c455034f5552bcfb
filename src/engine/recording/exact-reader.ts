import { Selection } from '../../kit/selection.ts';
import type { Outcomes } from '../results.ts';
import type { ExactRows } from './recorder.ts';
import { WantedRanks } from './wanted-ranks.ts';

/** All draws of rows that were kept whole, from one or more ranges in the order of draws. */
export class ExactReader {
  private readonly parts: readonly ExactRows[];
  private readonly draws: number;
  private readonly selection: Selection;
  private readonly sums: Float64Array;
  private readonly wanted: WantedRanks;

  constructor(parts: readonly ExactRows[]) {
    this.parts = parts;
    this.draws = parts.reduce((n, part) => n + part.draws, 0);
    this.selection = new Selection(this.draws);
    this.sums = new Float64Array(this.draws);
    this.wanted = new WantedRanks(this.draws);
  }

  private piece(part: ExactRows, row: number): Float32Array {
    const place = part.place[row] as number;
    if (place < 0) return new Float32Array(part.draws).fill(part.first[row] as number);
    const start = (place % part.rowsPerSlab) * part.draws;
    return (part.slabs[Math.floor(place / part.rowsPerSlab)] as Float32Array).subarray(start, start + part.draws);
  }

  /** The number all draws share, if they do. */
  private sameOf(row: number): number | undefined {
    const same = (this.parts[0] as ExactRows).first[row] as number;
    return this.parts.every((part) => part.place[row] === -1 && part.first[row] === same) ? same : undefined;
  }

  private piecesOf(row: number): Float32Array[] {
    return this.parts.map((part) => this.piece(part, row));
  }

  /** Every draw of a row; a view where it lies in one piece. */
  valuesOf(row: number): Float32Array {
    const pieces = this.piecesOf(row);
    if (pieces.length === 1) return pieces[0] as Float32Array;
    const all = new Float32Array(this.draws);
    let at = 0;
    for (const piece of pieces) {
      all.set(piece, at);
      at += piece.length;
    }
    return all;
  }

  outcomesOf(row: number): Outcomes {
    const same = this.sameOf(row);
    return { same, quantiles: (ps) => (same === undefined ? this.quantiles(this.piecesOf(row), ps) : ps.map(() => same)) };
  }

  /** Of each draw's own sum or mean over some rows, which are months of one member. */
  overRows(rows: readonly number[], how: 'sum' | 'mean'): Outcomes {
    const { sums } = this;
    sums.fill(0);
    for (const row of rows) this.addRow(row);
    const values = new Float32Array(this.draws);
    const by = how === 'sum' ? 1 : rows.length;
    for (let i = 0; i < values.length; i++) values[i] = (sums[i] as number) / by;
    const same = values.every((x) => x === values[0]) ? values[0] : undefined;
    return { same, quantiles: (ps) => this.quantiles([values], ps) };
  }

  private addRow(row: number): void {
    const { sums } = this;
    let at = 0;
    for (const part of this.parts) {
      const piece = this.piece(part, row);
      for (let i = 0; i < piece.length; i++) sums[at + i] = (sums[at + i] as number) + (piece[i] as number);
      at += piece.length;
    }
  }

  private quantiles(pieces: readonly Float32Array[], ps: readonly number[]): number[] {
    const wanted = this.wanted.of(ps);
    this.selection.select(pieces, wanted.ranks, wanted.found);
    return this.wanted.quantiles(wanted);
  }
}
