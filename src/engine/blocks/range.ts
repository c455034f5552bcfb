import type { InputData, Program } from '../../equations/program.ts';
import { Stopped } from '../errors.ts';
import { planOf } from '../plan/plan.ts';
import { tune } from '../plan/tune.ts';
import { type Backend, blockFor, machineBackend, SEGMENT } from './backend.ts';
import { Harvest } from './harvest.ts';
import { locateBroken } from './locate.ts';
import type { DrawRange, Prepared, PrepareOptions, RangeOptions, RangeResult } from './range-result.ts';
import { interpreterBackend } from './reference.ts';

const checkCount = (draws: number): void => {
  if (!Number.isSafeInteger(draws) || draws < 1) throw new Error(`there must be 1 draw or more, not ${draws}`);
};

const checkDraws = ({ firstDraw, draws }: DrawRange, totalDraws: number): void => {
  checkCount(draws);
  if (!Number.isSafeInteger(firstDraw) || firstDraw < 0 || firstDraw % SEGMENT !== 0) {
    throw new Error(`a range begins at a multiple of ${SEGMENT}, not at ${firstDraw}`);
  }
  const end = firstDraw + draws;
  if (end > totalDraws) throw new Error(`draws ${firstDraw} to ${end - 1} are not in a run of ${totalDraws}`);
  if (end < totalDraws && end % SEGMENT !== 0)
    throw new Error(`a range that is not the last ends at a multiple of ${SEGMENT}, not at ${end}`);
};

/** Runs a range block by block; stands still after each and says how many draws are done. */
function* runBlocks(
  backend: Backend,
  harvest: Harvest,
  range: DrawRange,
  onBroken: (first: number) => never,
): Generator<number, RangeResult> {
  const { firstDraw, draws, signal, onProgress } = range;
  const end = firstDraw + draws;
  const counts = (draw: number): boolean => draw < end;
  for (let first = firstDraw; first < end; first += backend.layout.block) {
    if (signal?.aborted) throw new Stopped();
    // another range may have run since
    if (first % SEGMENT === 0) harvest.beginSegment();
    backend.block(first, counts);
    if (harvest.broken()) onBroken(first);
    const count = Math.min(backend.layout.block, end - first);
    harvest.takeBlock(first, count);
    onProgress?.(first + count - firstDraw);
    if ((first + count) % SEGMENT === 0 || first + count === end) harvest.endSegment(first);
    yield first + count - firstDraw;
  }
  return harvest.result();
}

/**
 * Plans and compiles a program and loads what is the same in all draws.
 * @throws InputRefused, TooLarge
 */
export const prepare = (given: Program, inputs: ReadonlyMap<string, InputData>, options: PrepareOptions): Prepared => {
  const { totalDraws, blockDraws, mostBytes } = options;
  checkCount(totalDraws);
  const program = tune(given);
  const block = blockFor(totalDraws, blockDraws);
  const plan = planOf(program);
  const backend =
    options.backend === 'interpreter' ? interpreterBackend(plan, inputs, block) : machineBackend(plan, inputs, block, mostBytes);
  const stretches = (range: DrawRange): Generator<number, RangeResult> => {
    checkDraws(range, totalDraws);
    const harvest = new Harvest(program, backend, { ...options, ...range });
    const end = range.firstDraw + range.draws;
    return runBlocks(backend, harvest, range, (first) => locateBroken(program, inputs, backend, first, Math.min(first + block, end)));
  };
  return { stretches, range: (range) => drain(stretches(range)) };
};

const drain = <R>(steps: Generator<unknown, R>): R => {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
};

/**
 * Runs some draws of a program.
 * @throws BrokenBalance, NotFinite, InputRefused, TooLarge, Stopped
 */
export const simulateRange = (program: Program, inputs: ReadonlyMap<string, InputData>, options: RangeOptions): RangeResult =>
  prepare(program, inputs, options).range(options);
