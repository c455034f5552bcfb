import type { Program } from '../../equations/program.ts';
import { NotFinite } from '../errors.ts';
import type { Shelf } from '../plan/layout.ts';
import { BinnedRecorder } from '../recording/binned-recorder.ts';
import { ExactRecorder } from '../recording/exact-recorder.ts';
import type { Recorder } from '../recording/recorder.ts';
import { ownRoom, sharedRoom } from '../recording/room.ts';
import { planRows, type RowPlan } from '../recording/row-plan.ts';
import { YearRows } from '../recording/year-rows.ts';
import { type Observed, SEGMENT } from './backend.ts';
import { OverallHarvest } from './overall-harvest.ts';
import type { RangeLimit, RangeOptions, RangeResult, RangeSeries } from './range-result.ts';
import { DIFFERS, markRows, NOT_FINITE, type RowsOfDraws } from './row-marks.ts';

type Draws = Pick<RangeOptions, 'firstDraw' | 'draws' | 'totalDraws' | 'years' | 'mostRecordBytes' | 'shared'>;

/** Gathers, block by block, what a backend leaves on its shelves. */
export class Harvest {
  private readonly program: Program;
  private readonly backend: Observed;
  private readonly draws: Draws;
  private readonly series: RangeSeries[];
  private readonly limits: RangeLimit[];
  private readonly overalls: OverallHarvest;
  private readonly rowPlan: RowPlan;
  private readonly recorder: Recorder | undefined;
  private readonly years: YearRows;

  constructor(program: Program, backend: Observed, draws: Draws) {
    const { layout } = backend;
    const segments = Math.ceil(draws.draws / SEGMENT);
    const cells = (shelf: Shelf): number => program.months * shelf.members;
    this.program = program;
    this.backend = backend;
    this.draws = draws;
    this.series = layout.records.map((shelf) => {
      return shelf.uncertain
        ? { values: new Float64Array(0), sums: new Float64Array(cells(shelf) * segments) }
        : { values: new Float64Array(cells(shelf)), sums: new Float64Array(0) };
    });
    this.limits = layout.tallies.map((shelf) => {
      const sums = (): Float64Array => new Float64Array(cells(shelf) * (shelf.uncertain ? segments : 1));
      return { bound: sums(), missed: sums(), slack: sums() };
    });
    this.overalls = new OverallHarvest(program, backend, draws);
    this.rowPlan = planRows(program, draws.years ?? [], draws.totalDraws, draws.mostRecordBytes);
    this.years = new YearRows(layout.block, draws.years ?? []);
    if (draws.totalDraws === 1) return;
    const { rows, binned } = this.rowPlan;
    const room = draws.shared ? sharedRoom : ownRoom;
    this.recorder = binned ? new BinnedRecorder(rows, draws.draws, SEGMENT, room) : new ExactRecorder(rows, draws.draws, room);
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
    this.overalls.take(first, count);
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
    return { firstDraw, draws, series: this.series, rows: this.recorder?.result(), limits: this.limits, ...this.overalls.result() };
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
    for (let month = 0; month < this.program.months; month++) this.takeRows(i, month * shelf.members, start, first, count);
    const yearly = this.rowPlan.yearly[i] as number;
    if (yearly < 0) return;
    const how = this.program.recorded[i]?.yearly === 'sum' ? 'sum' : 'mean';
    this.years.take(this.recorder, yearly, { words, base: shelf.base / 4, members: shelf.members, how, count });
  }

  /** Takes the rows of one month of a record, which begin with `cell`; refuses the first draw of the first that is no finite number. */
  private takeRows(i: number, cell: number, start: number, first: number, count: number): void {
    const { layout, words } = this.backend;
    const { base, members } = layout.records[i] as Shelf;
    if (members === 0) return;
    const recorder = this.recorder as Recorder;
    this.mark({ base: base + cell * layout.block * 4, rows: members, block: layout.block, count });
    for (let member = 0; member < members; member++) {
      const mark = words.i32[layout.marks / 4 + member] as number;
      const at = base / 4 + (cell + member) * layout.block;
      if (mark & NOT_FINITE) {
        const k = words.f32.subarray(at, at + count).findIndex((x) => !Number.isFinite(x));
        this.refuse(i, cell + member, first + k, words.f32[at + k] as number);
      }
      recorder.take(start + cell + member, words, at, count, (mark & DIFFERS) !== 0);
    }
  }

  private mark(rows: RowsOfDraws): void {
    const { layout, words, mark } = this.backend;
    if (mark && rows.count === layout.block) mark(rows.base, rows.rows);
    else markRows(words, layout.marks, rows);
  }

  private checkCells(i: number, values: Float64Array): void {
    for (let cell = 0; cell < values.length; cell++) {
      const value = values[cell] as number;
      if (value - value !== 0) this.refuse(i, cell, 0, value);
    }
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
