import type { OverallQuantity, Program } from '../../equations/program.ts';
import { NotFinite } from '../errors.ts';
import type { Shelf } from '../plan/layout.ts';
import { keptOf } from '../plan/task.ts';
import { overallOf } from '../summary/overall.ts';
import { type Backend, SEGMENT } from './backend.ts';
import type { RangeLimit, RangeOptions, RangeResult, RangeSeries } from './range-result.ts';

type Draws = Pick<RangeOptions, 'firstDraw' | 'draws' | 'totalDraws'>;
type Months = Float64Array<ArrayBuffer>;

/** Gathers, block by block, what a backend leaves on its shelves. */
export class Harvest {
  private readonly program: Program;
  private readonly backend: Backend;
  private readonly draws: Draws;
  private readonly series: RangeSeries[];
  private readonly limits: RangeLimit[];
  private readonly overalls: Float64Array[];
  private readonly kept: readonly ReturnType<typeof keptOf>[number][];

  constructor(program: Program, backend: Backend, draws: Draws) {
    const { layout } = backend;
    const segments = Math.ceil(draws.draws / SEGMENT);
    const cells = (shelf: Shelf): number => program.months * shelf.members;
    this.program = program;
    this.backend = backend;
    this.draws = draws;
    this.kept = keptOf(program);
    this.series = layout.records.map((shelf) => {
      if (!shelf.uncertain) return { values: new Float64Array(cells(shelf)), sums: new Float64Array(0) };
      const values = new Float32Array(draws.totalDraws === 1 ? 0 : cells(shelf) * draws.draws);
      return { values, sums: new Float64Array(cells(shelf) * segments) };
    });
    this.limits = layout.tallies.map((shelf) => {
      const sums = (): Float64Array => new Float64Array(cells(shelf) * (shelf.uncertain ? segments : 1));
      return { bound: sums(), missed: sums(), slack: sums() };
    });
    this.overalls = program.overalls.map(() => new Float64Array(draws.draws));
  }

  /** Forgets the failed checks of an earlier range. */
  begin(): void {
    this.flags().fill(0);
  }

  beginSegment(): void {
    const { layout, words } = this.backend;
    words.f64.fill(0, layout.sumsStart / 8, layout.sumsEnd / 8);
  }

  /** Whether a check failed in a draw that counts. */
  broken(): boolean {
    return this.flags().some((word) => word !== 0);
  }

  private flags(): Int32Array {
    const start = this.backend.layout.checks / 4;
    return this.backend.words.i32.subarray(start, start + 4 * this.program.checks.length);
  }

  /** Takes the first `count` draws of the block that begins with draw `first`. */
  takeBlock(first: number, count: number): void {
    for (const i of this.program.recorded.keys()) this.takeRecord(i, first, count);
    for (const [i, quantity] of this.program.overalls.entries()) this.takeOverall(i, quantity, first, count);
  }

  /** Takes the sums of the segment that draw `last` belongs to. */
  endSegment(last: number): void {
    const { layout } = this.backend;
    const segment = Math.floor((last - this.draws.firstDraw) / SEGMENT);
    for (const [i, shelf] of layout.records.entries()) {
      const { sums } = this.series[i] as RangeSeries;
      const cells = this.program.months * shelf.members;
      if (shelf.uncertain) this.copy(layout.sums[i] as number, cells, sums, segment);
    }
    for (const [i, shelf] of layout.tallies.entries()) {
      const limit = this.limits[i] as RangeLimit;
      const cells = this.program.months * shelf.members;
      for (const [part, to] of [limit.bound, limit.missed, limit.slack].entries()) {
        this.copy(shelf.base + part * cells * 8, cells, to, shelf.uncertain ? segment : 0);
      }
    }
    this.checkSums(last);
  }

  result(): RangeResult {
    const { firstDraw, draws } = this.draws;
    return { firstDraw, draws, series: this.series, limits: this.limits, overalls: this.overalls };
  }

  private copy(base: number, cells: number, to: Float64Array, segment: number): void {
    to.set(this.backend.words.f64.subarray(base / 8, base / 8 + cells), segment * cells);
  }

  private takeRecord(i: number, first: number, count: number): void {
    const { layout, words } = this.backend;
    const shelf = layout.records[i] as Shelf;
    const { values } = this.series[i] as RangeSeries;
    const cells = this.program.months * shelf.members;
    if (!shelf.uncertain) {
      this.copy(shelf.base, cells, values as Float64Array, 0);
      this.checkCells(i, values);
      return;
    }
    if (this.draws.totalDraws === 1) return;
    const offset = first - this.draws.firstDraw;
    for (let cell = 0; cell < cells; cell++) {
      const from = shelf.base / 4 + cell * layout.block;
      const to = cell * this.draws.draws + offset;
      // a plain loop: views of rows this short cost more than what they hold
      for (let k = 0; k < count; k++) {
        const x = words.f32[from + k] as number;
        if (x - x !== 0) this.refuse(i, cell, first + k, x);
        values[to + k] = x;
      }
    }
  }

  private takeOverall(i: number, quantity: OverallQuantity, first: number, count: number): void {
    const own = this.kept.indexOf(quantity.of);
    const rates = quantity.rate === undefined ? -1 : this.kept.indexOf(quantity.rate);
    const [flowsOf, ratesOf] = [new Float64Array(this.program.months), new Float64Array(this.program.months)];
    for (let k = 0; k < count; k++) {
      const flows = this.months(own, k, flowsOf);
      const bad = flows.findIndex((x) => !Number.isFinite(x));
      if (bad >= 0) throw new NotFinite(quantity.id, { month: bad, member: 0, draw: first + k }, flows[bad] as number);
      const value = overallOf[quantity.how](flows, rates < 0 ? undefined : this.months(rates, k, ratesOf));
      (this.overalls[i] as Float64Array)[first - this.draws.firstDraw + k] = value;
    }
  }

  /** All months of one draw of a kept variable, into the buffer given. */
  private months(kept: number, draw: number, into: Months): Months {
    const { layout, words } = this.backend;
    const { base, uncertain } = layout.kept[kept] as Shelf;
    const step = uncertain ? layout.block : 1;
    const start = base / 8 + (uncertain ? draw : 0);
    for (let t = 0; t < into.length; t++) into[t] = words.f64[start + t * step] as number;
    return into;
  }

  private checkCells(i: number, values: Float32Array | Float64Array): void {
    const bad = values.findIndex((x) => x - x !== 0);
    if (bad >= 0) this.refuse(i, bad, 0, values[bad] as number);
  }

  private checkSums(draw: number): void {
    for (const [i, { sums }] of this.series.entries()) {
      const bad = sums.findIndex((x) => x - x !== 0);
      if (bad >= 0) this.refuse(i, bad, draw, sums[bad] as number);
    }
  }

  private refuse(i: number, cell: number, draw: number, value: number): never {
    const { id, variable } = this.program.recorded[i] as Program['recorded'][number];
    const { members } = this.backend.layout.records[i] as Shelf;
    const at = cell % (this.program.months * members);
    throw new NotFinite(`${id} (${variable.name})`, { month: Math.floor(at / members), member: at % members, draw }, value);
  }
}
