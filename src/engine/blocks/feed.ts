import type { InputData, Program, Variable } from '../../equations/program.ts';
import { InputRefused } from '../errors.ts';
import type { Layout, Place } from '../plan/layout.ts';
import type { Plan } from '../plan/plan.ts';
import type { Read } from '../plan/reads.ts';

/** The memory of one run, as numbers. */
export interface Words {
  readonly f64: Float64Array;
  readonly f32: Float32Array;
  readonly i32: Int32Array;
}

export const wordsOf = (memory: ArrayBuffer): Words => ({
  f64: new Float64Array(memory),
  f32: new Float32Array(memory),
  i32: new Int32Array(memory),
});

/** For inputs that give lags: the longest lag every reader can serve. */
const longestLags = (plan: Plan): Map<Variable, number> => {
  const longest = new Map<Variable, number>();
  const limit = (by: Variable, most: number): void => {
    longest.set(by, Math.min(longest.get(by) ?? Number.POSITIVE_INFINITY, most));
  };
  for (const { tasks } of plan.nests) {
    for (const task of tasks) {
      for (let r = 0; r < task.reads.length; r++) {
        const { variable, lag } = task.reads[r] as Read;
        if (typeof lag === 'object') limit(lag.by, variable.memory);
      }
      if (task.kind === 'write' && typeof task.statement.lag === 'object') limit(task.statement.lag.by, task.statement.target.memory);
    }
  }
  return longest;
};

const checkFinite = (name: string, values: Float64Array): void => {
  for (let i = 0; i < values.length; i++) {
    const x = values[i] as number;
    // only a finite number less itself is 0
    if (x - x !== 0) throw new InputRefused(name, `is ${x}, which is no finite number`);
  }
};

const checkLags = (name: string, values: Float64Array, longest: number): void => {
  for (let i = 0; i < values.length; i++) {
    const x = values[i] as number;
    if (!(x >= 0 && x <= longest && Math.floor(x) === x)) {
      throw new InputRefused(name, `gives a lag of ${x} months, not a whole number from 0 to ${longest}`);
    }
  }
};

const dataOf = (v: Variable, inputs: ReadonlyMap<string, InputData>): InputData => {
  const data = inputs.get(v.name);
  if (!data) throw new Error(`no data for input '${v.name}'`);
  if (data.monthly !== v.monthly || data.uncertain !== v.uncertain) {
    throw new Error(`data for input '${v.name}' differ from its declaration in whether they vary by month or by draw`);
  }
  return data;
};

/** Slots, the last ones, that month `from` or a later one may find as they stand before month 0. */
const slotsBefore = (v: Variable, { slots, span }: Place, from: number): number => {
  if (v.role === 'input') return span.back;
  return from === 0 ? slots : Math.max(0, span.back - from);
};

/** Puts inputs, tables and opening balances where the nests look for them. */
export class Feed {
  private readonly program: Program;
  private readonly layout: Layout;
  private readonly words: Words;
  private readonly inputs: ReadonlyMap<string, InputData>;
  private readonly lags: ReadonlyMap<Variable, number>;

  constructor(plan: Plan, layout: Layout, words: Words, inputs: ReadonlyMap<string, InputData>) {
    this.program = plan.program;
    this.layout = layout;
    this.words = words;
    this.inputs = inputs;
    this.lags = longestLags(plan);
  }

  /** What is the same in all blocks. */
  once(): void {
    for (const [table, base] of this.layout.tables) this.words.i32.set(table, base / 4);
    for (const [v, place] of this.layout.places) if (v.role === 'input' && !v.uncertain) this.certain(v, place);
  }

  /** Draws `first …` of every uncertain input, and every memory as it stands before month 0. */
  block(first: number): void {
    this.all(0, (v, _, view) => {
      const { sample } = dataOf(v, this.inputs);
      if (!sample) throw new Error(`input '${v.name}' cannot be drawn`);
      sample(first, this.layout.block, view);
    });
  }

  /**
   * Any draws, one for each column, and the past before month 0 as far as a month can look back to it.
   * @param figure of an uncertain input in a month, member and draw
   */
  columns(draws: Int32Array, from: number, figure: (v: Variable, month: number, member: number, draw: number) => number): void {
    this.all(from, (v, place, view) => {
      const cells = view.length / draws.length;
      for (let cell = 0; cell < cells; cell++) {
        const [month, member] = [Math.floor(cell / place.members), cell % place.members];
        for (let i = 0; i < draws.length; i++) view[cell * draws.length + i] = figure(v, month, member, draws[i] as number);
      }
    });
  }

  private view(place: Place, months: number): Float64Array {
    const start = place.base / 8;
    return this.words.f64.subarray(start, start + (months * place.members * place.row) / 8);
  }

  private check(v: Variable, values: Float64Array): void {
    checkFinite(v.name, values);
    const longest = this.lags.get(v);
    if (longest !== undefined) checkLags(v.name, values, longest);
  }

  private certain(v: Variable, place: Place): void {
    const { values } = dataOf(v, this.inputs);
    const view = this.view(place, v.monthly ? this.program.months : 1);
    if (values === undefined || values.length < view.length) {
      throw new Error(`input '${v.name}' has ${values?.length ?? 0} values where ${view.length} are needed`);
    }
    view.set(values.subarray(0, view.length));
    this.check(v, view);
    this.repeat(v, place);
  }

  /** Draws every uncertain input anew, and sets the past of a run that goes on in month `from`. */
  private all(from: number, draw: (v: Variable, place: Place, view: Float64Array) => void): void {
    for (const [v, place] of this.layout.places) {
      if (v.role !== 'input' || !v.uncertain) continue;
      const view = this.view(place, v.monthly ? this.program.months : 1);
      draw(v, place, view);
      this.check(v, view);
      this.repeat(v, place);
    }
    for (const [v, place] of this.layout.places) this.prefill(v, place, from);
  }

  /** A constant that is also read with a lag needs a past, and so a row for each month. */
  private repeat(v: Variable, place: Place): void {
    if (v.monthly || place.slots === 1) return;
    const one = this.view(place, 1);
    const all = this.view(place, this.program.months);
    for (let at = one.length; at < all.length; at += one.length) all.copyWithin(at, 0, one.length);
  }

  private prefill(v: Variable, place: Place, from: number): void {
    const slots = slotsBefore(v, place, from);
    if (slots === 0) return;
    const slot = (place.members * place.row) / 8;
    const start = place.base / 8;
    const end = start + place.slots * slot;
    const past = this.words.f64.subarray(end - slots * slot, end);
    if (typeof v.before === 'number') past.fill(v.before);
    else this.copyBefore(v, v.before, past, slot);
    if (place.span.ahead > 0 && from === 0) this.words.f64.fill(0, start, start + (place.span.ahead + 1) * slot);
  }

  private copyBefore(v: Variable, before: Variable, past: Float64Array, slot: number): void {
    const source = this.layout.places.get(before) as Place;
    const from = this.view(source, 1);
    if (before.uncertain === v.uncertain) {
      for (let at = 0; at < past.length; at += slot) past.set(from, at);
      return;
    }
    if (before.uncertain) throw new Error(`'${v.name}' is the same in all draws but begins with '${before.name}', which is not`);
    const row = this.layout.block;
    for (let at = 0; at < past.length; at += slot) {
      for (let member = 0; member < source.members; member++) {
        const begin = at + member * row;
        past.fill(from[member] as number, begin, begin + row);
      }
    }
  }
}
