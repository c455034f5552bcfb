import { Bytes } from './bytes.ts';
import { TYPE } from './format.ts';
import { BULK, OPCODE, type Opcode, SIMD, type SimdOpcode } from './opcodes.ts';

/** A local variable of the function being written. */
export type Local = number;

const SIMD_PREFIX = 0xfd;
const BULK_PREFIX = 0xfc;

/** Alignment hints as powers of two: rows begin on 16 bytes, single numbers on 8 or 4. */
const ALIGN = { v128: 4, f64: 3, i32: 2 } as const;

/** Writes one function: instructions one after another, and the locals they need. */
export class Body {
  private readonly bytes = new Bytes();
  private readonly types: number[] = [];
  private readonly parameters: number;

  constructor(parameters: number) {
    this.parameters = parameters;
  }

  local(type: 'i32' | 'v128'): Local {
    this.types.push(TYPE[type]);
    return this.parameters + this.types.length - 1;
  }

  op(name: Opcode): void {
    this.bytes.byte(OPCODE[name]);
  }

  simd(name: SimdOpcode): void {
    this.bytes.byte(SIMD_PREFIX);
    this.bytes.unsigned(SIMD[name]);
  }

  lane(name: SimdOpcode, lane: number): void {
    this.simd(name);
    this.bytes.byte(lane);
  }

  get(local: Local): void {
    this.op('local.get');
    this.bytes.unsigned(local);
  }

  set(local: Local): void {
    this.op('local.set');
    this.bytes.unsigned(local);
  }

  tee(local: Local): void {
    this.op('local.tee');
    this.bytes.unsigned(local);
  }

  call(index: number): void {
    this.op('call');
    this.bytes.unsigned(index);
  }

  integer(n: number): void {
    this.op('i32.const');
    this.bytes.signed(n | 0);
  }

  /** The number in both lanes. */
  splat(x: number): void {
    this.simd('v128.const');
    this.bytes.float64(x);
    this.bytes.float64(x);
  }

  /** The 64-bit integer in both lanes. */
  splatBits(high: number, low = 0): void {
    this.simd('v128.const');
    this.bytes.int64(high, low);
    this.bytes.int64(high, low);
  }

  /** Address on the stack, `offset` added to it. */
  memory(name: Opcode | SimdOpcode, offset: number, lane?: number): void {
    const wide = name === 'v128.load' || name === 'v128.store';
    if (name in SIMD) this.simd(name as SimdOpcode);
    else this.op(name as Opcode);
    this.bytes.byte(wide ? ALIGN.v128 : name === 'i32.load' ? ALIGN.i32 : ALIGN.f64);
    this.bytes.unsigned(offset);
    if (lane !== undefined) this.bytes.byte(lane);
  }

  fill(): void {
    this.bytes.append([BULK_PREFIX, BULK['memory.fill'], 0]);
  }

  /** Does `inside` with `counter` = from, from + step, … below `to`; at least once. */
  loop(counter: Local, from: () => void, to: () => void, step: number, inside: () => void): void {
    from();
    this.set(counter);
    this.op('loop');
    this.bytes.byte(TYPE.none);
    inside();
    this.get(counter);
    this.integer(step);
    this.op('i32.add');
    this.tee(counter);
    to();
    this.op('i32.lt_u');
    this.op('br_if');
    this.bytes.unsigned(0);
    this.op('end');
  }

  /** The vector that one of two ways leaves, by the whole number on the stack: the first unless that is 0. */
  either(first: () => void, second: () => void): void {
    this.op('if');
    this.bytes.byte(TYPE.v128);
    first();
    this.op('else');
    second();
    this.op('end');
  }

  /** The function's entry in the code section. */
  finish(): Uint8Array {
    const runs: [number, number][] = [];
    for (const type of this.types) {
      const last = runs[runs.length - 1];
      if (last && last[1] === type) last[0]++;
      else runs.push([1, type]);
    }
    const entry = new Bytes();
    entry.unsigned(runs.length);
    for (const [count, type] of runs) {
      entry.unsigned(count);
      entry.byte(type);
    }
    entry.append(this.bytes.written);
    entry.byte(OPCODE.end);
    return entry.written;
  }
}
