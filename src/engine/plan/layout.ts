import { sizeOf } from '../../equations/axes.ts';
import type { Program, Variable } from '../../equations/program.ts';
import type { Span } from './depth.ts';
import type { Nest } from './nest.ts';
import { ownRow } from './own-row.ts';
import { isPlain, lagVaries, varies } from './reads.ts';
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

/** Variables some nest must find in memory; the rest live in registers only. */
const storedOf = (nests: readonly Nest[], spans: ReadonlyMap<Variable, Span>): Set<Variable> => {
  const stored = new Set<Variable>();
  for (const { tasks } of nests) {
    const here = new Set<Variable>();
    for (const task of tasks) {
      for (const read of task.reads) {
        if (typeof read.lag === 'object') stored.add(read.lag.by);
        if (!isPlain(read) || !here.has(read.variable)) stored.add(read.variable);
      }
      if (task.kind !== 'write') continue;
      const { target, mode, lag } = task.statement;
      if (typeof lag === 'object') stored.add(lag.by);
      if (!ownRow(task) || (mode !== 'set' && !here.has(target))) stored.add(target);
      else here.add(target);
    }
  }
  for (const [v, span] of spans) if (v.role === 'stock' || span.back + span.ahead > 0) stored.add(v);
  for (const v of [...stored]) if (typeof v.before === 'object') stored.add(v.before);
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

const drawnReads = (nest: Nest): number => nest.tasks.reduce((n, task) => n + task.reads.filter((read) => lagVaries(read.lag)).length, 0);

/** Gives everything its place in one memory, for blocks of `block` draws. */
export const layOut = (
  program: Program,
  nests: readonly Nest[],
  spans: ReadonlyMap<Variable, Span>,
  tablesOf: (nest: Nest) => readonly Int32Array[],
  block: number,
): Layout => {
  const memory = new Allocator();
  const stored = storedOf(nests, spans);
  const places = new Map<Variable, Place>();
  for (const v of program.variables) {
    if (!stored.has(v)) continue;
    const span = spans.get(v) ?? { back: 0, ahead: 0 };
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
  const kept = keptOf(program).map((v) => shelf(v, 8));
  const sumsStart = memory.at;
  const sums = program.recorded.map((r) => (r.variable.uncertain ? memory.take(program.months * sizeOf(r.variable.axes) * 8) : 0));
  const tallies = program.tallies.map((tally): Shelf => {
    const members = sizeOf(tally.space);
    const uncertain = [tally.bound, tally.missed, tally.slack].some(varies);
    return { base: memory.take(3 * program.months * members * 8), members, uncertain };
  });
  return { block, places, tables, valid, scratch, checks, records, kept, sums, tallies, sumsStart, sumsEnd: memory.at, bytes: memory.at };
};
