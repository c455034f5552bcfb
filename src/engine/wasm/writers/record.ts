import type { Expression } from '../../../equations/program.ts';
import type { Task } from '../../plan/task.ts';
import { single } from './single.ts';
import { sumOf } from './sum.ts';
import { type Context, together, type Writer } from './writer.ts';

/** A record: 32 bits for each draw, and the sum in 64 bits. */
export const recordWriter = (c: Context, task: Extract<Task, { kind: 'record' }>): Writer => {
  const [root] = task.roots as readonly [Expression];
  const { base } = c.layout.records[task.index] as { base: number };
  if (!c.uncertain) return single(c, base, () => c.values.number(root));
  const row = c.addresses.cell(c.layout.block * 4);
  const sum = c.layout.sums[task.index] as number;
  const narrow: Writer = {
    inside: (at) => {
      c.body.get(row);
      c.body.get(c.halfDraw);
      c.body.op('i32.add');
      c.values.number(root);
      c.body.simd('f32x4.demote_f64x2_zero');
      c.body.memory('v128.store64_lane', base + at / 2, 0);
    },
  };
  return together([narrow, sumOf(c, sum, root)]);
};

/** A scalar kept whole for the overall quantities. */
export const keepWriter = (c: Context, task: Extract<Task, { kind: 'keep' }>): Writer => {
  const [root] = task.roots as readonly [Expression];
  const { base } = c.layout.kept[task.index] as { base: number };
  if (!c.uncertain) return single(c, base, () => c.values.number(root));
  const row = c.addresses.cell(c.layout.block * 8);
  return {
    inside: (at) => {
      c.body.get(row);
      c.body.get(c.draw);
      c.body.op('i32.add');
      c.values.number(root);
      c.body.memory('v128.store', base + at);
    },
  };
};
