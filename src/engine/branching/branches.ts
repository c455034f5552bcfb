import type { InputData } from '../../equations/program.ts';
import { blockFor, type Loaded, loaderOf, markValid } from '../blocks/backend.ts';
import { Harvest } from '../blocks/harvest.ts';
import type { Interpretation } from '../interpret.ts';
import type { Plan } from '../plan/plan.ts';
import { CarryOver } from './carry-over.ts';
import { type Distances, distancesOf } from './past.ts';
import type { Tree } from './tree.ts';

/** Each overall quantity, one value for each draw. */
export type Overalls = readonly Float64Array[];

/** Places `low … high − 1` of the tree, run from a month on in the memory of a level. */
interface Branch {
  readonly level: number;
  readonly low: number;
  readonly high: number;
  readonly from: number;
}

/** Memories there may be at once. */
const MOST_LEVELS = 4;
// measured on the national plan: to carry a memory over takes as long as a block of draws takes for three to four months
const PATIENCE = 4;

/** A check failed in a draw that counts; which one is not known. */
export class SomeBroken extends Error {}

/**
 * Runs draws as one up to the month in which they come apart. A memory has a column for each of a few draws that differ so far; where
 * there would be more of them than columns, each part of them goes on in a memory of the next level.
 */
export class Branches {
  private readonly plan: Plan;
  private readonly load: () => Loaded;
  private readonly distances: Distances;
  private readonly figures: Interpretation;
  private readonly tree: Tree;
  private readonly block: number;
  private readonly memories: Loaded[] = [];
  private readonly overalls: Overalls;

  /** @param figures of the uncertain inputs, in all draws */
  constructor(plan: Plan, inputs: ReadonlyMap<string, InputData>, figures: Interpretation, tree: Tree) {
    this.plan = plan;
    this.block = blockFor(tree.order.length);
    this.load = loaderOf(plan, inputs, this.block);
    this.distances = distancesOf(plan, inputs);
    this.figures = figures;
    this.tree = tree;
    this.overalls = plan.program.overalls.map(() => new Float64Array(tree.order.length));
  }

  /** Yields how many draws are done. @throws SomeBroken, NotFinite of a draw that it does not know, InputRefused */
  *run(): Generator<number, Overalls> {
    yield* this.grow({ level: 0, low: 0, high: this.tree.order.length, from: 0 }, []);
    return this.overalls;
  }

  /** @param stems places whose columns the memory of the level before holds */
  private *grow(branch: Branch, stems: readonly number[]): Generator<number> {
    const { level, low, high, from } = branch;
    const { months } = this.plan.program;
    let to = from;
    while (to < months && this.tree.starts(low, high, to).length <= this.block) to++;
    const starts = this.tree.starts(low, high, to - 1);
    this.advance(branch, to, starts, stems);
    if (to === months) {
      this.harvest(level, starts, high);
      yield high;
      return;
    }
    const until = level + 2 < MOST_LEVELS ? Math.min(to + PATIENCE, months) : months;
    const next = this.tree.starts(low, high, until - 1);
    for (let i = 0; i < next.length; i += this.block)
      yield* this.grow({ level: level + 1, low: next[i] as number, high: next[i + this.block] ?? high, from: to }, starts);
  }

  private memory(level: number): Loaded {
    const known = this.memories[level];
    if (known) return known;
    const memory = this.load();
    markValid(memory.layout, memory.words, 0, () => true);
    this.memories[level] = memory;
    return memory;
  }

  private advance({ level, from }: Branch, to: number, starts: readonly number[], stems: readonly number[]): void {
    const { layout, words, feed, run } = this.memory(level);
    const { program } = this.plan;
    // columns to spare repeat the last one
    const places = Int32Array.from({ length: this.block }, (_, i) => starts[Math.min(i, starts.length - 1)] as number);
    const draws = places.map((place) => this.tree.order[place] as number);
    feed.columns(draws, from, this.figures.value);
    if (from > 0) {
      const columns = places.map((place) => stems.findLastIndex((stem) => stem <= place));
      new CarryOver(layout, this.distances, program.months).at(from, this.memory(level - 1).words, words, columns);
    }
    run(from, to);
    const flags = layout.checks / 4;
    if (words.i32.subarray(flags, flags + 4 * program.checks.length).some((word) => word !== 0)) throw new SomeBroken();
  }

  /** What each column came to is what all draws of its place, and of those up to the next, came to. */
  private harvest(level: number, starts: readonly number[], high: number): void {
    const draws = { firstDraw: 0, draws: this.block, totalDraws: this.block };
    const harvest = new Harvest(this.plan.program, this.memory(level), draws);
    harvest.takeBlock(0, starts.length);
    for (const [i, values] of harvest.result().overalls.entries())
      for (const [column, start] of starts.entries())
        for (const draw of this.tree.order.subarray(start, starts[column + 1] ?? high))
          (this.overalls[i] as Float64Array)[draw] = values[column] as number;
  }
}
