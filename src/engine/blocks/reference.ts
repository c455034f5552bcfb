import { sizeOf } from '../../equations/axes.ts';
import type { Axis, Check, Expression, InputData, Program, Tally } from '../../equations/program.ts';
import { type Interpretation, interpret } from '../interpret.ts';
import { CHUNK, type Layout, type Shelf } from '../plan/layout.ts';
import { layoutOf, type Plan } from '../plan/plan.ts';
import { keptOf } from '../plan/task.ts';
import type { Backend } from './backend.ts';
import { type Words, wordsOf } from './feed.ts';
import { fails } from './locate.ts';

type Counts = (draw: number) => boolean;
/** The value of a month, member and draw of the block. */
type Figure = (month: number, member: number, draw: number) => number;

/** Puts what the plain interpreter found where the compiled nests would have put it. */
class Shelves {
  readonly words: Words;
  private readonly program: Program;
  private readonly layout: Layout;

  constructor(program: Program, layout: Layout) {
    this.program = program;
    this.layout = layout;
    this.words = wordsOf(new ArrayBuffer(layout.bytes));
  }

  fill(run: Interpretation, counts: Counts): void {
    const { recorded, tallies, checks } = this.program;
    for (const [i, { variable }] of recorded.entries()) {
      const value: Figure = (month, member, draw) => run.value(variable, month, member, draw);
      const shelf = this.layout.records[i] as Shelf;
      this.store(shelf, shelf.uncertain ? this.words.f32 : this.words.f64, value);
      if (shelf.uncertain) this.addUp(shelf.members, this.layout.sums[i] as number, value, counts);
    }
    for (const [i, variable] of keptOf(this.program).entries()) {
      this.store(this.layout.kept[i] as Shelf, this.words.f64, (month, member, draw) => run.value(variable, month, member, draw));
    }
    for (const [i, tally] of tallies.entries()) this.tally(tally, this.layout.tallies[i] as Shelf, run, counts);
    for (const [i, check] of checks.entries()) if (this.broken(check, run, counts)) this.words.i32[this.layout.checks / 4 + 4 * i] = 1;
  }

  private cells(members: number, visit: (month: number, member: number, cell: number) => void): void {
    for (let month = 0; month < this.program.months; month++) {
      for (let member = 0; member < members; member++) visit(month, member, month * members + member);
    }
  }

  private store({ base, members, uncertain }: Shelf, words: Float64Array | Float32Array, value: Figure): void {
    const count = uncertain ? this.layout.block : 1;
    const start = base / words.BYTES_PER_ELEMENT;
    this.cells(members, (month, member, cell) => {
      for (let draw = 0; draw < count; draw++) words[start + cell * count + draw] = value(month, member, draw);
    });
  }

  /** Chunk by chunk, even and odd draws apart within a chunk, as the compiled nests do. */
  private addUp(members: number, base: number, value: Figure, counts: Counts): void {
    const { f64 } = this.words;
    this.cells(members, (month, member, cell) => {
      const at = base / 8 + cell;
      for (let start = 0; start < this.layout.block; start += CHUNK) {
        let [even, odd] = [0, 0];
        for (let draw = start; draw < Math.min(start + CHUNK, this.layout.block); draw++) {
          const x = counts(draw) ? value(month, member, draw) : 0;
          if (draw % 2 === 0) even += x;
          else odd += x;
        }
        f64[at] = (f64[at] as number) + (even + odd);
      }
    });
  }

  private tally({ bound, missed, slack, space }: Tally, shelf: Shelf, run: Interpretation, counts: Counts): void {
    const part = this.program.months * shelf.members * 8;
    for (const [i, e] of [bound, missed, slack].entries()) {
      const value: Figure = (month, member, draw) => run.evaluate(e, space, month, member, draw);
      const base = shelf.base + i * part;
      if (shelf.uncertain) this.addUp(shelf.members, base, value, counts);
      else this.store({ ...shelf, base }, this.words.f64, value);
    }
  }

  private broken(check: Check, run: Interpretation, counts: Counts): boolean {
    let found = false;
    const { space, tolerance } = check;
    this.cells(sizeOf(space satisfies readonly Axis[]), (month, member) => {
      for (let draw = 0; draw < this.layout.block && !found; draw++) {
        const of = (e: Expression): number => run.evaluate(e, space, month, member, draw);
        found = counts(draw) && fails(of(check.left), of(check.right), of(check.scale), tolerance);
      }
    });
    return found;
  }
}

/** Runs blocks with the plain interpreter: slow, for tests and for whoever doubts the compiled code. */
export const interpreterBackend = (plan: Plan, inputs: ReadonlyMap<string, InputData>, block: number): Backend => {
  const { program } = plan;
  const layout = layoutOf({ ...plan, nests: [] }, block);
  const shelves = new Shelves(program, layout);
  return {
    layout,
    words: shelves.words,
    block: (first, counts) => shelves.fill(interpret(program, inputs, block, { first }), (k) => counts(first + k)),
  };
};
