import type { Variable } from '../../equations/program.ts';
import { type Addresses, NOW, type Shift } from './addresses.ts';
import type { Body, Local } from './body.ts';

/** A lag given by an input. */
export interface InputLag {
  readonly by: Variable;
}

/** Reads and writes whose month differs between draws: each of the two lanes goes its own way. */
export class DrawnLags {
  private readonly body: Body;
  private readonly addresses: Addresses;
  private readonly draw: Local;
  private readonly lanes = new Map<string, Local>();

  constructor(body: Body, addresses: Addresses, draw: Local) {
    this.body = body;
    this.addresses = addresses;
    this.draw = draw;
  }

  prepare(variable: Variable, { by }: InputLag, extra: 0 | 1): void {
    const place = this.addresses.placeOf(variable);
    this.addresses.row(by, this.addresses.placeOf(by), NOW);
    this.addresses.rowOfSlots(variable, place);
    this.addresses.slotNumber(place, extra);
  }

  load(variable: Variable, lag: InputLag, shift: Shift, at: number): void {
    const { base } = this.addresses.placeOf(variable);
    const offsets = this.offsets(variable, lag, shift, at);
    const more = (lane: number): number => (variable.uncertain ? at + 8 * lane : 0);
    this.laneAddress(variable, offsets, 1);
    this.laneAddress(variable, offsets, 0);
    this.body.memory('v128.load64_splat', base + more(0));
    this.body.memory('v128.load64_lane', base + more(1), 1);
  }

  /** Adds each draw's value to the month its own lag leads to. */
  scatterAdd(target: Variable, lag: InputLag, at: number, value: Local): void {
    const { body } = this;
    const { base } = this.addresses.placeOf(target);
    const offsets = this.offsets(target, lag, { lag, extra: 0, ahead: true }, at);
    const address = this.lane('address', 'i32');
    for (const lane of [0, 1]) {
      this.laneAddress(target, offsets, lane);
      body.tee(address);
      body.get(address);
      body.memory('f64.load', base + at + 8 * lane);
      body.get(value);
      body.lane('f64x2.extract_lane', lane);
      body.op('f64.add');
      body.memory('f64.store', base + at + 8 * lane);
    }
  }

  private laneAddress(variable: Variable, offsets: Local, lane: number): void {
    this.body.get(offsets);
    this.body.lane('i32x4.extract_lane', lane);
    this.address(this.addresses.rowOfSlots(variable, this.addresses.placeOf(variable)), variable.uncertain);
    this.body.op('i32.add');
  }

  /** For each draw the offset of the slot its lag leads to: (now ∓ lag) modulo the number of slots, in bytes. */
  private offsets(variable: Variable, { by }: InputLag, shift: Shift, at: number): Local {
    const { body } = this;
    const place = this.addresses.placeOf(variable);
    const slots = this.lane('slots', 'v128');
    body.get(this.addresses.slotNumber(place, shift.extra));
    body.simd('i32x4.splat');
    const lags = this.addresses.placeOf(by);
    this.address(this.addresses.row(by, lags, NOW), true);
    body.memory('v128.load', lags.base + at);
    body.simd('i32x4.trunc_sat_f64x2_s_zero');
    body.simd(shift.ahead ? 'i32x4.add' : 'i32x4.sub');
    if (shift.ahead) this.integers('i32x4.sub', place.slots);
    body.tee(slots);
    body.get(slots);
    body.integer(31);
    body.simd('i32x4.shr_s');
    this.integers('v128.and', place.slots);
    body.simd('i32x4.add');
    this.integers('i32x4.mul', place.members * place.row);
    body.set(slots);
    return slots;
  }

  private integers(name: 'i32x4.sub' | 'i32x4.mul' | 'v128.and', n: number): void {
    this.body.integer(n);
    this.body.simd('i32x4.splat');
    this.body.simd(name);
  }

  private address(row: Local, perDraw: boolean): void {
    this.body.get(row);
    if (!perDraw) return;
    this.body.get(this.draw);
    this.body.op('i32.add');
  }

  private lane(name: string, type: 'i32' | 'v128'): Local {
    const local = this.lanes.get(name) ?? this.body.local(type);
    this.lanes.set(name, local);
    return local;
  }
}
