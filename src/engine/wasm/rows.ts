import type { Lag, Variable } from '../../equations/program.ts';
import { isPlain, lagVaries, type Read } from '../plan/reads.ts';
import { type Addresses, NOW, type Shift } from './addresses.ts';
import type { Body, Local } from './body.ts';
import { DrawnLags, type InputLag } from './drawn-lags.ts';

/** Bytes of two draws. */
export const VECTOR = 16;

/** A row that the nest reaches: where it begins is in a local, but for `base`. */
export interface Row {
  readonly local: Local;
  readonly base: number;
  /** A number for each draw, or one for all. */
  readonly uncertain: boolean;
}

/** Where a read looks. */
export interface Source {
  /** Nothing where the lag differs between draws. */
  readonly row: Row | undefined;
  readonly shift: Shift;
}

/** Loads and stores of two draws at a time. `at` is the offset in bytes of the two draws from the loop counter's. */
export class Rows {
  private readonly body: Body;
  private readonly addresses: Addresses;
  private readonly draw: Local;
  private drawnLags: DrawnLags | undefined;
  /** Where values read with a drawn lag were put before the loop. */
  private gathered: Map<Read, number> | undefined;

  constructor(body: Body, addresses: Addresses, draw: Local) {
    this.body = body;
    this.addresses = addresses;
    this.draw = draw;
  }

  private get lags(): DrawnLags {
    this.drawnLags ??= new DrawnLags(this.body, this.addresses, this.draw);
    return this.drawnLags;
  }

  /** Registers the addresses a read needs. @returns nothing where only a register can answer it */
  sourceOf(read: Read): Source | undefined {
    const { variable, lag, when } = read;
    if (isPlain(read)) return this.addresses.isStored(variable) ? { row: this.row(variable, NOW), shift: NOW } : undefined;
    const extra = when === 'opening' && this.addresses.placeOf(variable).slots > 1 ? 1 : 0;
    const shift: Shift = { lag, extra, ahead: false };
    if (!lagVaries(lag)) return { row: this.row(variable, shift), shift };
    this.lags.prepare(variable, lag as InputLag, extra);
    return { row: undefined, shift };
  }

  /** Registers the addresses of what is sent ahead by a lag that differs between draws. */
  prepareScatter(target: Variable, lag: InputLag): void {
    this.lags.prepare(target, lag, 0);
  }

  /** The row of this month, or of the month that things are sent to. */
  rowToWrite(target: Variable, lag: Lag | undefined): Row {
    return this.row(target, lag === undefined ? NOW : { lag, extra: 0, ahead: true });
  }

  private row(variable: Variable, shift: Shift): Row {
    const place = this.addresses.placeOf(variable);
    return { local: this.addresses.row(variable, place, shift), base: place.base, uncertain: variable.uncertain };
  }

  load(read: Read, source: Source | undefined, at: number): void {
    if (!source) throw new Error(`'${read.variable.name}' is read before it is written, and has no place in memory`);
    const gathered = this.gathered?.get(read);
    if (gathered !== undefined) {
      this.body.get(this.draw);
      this.body.memory('v128.load', gathered + at);
    } else if (source.row) this.loadRow(source.row, at);
    else this.lags.load(read.variable, read.lag as InputLag, source.shift, at);
  }

  /**
   * Reads with drawn lags, done for all draws in loops of their own: every draw looks somewhere else in memory, and in a short loop
   * the processor waits for many of them at once. `written` are variables this nest writes: their reads must wait for their turn.
   */
  gatherAhead(reads: Iterable<Read>, written: ReadonlySet<Variable>, scratch: number, bytes: number, step: number): void {
    const gathered = new Map<Read, number>();
    for (const read of reads) {
      if (!lagVaries(read.lag) || written.has(read.variable) || gathered.has(read)) continue;
      const row = scratch + gathered.size * bytes;
      this.gather(read, row, bytes, step);
      gathered.set(read, row);
    }
    this.gathered = gathered;
  }

  private gather(read: Read, row: number, bytes: number, step: number): void {
    const whole = { from: () => this.body.integer(0), to: () => this.body.integer(bytes) };
    const source = this.sourceOf(read);
    this.body.loop(this.draw, whole.from, whole.to, step, () => {
      for (let at = 0; at < step; at += VECTOR) {
        this.body.get(this.draw);
        this.load(read, source, at);
        this.body.memory('v128.store', row + at);
      }
    });
  }

  loadRow(row: Row, at: number): void {
    this.address(row);
    if (row.uncertain) this.body.memory('v128.load', row.base + at);
    else this.body.memory('v128.load64_splat', row.base);
  }

  /** @param value writes what is stored */
  store(row: Row, at: number, value: () => void): void {
    this.address(row);
    value();
    if (row.uncertain) this.body.memory('v128.store', row.base + at);
    else this.body.memory('v128.store64_lane', row.base, 0);
  }

  scatterAdd(target: Variable, lag: InputLag, at: number, value: Local): void {
    this.lags.scatterAdd(target, lag, at, value);
  }

  private address({ local, uncertain }: Row): void {
    this.body.get(local);
    if (!uncertain) return;
    this.body.get(this.draw);
    this.body.op('i32.add');
  }
}
