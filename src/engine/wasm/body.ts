import { Bytes, sizeOfUnsigned } from './bytes.ts';
import { TYPE } from './format.ts';
import { BULK, OPCODE, type Opcode, SIMD, type SimdOpcode } from './opcodes.ts';

/** A local variable of the function being written. */
export type Local = number;

const SIMD_PREFIX = 0xfd;
const BULK_PREFIX = 0xfc;

const isSimd = (name: Opcode | SimdOpcode): name is SimdOpcode => SIMD[name as SimdOpcode] !== undefined;

const NO_TYPE = 0;

/** Alignment hints as powers of two: rows begin on 16 bytes, single numbers on 8 or 4. */
const ALIGN = { v128: 4, f64: 3, i32: 2 } as const;

/** What moves 32 bits. */
const NARROW: ReadonlySet<string> = new Set<Opcode | SimdOpcode>(['i32.load', 'i32.store', 'v128.load32_splat']);

/** Writes functions, one after another: instructions in their order, and the locals they need. */
export class Body {
  private readonly bytes = new Bytes();
  /** How many locals of which type follow one another. */
  private readonly runs = new Bytes();
  private runCount = 0;
  private lastType = NO_TYPE;
  private lastCount = 0;
  private locals = 0;

  /** A new function begins. Its parameters are its first locals. */
  begin(parameters: number): void {
    this.bytes.clear();
    this.runs.clear();
    this.runCount = 0;
    this.lastType = NO_TYPE;
    this.lastCount = 0;
    this.locals = parameters;
  }

  local(type: 'i32' | 'v128'): Local {
    const code = TYPE[type];
    if (code !== this.lastType) {
      this.endRun();
      this.lastType = code;
      this.lastCount = 0;
    }
    this.lastCount++;
    return this.locals++;
  }

  private endRun(): void {
    if (this.lastCount === 0) return;
    this.runCount++;
    this.runs.unsigned(this.lastCount);
    this.runs.byte(this.lastType);
  }

  op(name: Opcode): void {
    this.bytes.byte(OPCODE[name]);
  }

  simd(name: SimdOpcode): void {
    this.bytes.withUnsigned(SIMD_PREFIX, SIMD[name]);
  }

  lane(name: SimdOpcode, lane: number): void {
    this.simd(name);
    this.bytes.byte(lane);
  }

  get(local: Local): void {
    this.bytes.withUnsigned(OPCODE['local.get'], local);
  }

  set(local: Local): void {
    this.bytes.withUnsigned(OPCODE['local.set'], local);
  }

  tee(local: Local): void {
    this.bytes.withUnsigned(OPCODE['local.tee'], local);
  }

  call(index: number): void {
    this.bytes.withUnsigned(OPCODE.call, index);
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
    if (isSimd(name)) this.simd(name);
    else this.op(name);
    this.bytes.withUnsigned(wide ? ALIGN.v128 : NARROW.has(name) ? ALIGN.i32 : ALIGN.f64, offset);
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

  /** Appends the function's entry in the code section. */
  finish(code: Bytes): void {
    this.endRun();
    this.op('end');
    code.unsigned(sizeOfUnsigned(this.runCount) + this.runs.length + this.bytes.length);
    code.unsigned(this.runCount);
    code.append(this.runs.written);
    code.append(this.bytes.written);
  }
}
