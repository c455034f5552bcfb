import type { Lag, Variable } from '../../equations/program.ts';
import { lagVaries, type Read } from '../plan/reads.ts';
import { type Addresses, NOW, type Shift } from './addresses.ts';
import type { Body, Local } from './body.ts';
import { DrawnLags, type InputLag } from './drawn-lags.ts';

/** Bytes of two draws. */
export const VECTOR = 16;

/** Loads and stores of two draws at a time. `at` is the offset in bytes of the two draws from the loop counter's. */
export class Rows {
  private readonly body: Body;
  private readonly addresses: Addresses;
  private readonly draw: Local;
  private readonly lags: DrawnLags;
  private readonly shifts = new WeakMap<Read, Shift>();
  /** Where values read with a drawn lag were put before the loop. */
  private readonly gathered = new Map<Read, number>();

  constructor(body: Body, addresses: Addresses, draw: Local) {
    this.body = body;
    this.addresses = addresses;
    this.draw = draw;
    this.lags = new DrawnLags(body, addresses, draw);
  }

  /** Registers the addresses a read needs. */
  prepareRead(read: Read): void {
    const { variable, lag, when } = read;
    const place = this.addresses.placeOf(variable);
    const extra = when === 'opening' && place.slots > 1 ? 1 : 0;
    this.shifts.set(read, { lag, extra, ahead: false });
    if (lagVaries(lag)) this.lags.prepare(variable, lag as InputLag, extra);
    else this.addresses.row(variable, this.shifts.get(read));
  }

  prepareWrite(target: Variable, lag: Lag | undefined): void {
    if (lagVaries(lag)) this.lags.prepare(target, lag as InputLag, 0);
    else this.addresses.row(target, lag === undefined ? NOW : { lag, extra: 0, ahead: true });
  }

  load(read: Read, at: number): void {
    const { variable, lag } = read;
    const shift = this.shifts.get(read) as Shift;
    const scratch = this.gathered.get(read);
    if (scratch !== undefined) {
      this.body.get(this.draw);
      this.body.memory('v128.load', scratch + at);
    } else if (lagVaries(lag)) this.lags.load(variable, lag as InputLag, shift, at);
    else this.loadRow(variable, shift, at);
  }

  /**
   * Reads with drawn lags, done for all draws in loops of their own: every draw looks somewhere else in memory, and in a short loop
   * the processor waits for many of them at once. `written` are variables this nest writes: their reads must wait for their turn.
   */
  gatherAhead(reads: Iterable<Read>, written: ReadonlySet<Variable>, scratch: number, bytes: number, step: number): void {
    for (const read of reads) {
      if (!lagVaries(read.lag) || written.has(read.variable) || this.gathered.has(read)) continue;
      const row = scratch + this.gathered.size * bytes;
      const whole = { from: () => this.body.integer(0), to: () => this.body.integer(bytes) };
      this.body.loop(this.draw, whole.from, whole.to, step, () => {
        for (let at = 0; at < step; at += VECTOR) {
          this.body.get(this.draw);
          this.lags.load(read.variable, read.lag as InputLag, this.shifts.get(read) as Shift, at);
          this.body.memory('v128.store', row + at);
        }
      });
      this.gathered.set(read, row);
    }
  }

  loadRow(variable: Variable, shift: Shift, at: number): void {
    this.address(this.addresses.row(variable, shift), variable.uncertain);
    const { base } = this.addresses.placeOf(variable);
    if (variable.uncertain) this.body.memory('v128.load', base + at);
    else this.body.memory('v128.load64_splat', base);
  }

  /** @param value writes what is stored */
  store(target: Variable, lag: Lag | undefined, at: number, value: () => void): void {
    this.address(this.addresses.row(target, lag === undefined ? NOW : { lag, extra: 0, ahead: true }), target.uncertain);
    value();
    const { base } = this.addresses.placeOf(target);
    if (target.uncertain) this.body.memory('v128.store', base + at);
    else this.body.memory('v128.store64_lane', base, 0);
  }

  scatterAdd(target: Variable, lag: InputLag, at: number, value: Local): void {
    this.lags.scatterAdd(target, lag, at, value);
  }

  private address(row: Local, perDraw: boolean): void {
    this.body.get(row);
    if (!perDraw) return;
    this.body.get(this.draw);
    this.body.op('i32.add');
  }
}
