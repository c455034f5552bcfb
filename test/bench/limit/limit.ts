import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blockFor, markValid } from '../../../src/engine/blocks/backend.ts';
import { Feed, type Words, wordsOf } from '../../../src/engine/blocks/feed.ts';
import type { Layout } from '../../../src/engine/plan/layout.ts';
import { layoutOf, type Plan, planOf } from '../../../src/engine/plan/plan.ts';
import { tune } from '../../../src/engine/plan/tune.ts';
import { type Machine, machinesOf } from '../../../src/engine/wasm/machine.ts';
import { encodeModule } from '../../../src/engine/wasm/module.ts';
import type { InputData, Program } from '../../../src/equations/program.ts';
import { cText } from './c-text.ts';

const FLAGS = ['-O3', '-march=native', '-ffp-contract=off', '-fno-trapping-math', '-fno-math-errno', '-w'];

/** One block of draws of a program, ready to run by the engine and by C. */
export class Limit {
  readonly layout: Layout;
  readonly words: Words;
  readonly plan: Plan;
  private readonly machine: Machine;
  private readonly folder: string;
  private readonly image: Float64Array;
  private readonly feed: Feed;

  constructor(program: Program, inputs: ReadonlyMap<string, InputData>, folder: string) {
    this.plan = planOf(tune(program));
    this.layout = layoutOf(this.plan, blockFor(1e6));
    this.machine = machinesOf(encodeModule(this.plan, this.layout), this.layout.bytes)();
    this.words = wordsOf(this.machine.memory);
    this.folder = folder;
    this.feed = new Feed(this.plan, this.layout, this.words, inputs);
    this.feed.once();
    markValid(this.layout, this.words, 0, () => true);
    this.feed.block(0);
    this.image = this.words.f64.slice(0, this.layout.bytes / 8);
    writeFileSync(join(folder, 'image'), new Uint8Array(this.image.buffer));
  }

  /** Compiles the C. @returns what the compiler says if it cannot */
  compile(): string | undefined {
    writeFileSync(join(this.folder, 'limit.c'), cText(this.plan, this.layout));
    const { status, stderr } = spawnSync('gcc', [...FLAGS, 'limit.c', '-o', 'limit', '-lm'], { cwd: this.folder, encoding: 'utf8' });
    return status === 0 ? undefined : stderr;
  }

  /** CPU nanoseconds of runs of one block over all months, by the engine. */
  engine(repeats: number): number[] {
    return Array.from({ length: repeats }, () => {
      this.words.f64.set(this.image);
      const before = process.cpuUsage();
      this.machine.run(0, this.plan.program.months);
      return process.cpuUsage(before).user * 1000;
    });
  }

  /** CPU nanoseconds of drawing a block's uncertain inputs and setting its memory to the start. */
  sampling(repeats: number): number[] {
    return Array.from({ length: repeats }, (_, i) => {
      const before = process.cpuUsage();
      // other draws each time: those of the last block are remembered
      this.feed.block((i + 1) * this.layout.block);
      return process.cpuUsage(before).user * 1000;
    });
  }

  /** CPU nanoseconds of the months by C. */
  c(repeats: number): number[] {
    const { status, stdout, error } = spawnSync('./limit', ['image', String(repeats), 'after'], { cwd: this.folder, encoding: 'utf8' });
    if (status !== 0) throw error ?? new Error(`the C program ended with ${status}`);
    return stdout.trim().split('\n').map(Number);
  }

  /** Bytes of everything observed in which the two differ after a run each: 0 if they agree bit for bit. */
  differences(): number {
    this.engine(1);
    this.c(1);
    const after = readFileSync(join(this.folder, 'after'));
    const own = new Uint8Array(this.machine.memory);
    const { records, sums, kept, tallies, sumsEnd, block } = this.layout;
    const { months, recorded } = this.plan.program;
    const spans = [
      ...records.map((s) => [s.base, months * s.members * (s.uncertain ? block * 4 : 8)] as const),
      ...kept.map((s) => [s.base, months * s.members * (s.uncertain ? block * 8 : 8)] as const),
      ...tallies.map((s) => [s.base, 3 * months * s.members * 8] as const),
      ...sums.flatMap((base, i) => (recorded[i]?.variable.uncertain ? [[base, months * (records[i]?.members ?? 0) * 8] as const] : [])),
    ];
    if (spans.some(([base, size]) => base + size > sumsEnd)) throw new Error('a shelf lies outside the memory');
    let found = 0;
    for (const [base, size] of spans) for (let i = base; i < base + size; i++) if (after[i] !== own[i]) found++;
    return found;
  }
}
