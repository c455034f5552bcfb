import type { Mode, Statement, Variable } from '../../../equations/program.ts';
import { ownRow } from '../../plan/own-row.ts';
import { lagVaries } from '../../plan/reads.ts';
import type { Task } from '../../plan/task.ts';
import { NOW } from '../addresses.ts';
import type { SimdOpcode } from '../opcodes.ts';
import type { Context, Writer } from './writer.ts';

const COMBINE: Record<Exclude<Mode, 'set'>, SimdOpcode> = {
  add: 'f64x2.add',
  send: 'f64x2.add',
  multiply: 'f64x2.mul',
  least: 'f64x2.pmin',
  greatest: 'f64x2.pmax',
};

/** One assignment. The value stays in a register for later tasks if this pass is the only one to write the row. */
export const statementWriter = (c: Context, task: Extract<Task, { kind: 'write' }>): Writer => {
  const { target, mode, expression, lag } = task.statement satisfies Statement;
  const stored = c.layout.places.has(target);
  const register = c.body.local('v128');
  const own = ownRow(task);
  if (stored) c.rows.prepareWrite(target, lag);
  const shift = lag === undefined ? NOW : { lag, extra: 0 as const, ahead: true };
  const combined = (at: number): void => {
    const held = own ? c.values.writtenOf(target) : undefined;
    if (held !== undefined) c.body.get(held);
    else c.rows.loadRow(target, shift, at);
    c.values.number(expression);
    c.body.simd(COMBINE[mode as Exclude<Mode, 'set'>]);
  };
  const inside = (at: number): void => {
    if (lagVaries(lag)) {
      c.values.number(expression);
      c.body.set(register);
      c.rows.scatterAdd(target, lag as { by: Variable }, at, register);
      return;
    }
    if (mode === 'set') c.values.number(expression);
    else combined(at);
    c.body.set(register);
    if (stored) c.rows.store(target, lag, at, () => c.body.get(register));
    if (own) c.values.setWritten(target, register);
  };
  return { inside };
};
