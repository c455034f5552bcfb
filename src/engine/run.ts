import type { InputData, Program } from '../equations/program.ts';
import { simulateRange } from './blocks/range.ts';
import type { RangeOptions } from './blocks/range-result.ts';
import type { Results } from './results.ts';
import { mergeResults } from './summary/merge.ts';

export interface RunOptions extends Omit<RangeOptions, 'firstDraw' | 'totalDraws'> {
  /** Kept in the results; the inputs' samplers have it already. */
  readonly seed: number;
}

/**
 * Runs a program for draws 0 … draws − 1.
 * @param inputs by name, in base units
 * @throws BrokenBalance, NotFinite, InputRefused, TooLarge, Stopped: nothing wrong is ever returned
 */
export const simulate = (program: Program, inputs: ReadonlyMap<string, InputData>, options: RunOptions): Results => {
  const { seed, ...rest } = options;
  return mergeResults(program, [simulateRange(program, inputs, { ...rest, firstDraw: 0, totalDraws: options.draws })], seed, options);
};
