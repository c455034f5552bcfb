import type { Mode, Statement } from '../../../equations/program.ts';
import { ownRow } from '../../plan/own-row.ts';
import { lagVaries } from '../../plan/reads.ts';
import type { Task } from '../../plan/task.ts';
import type { InputLag } from '../drawn-lags.ts';
import type { SimdOpcode } from '../opcodes.ts';
import type { Context, Writer } from './writer.ts';

const COMBINE: Record<Exclude<Mode, 'set'>, SimdOpcode> = {
  add: 'f64x2.add',
  send: 'f64x2.add',
  multiply: 'f64x2.mul',
  least: 'f64x2.pmin',
  greatest: 'f64x2.pmax',
};

/** Sends ahead by a lag that differs between draws. */
const scatterWriter = (c: Context, { target, expression, lag }: Statement): Writer => {
  const register = c.body.local('v128');
  c.rows.prepareScatter(target, lag as InputLag);
  return {
    inside: (at) => {
      c.values.number(expression);
      c.body.set(register);
      c.rows.scatterAdd(target, lag as InputLag, at, register);
    },
  };
};

/** One assignment. The value stays in a register for later tasks if this pass is the only one to write the row. */
export const statementWriter = (c: Context, task: Extract<Task, { kind: 'write' }>): Writer => {
  const { target, mode, expression, lag } = task.statement;
  if (lagVaries(lag)) return scatterWriter(c, task.statement);
  const row = c.layout.places.has(target) ? c.rows.rowToWrite(target, lag) : undefined;
  const own = ownRow(task);
  const value = (at: number): void => {
    if (mode === 'set') {
      c.values.number(expression);
      return;
    }
    const held = own ? c.values.writtenOf(target) : undefined;
    if (held !== undefined) c.body.get(held);
    else if (row) c.rows.loadRow(row, at);
    else throw new Error(`what '${target.name}' is combined with is nowhere kept`);
    c.values.number(expression);
    c.body.simd(COMBINE[mode]);
  };
  const register = c.body.local('v128');
  const inside = (at: number): void => {
    if (row) {
      c.rows.store(row, at, () => {
        value(at);
        if (own) c.body.tee(register);
      });
    } else {
      value(at);
      c.body.set(register);
    }
    if (own) c.values.setWritten(target, register);
  };
  return { inside };
};
