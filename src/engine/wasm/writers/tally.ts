import type { Expression } from '../../../equations/program.ts';
import type { Task } from '../../plan/task.ts';
import type { Local } from '../body.ts';
import { single } from './single.ts';
import { sumOf, sumWriter } from './sum.ts';
import { type Context, together, type Writer } from './writer.ts';

const isZero = (e: Expression): boolean => e.op === 'number' && e.value === 0;

/** In how many draws a limit bound, what it held back, what it left unused. A certain tally counts once; the reader multiplies. */
export const tallyWriter = (c: Context, task: Extract<Task, { kind: 'tally' }>, months: number): Writer => {
  const { bound, missed, slack } = task.tally;
  const { base, members } = c.layout.tallies[task.index] as { base: number; members: number };
  const part = months * members * 8;
  if (!c.uncertain) {
    return together([bound, missed, slack].map((e, i) => single(c, base + i * part, () => c.values.number(e))));
  }
  const count = (sum: Local): void => {
    c.body.get(sum);
    c.values.mask(bound);
    c.body.get(c.valid);
    c.body.simd('v128.and');
    // a mask is the integer −1
    c.body.simd('i64x2.sub');
    c.body.set(sum);
  };
  return together([
    sumWriter(c, [base], count, true),
    ...[missed, slack].flatMap((e, i) => (isZero(e) ? [] : [sumOf(c, base + (i + 1) * part, e)])),
  ]);
};
