import type { Check } from '../../../equations/program.ts';
import type { Task } from '../../plan/task.ts';
import type { Local } from '../body.ts';
import type { Context, Writer } from './writer.ts';

/** Writes a mask of the draws where a check holds: |left − right| ≤ tolerance · max(1, |scale|), and nothing is NaN or infinite. */
const holds = ({ body, values }: Context, { left, right, scale, tolerance }: Check, bound: Local): void => {
  values.number(left);
  values.number(right);
  body.simd('f64x2.sub');
  body.simd('f64x2.abs');
  // in this order a scale that is NaN stays NaN, and fails
  values.number(scale);
  body.simd('f64x2.abs');
  body.splat(1);
  body.simd('f64x2.pmax');
  body.splat(tolerance);
  body.simd('f64x2.mul');
  body.tee(bound);
  body.simd('f64x2.le');
  body.get(bound);
  body.splat(Number.POSITIVE_INFINITY);
  body.simd('f64x2.lt');
  body.simd('v128.and');
};

/** Keeps a flag of whether a check failed in any draw that counts. */
export const checkWriter = (c: Context, task: Extract<Task, { kind: 'check' }>): Writer => {
  const { body } = c;
  const cell = c.layout.checks + task.index * 16;
  const [failed, bound] = [body.local('v128'), body.local('v128')];
  return {
    before: () => {
      body.splat(0);
      body.set(failed);
    },
    inside: () => {
      body.get(failed);
      if (c.uncertain) body.get(c.valid);
      holds(c, task.check, bound);
      if (c.uncertain) body.simd('v128.andnot');
      else body.simd('v128.not');
      body.simd('v128.or');
      body.set(failed);
    },
    after: () => {
      body.integer(cell);
      body.integer(cell);
      body.memory('v128.load', 0);
      body.get(failed);
      body.simd('v128.or');
      body.memory('v128.store', 0);
    },
  };
};
