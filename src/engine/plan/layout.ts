import { sizeOf } from '../../equations/axes.ts';
import type { Program, Variable } from '../../equations/program.ts';
import type { Span } from './depth.ts';
import type { Nest } from './nest.ts';
import { ownRow } from './own-row.ts';
import { isPlain, lagVaries, type Read, readsOf, readVaries } from './reads.ts';
import { keptOf } from './task.ts';

/** Where a variable lies: `slots` months of `members` rows; a row is one number, or one for each draw of the block. Sizes in bytes. */
export interface Place {
  readonly base: number;
  readonly members: number;
  readonly slots: number;
  readonly row: number;
  readonly span: Span;
}

/** Where something observed is gathered over a whole block. */
export interface Shelf {
  readonly base: number;
  readonly members: number;
  readonly uncertain: boolean;
}

export interface Layout {
  /** Draws in a block: even, and a multiple of CHUNK beyond one chunk. */
  readonly block: number;
  readonly places: ReadonlyMap<Variable, Place>;
  readonly tables: ReadonlyMap<Int32Array, number>;
  /** A mask for each draw: all ones if it counts. */
  readonly valid: number;
  /** Rows for a nest's own use within one member: one for each read with a drawn lag. */
  readonly scratch: number;
  /** 16 bytes for each check, not 0 if it failed. */
  readonly checks: number;
  /** 32 bits for each row of the widest record of one month: what is found of its draws. */
  readonly marks: number;
  /** 32-bit values `[month][member][draw]` of an uncertain record, or 64-bit `[month][member]`. */
  readonly records: readonly Shelf[];
  /** Sums over draws `[month][member]` of uncertain records. */
  readonly sums: readonly number[];
  /** Full precision, `[month][draw]` or `[month]`. */
  readonly kept: readonly Shelf[];
  /** Bound, missed and slack, `[month][member]` each, one after another. */
  readonly tallies: readonly Shelf[];
  /** From here to `sumsEnd` lie all sums over draws. */
  readonly sumsStart: number;
  readonly sumsEnd: number;
  readonly bytes: number;
}

/** Draws whose values are added up in one go; the order of every sum over draws is fixed by it. */
export const CHUNK = 64;

const LINE = 64;
const align = (at: number): number => Math.ceil(at / LINE) * LINE;
// rows of different variables should not lie at the same place of a 4 KiB page, or loads wait for unrelated stores
const STAGGER = 16;

/** Variables some nest must find in memory, marked by their places in the program; the rest live in registers only. */
const storedOf = ({ variables }: Program, nests: readonly Nest[], spans: readonly Span[]): Uint8Array => {
  const stored = new Uint8Array(variables.length);
  // for each variable the last nest that leaves it in a register, counted from 1
  const here = new Int32Array(variables.length);
  const keep = (v: Variable): void => {
    stored[v.index] = 1;
  };
  const reaches = (v: Variable): void => {
    const { back, ahead } = spans[v.index] as Span;
    if (v.role === 'stock' || back + ahead > 0) keep(v);
  };
  for (const [i, { tasks }] of nests.entries()) {
    const nest = i + 1;
    for (const task of tasks) {
      for (let r = 0; r < task.reads.length; r++) {
        const read = task.reads[r] as Read;
        if (typeof read.lag === 'object') keep(read.lag.by);
        if (!isPlain(read) || here[read.variable.index] !== nest) keep(read.variable);
        reaches(read.variable);
      }
      if (task.kind !== 'write') continue;
      const { target, mode, lag } = task.statement;
      if (typeof lag === 'object') keep(lag.by);
      if (!ownRow(task) || (mode !== 'set' && here[target.index] !== nest)) keep(target);
      else here[target.index] = nest;
      reaches(target);
    }
  }
  for (const v of variables) if (stored[v.index] === 1 && typeof v.before === 'object') keep(v.before);
  return stored;
};

const slotsOf = (v: Variable, span: Span, months: number): number => {
  if (v.role === 'input') return v.monthly || span.back > 0 ? months + span.back : 1;
  return 1 + span.back + span.ahead;
};

class Allocator {
  at = LINE;
  private count = 0;

  /** @returns where `bytes` bytes begin, on a cache line. */
  take(bytes: number): number {
    const base = this.at;
    this.at = align(base + bytes);
    return base;
  }

  staggered(bytes: number): number {
    this.count++;
    this.at += LINE * ((this.count * 5) % STAGGER);
    return this.take(bytes);
  }
}

const tableBases = (nests: readonly Nest[], memory: Allocator, paths: (nest: Nest) => readonly Int32Array[]): Map<Int32Array, number> => {
  const tables = new Map<Int32Array, number>();
  for (const nest of nests) for (const t of paths(nest)) if (!tables.has(t)) tables.set(t, memory.take(t.byteLength));
  return tables;
};

const drawnReads = ({ tasks }: Nest): number => {
  let count = 0;
  for (const { reads } of tasks) for (let r = 0; r < reads.length; r++) if (lagVaries((reads[r] as Read).lag)) count++;
  return count;
};

/** Gives everything its place in one memory, for blocks of `block` draws. */
export const layOut = (
  program: Program,
  nests: readonly Nest[],
  spans: readonly Span[],
  tablesOf: (nest: Nest) => readonly Int32Array[],
  block: number,
): Layout => {
  const memory = new Allocator();
  const stored = storedOf(program, nests, spans);
  const places = new Map<Variable, Place>();
  for (const v of program.variables) {
    if (stored[v.index] !== 1) continue;
    const span = spans[v.index] as Span;
    const members = sizeOf(v.axes);
    const row = v.uncertain ? block * 8 : 8;
    const slots = slotsOf(v, span, program.months);
    places.set(v, { base: memory.staggered(slots * members * row), members, slots, row, span });
  }
  const tables = tableBases(nests, memory, tablesOf);
  const valid = memory.take(block * 8);
  const scratch = memory.take(Math.max(0, ...nests.map(drawnReads)) * block * 8);
  const checks = memory.take(program.checks.length * 16);
  const shelf = (v: Pick<Variable, 'axes' | 'uncertain'>, bytes: number): Shelf => {
    const members = sizeOf(v.axes);
    return { base: memory.take(program.months * members * (v.uncertain ? block * bytes : 8)), members, uncertain: v.uncertain };
  };
  const records = program.recorded.map((r) => shelf(r.variable, 4));
  const marks = memory.take(4 * Math.max(0, ...program.recorded.map((r) => sizeOf(r.variable.axes))));
  const kept = keptOf(program).map((v) => shelf(v, 8));
  const sumsStart = memory.at;
  const sums = program.recorded.map((r) => (r.variable.uncertain ? memory.take(program.months * sizeOf(r.variable.axes) * 8) : 0));
  const tallies = program.tallies.map((tally): Shelf => {
    const members = sizeOf(tally.space);
    const uncertain = readsOf([tally.bound, tally.missed, tally.slack]).some(readVaries);
    return { base: memory.take(3 * program.months * members * 8), members, uncertain };
  });
  return {
    block,
    places,
    tables,
    valid,
    scratch,
    checks,
    marks,
    records,
    kept,
    sums,
    tallies,
    sumsStart,
    sumsEnd: memory.at,
    bytes: memory.at,
  };
};
