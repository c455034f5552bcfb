import type { OverallQuantity, Program } from '../../equations/program.ts';
import { NotFinite } from '../errors.ts';
import type { Shelf } from '../plan/layout.ts';
import { keptOf } from '../plan/task.ts';
import { BinnedRecorder } from '../recording/binned-recorder.ts';
import { ExactRecorder } from '../recording/exact-recorder.ts';
import type { Recorder } from '../recording/recorder.ts';
import { planRows, type RowPlan } from '../recording/row-plan.ts';
import { YearRows } from '../recording/year-rows.ts';
import { overallOf } from '../summary/overall.ts';
import { type Backend, SEGMENT } from './backend.ts';
import type { RangeLimit, RangeOptions, RangeResult, RangeSeries } from './range-result.ts';

type Draws = Pick<RangeOptions, 'firstDraw' | 'draws' | 'totalDraws' | 'years' | 'mostRecordBytes'>;
/** Where a backend leaves what it observed. */
type Shelves = Pick<Backend, 'layout' | 'words'>;
type Months = Float64Array<ArrayBuffer>;

/** The bits of a 32-bit float without its sign ascend with its size; those of infinity and of what is no number come last. */
const ALL_BUT_SIGN = 0x7fffffff;
const BITS_OF_INFINITY = 0x7f800000;

/** The months in which a condition is not 0. */
const countedMonths = (flows: Float64Array, where: Float64Array): Float64Array => flows.filter((_, month) => where[month] !== 0);

/** Gathers, block by block, what a backend leaves on its shelves. */
export class Harvest {
  private readonly program: Program;
  private readonly backend: Shelves;
  private readonly draws: Draws;
  private readonly series: RangeSeries[];
  private readonly limits: RangeLimit[];
  private readonly overalls: Float64Array[];
  private readonly rowPlan: RowPlan;
  private readonly recorder: Recorder | undefined;
  private readonly years: YearRows;
  private readonly kept: readonly ReturnType<typeof keptOf>[number][];

  constructor(program: Program, backend: Shelves, draws: Draws) {
    const { layout } = backend;
    const segments = Math.ceil(draws.draws / SEGMENT);
    const cells = (shelf: Shelf): number => program.months * shelf.members;
    this.program = program;
    this.backend = backend;
    this.draws = draws;
    this.kept = keptOf(program);
    this.series = layout.records.map((shelf) => {
      return shelf.uncertain
        ? { values: new Float64Array(0), sums: new Float64Array(cells(shelf) * segments) }
        : { values: new Float64Array(cells(shelf)), sums: new Float64Array(0) };
    });
    this.limits = layout.tallies.map((shelf) => {
      const sums = (): Float64Array => new Float64Array(cells(shelf) * (shelf.uncertain ? segments : 1));
      return { bound: sums(), missed: sums(), slack: sums() };
    });
    this.overalls = program.overalls.map(() => new Float64Array(draws.draws));
    this.rowPlan = planRows(program, draws.years ?? [], draws.totalDraws, draws.mostRecordBytes);
    this.years = new YearRows(layout.block, draws.years ?? []);
    if (draws.totalDraws === 1) return;
    const { rows, binned } = this.rowPlan;
    this.recorder = binned ? new BinnedRecorder(rows, draws.draws, SEGMENT) : new ExactRecorder(rows, draws.draws);
  }

  /** Forgets the sums of an earlier segment, and the failed checks of an earlier range. */
  beginSegment(): void {
    const { layout, words } = this.backend;
    words.f64.fill(0, layout.sumsStart / 8, layout.sumsEnd / 8);
    this.flags().fill(0);
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
    this.recorder?.endSegment();
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
    this.checkSums(last, segment);
  }

  result(): RangeResult {
    const { firstDraw, draws } = this.draws;
    return { firstDraw, draws, series: this.series, rows: this.recorder?.result(), limits: this.limits, overalls: this.overalls };
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
      this.copy(shelf.base, cells, values, 0);
      this.checkCells(i, values);
      return;
    }
    if (!this.recorder) return;
    const start = this.rowPlan.monthly[i] as number;
    this.checkDraws(i, shelf.base / 4, first, count);
    for (let cell = 0; cell < cells; cell++) this.recorder.take(start + cell, words, shelf.base / 4 + cell * layout.block, count);
    const yearly = this.rowPlan.yearly[i] as number;
    if (yearly < 0) return;
    const how = this.program.recorded[i]?.yearly === 'sum' ? 'sum' : 'mean';
    this.years.take(this.recorder, yearly, { words, base: shelf.base / 4, members: shelf.members, how, count });
  }

  /** Refuses the first draw of the first cell of a record that is no finite number in 32 bits. */
  private checkDraws(i: number, base: number, first: number, count: number): void {
    const { layout, words } = this.backend;
    const cells = this.cellsOf(i);
    let greatest = 0;
    for (let cell = 0; cell < cells; cell++) {
      const from = base + cell * layout.block;
      for (let k = from; k < from + count; k++) {
        const size = (words.i32[k] as number) & ALL_BUT_SIGN;
        if (size > greatest) greatest = size;
      }
      if (greatest < BITS_OF_INFINITY) continue;
      const k = words.f32.subarray(from, from + count).findIndex((x) => !Number.isFinite(x));
      this.refuse(i, cell, first + k, words.f32[from + k] as number);
    }
  }

  private takeOverall(i: number, quantity: OverallQuantity, first: number, count: number): void {
    const own = this.kept.indexOf(quantity.of);
    const rates = quantity.rate === undefined ? -1 : this.kept.indexOf(quantity.rate);
    const where = quantity.where === undefined ? -1 : this.kept.indexOf(quantity.where);
    const [flowsOf, ratesOf, whereOf] = [0, 1, 2].map(() => new Float64Array(this.program.months)) as [Months, Months, Months];
    for (let k = 0; k < count; k++) {
      const flows = this.months(own, k, flowsOf);
      const bad = flows.findIndex((x) => !Number.isFinite(x));
      if (bad >= 0) throw new NotFinite(quantity.id, { month: bad, member: 0, draw: first + k }, flows[bad] as number);
      const counted = where < 0 ? flows : countedMonths(flows, this.months(where, k, whereOf));
      const value =
        counted.length === 0 ? Number.NaN : overallOf[quantity.how](counted, rates < 0 ? undefined : this.months(rates, k, ratesOf));
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

  private checkCells(i: number, values: Float64Array): void {
    const bad = values.findIndex((x) => x - x !== 0);
    if (bad >= 0) this.refuse(i, bad, 0, values[bad] as number);
  }

  /** A sum of finite numbers may yet be none. */
  private checkSums(draw: number, segment: number): void {
    for (const [i, { sums }] of this.series.entries()) {
      const cells = this.cellsOf(i);
      const end = Math.min(sums.length, (segment + 1) * cells);
      let whole = 0;
      for (let at = segment * cells; at < end; at++) whole += (sums[at] as number) - (sums[at] as number);
      if (whole === 0) continue;
      const bad = sums.findIndex((x) => !Number.isFinite(x));
      this.refuse(i, bad, draw, sums[bad] as number);
    }
  }

  private cellsOf(i: number): number {
    return this.program.months * (this.backend.layout.records[i] as Shelf).members;
  }

  private refuse(i: number, cell: number, draw: number, value: number): never {
    const { id, variable } = this.program.recorded[i] as Program['recorded'][number];
    const { members } = this.backend.layout.records[i] as Shelf;
    const at = cell % (this.program.months * members);
    throw new NotFinite(`${id} (${variable.name})`, { month: Math.floor(at / members), member: at % members, draw }, value);
  }
}
