import type { InputData } from '../../equations/program.ts';
import { TooLarge } from '../errors.ts';
import { CHUNK, type Layout } from '../plan/layout.ts';
import { layoutOf, type Plan } from '../plan/plan.ts';
import { MOST_BYTES, machinesOf } from '../wasm/machine.ts';
import { encodeModule } from '../wasm/module.ts';
import { Feed, type Words, wordsOf } from './feed.ts';

/** Runs blocks of draws and leaves what was observed on the layout's shelves; sums are added to what stands there. */
export interface Backend {
  readonly layout: Layout;
  readonly words: Words;
  /** Marks rows of records, whole blocks, on the layout's shelf for marks; without it they are marked one draw at a time. */
  readonly mark?: ((base: number, rows: number) => void) | undefined;
  /** Draws `first … first + layout.block − 1`, of which those that `counts` says yes to count. */
  readonly block: (first: number, counts: (draw: number) => boolean) => void;
}

/** Where a backend leaves what it observed. */
export type Observed = Pick<Backend, 'layout' | 'words' | 'mark'>;

/** Draws of one segment: sums are kept for each, so that ranges of whole segments merge to the same bytes. */
export const SEGMENT = 256;

const BLOCKS = [256, 128, 64];
// a block's memory should fit the caches as far as possible; 128 draws amortise the addresses, more gain nothing
const FAVOURITE = 64;

/** The block for so many draws: even, whole chunks, dividing a segment. */
export const blockFor = (draws: number, asked = FAVOURITE): number => {
  if (!BLOCKS.includes(asked)) throw new Error(`a block has ${BLOCKS.join(', ')} draws, not ${asked}`);
  return draws < CHUNK ? draws + (draws % 2) : Math.min(asked, Math.ceil(draws / CHUNK) * CHUNK);
};

const ALL_ONES = -1;

/** Marks the draws that count. */
export const markValid = (layout: Layout, words: Words, first: number, counts: (draw: number) => boolean): void => {
  const start = layout.valid / 4;
  for (let i = 0; i < layout.block; i++) words.i32.fill(counts(first + i) ? ALL_ONES : 0, start + 2 * i, start + 2 * i + 2);
};

/** A compiled plan with its memory, in which all that no draw changes is loaded. */
export interface Loaded {
  readonly layout: Layout;
  readonly words: Words;
  readonly feed: Feed;
  /** Runs months `from … to − 1` of the draws that are fed. */
  readonly run: (from: number, to: number) => void;
  readonly mark: ((base: number, rows: number) => void) | undefined;
}

/** Compiles the plan to WebAssembly, to be loaded as often as wanted. */
export const loaderOf = (plan: Plan, inputs: ReadonlyMap<string, InputData>, block: number, mostBytes = MOST_BYTES): (() => Loaded) => {
  const layout = layoutOf(plan, block);
  const most = Math.min(mostBytes, MOST_BYTES);
  if (layout.bytes > most) throw new TooLarge(layout.bytes, most);
  const start = machinesOf(encodeModule(plan, layout), layout.bytes);
  return () => {
    const { memory, run, mark } = start();
    const words = wordsOf(memory);
    const feed = new Feed(plan, layout, words, inputs);
    feed.once();
    return { layout, words, feed, run, mark };
  };
};

/** Runs the plan compiled to WebAssembly. */
export const machineBackend = (plan: Plan, inputs: ReadonlyMap<string, InputData>, block: number, mostBytes = MOST_BYTES): Backend => {
  const { layout, words, feed, run, mark } = loaderOf(plan, inputs, block, mostBytes)();
  return {
    layout,
    words,
    mark,
    block: (first, counts) => {
      markValid(layout, words, first, counts);
      feed.block(first);
      run(0, plan.program.months);
    },
  };
};
