import type { Expression } from '../../../equations/program.ts';
import type { Local } from '../body.ts';
import type { Context, Writer } from './writer.ts';

/** Zero before a chunk; added to 64-bit cells of memory after it, even draws and odd draws apart until then. */
export const sumWriter = (c: Context, cells: readonly number[], add: (sum: Local) => void, counts: boolean): Writer => {
  const sum = c.body.local('v128');
  const pointer = c.addresses.cell(8);
  const flush = (cell: number): void => {
    c.body.get(pointer);
    c.body.get(pointer);
    c.body.memory('f64.load', cell);
    for (const lane of [0, 1]) {
      c.body.get(sum);
      c.body.lane(counts ? 'i64x2.extract_lane' : 'f64x2.extract_lane', lane);
    }
    c.body.op(counts ? 'i64.add' : 'f64.add');
    if (counts) c.body.op('f64.convert_i64_s');
    c.body.op('f64.add');
    c.body.memory('f64.store', cell);
  };
  return {
    before: () => {
      c.body.splat(0);
      c.body.set(sum);
    },
    inside: () => add(sum),
    after: () => {
      for (const cell of cells) flush(cell);
    },
  };
};

/** The sum of an expression into a cell. Tallies of one flow share what was missed, so one expression is added up once for all its cells. */
export const sumOf = (c: Context, cell: number, e: Expression): Writer => {
  const shared = c.shared.get(e);
  if (shared) {
    shared.push(cell);
    return { inside: () => undefined };
  }
  const cells = [cell];
  c.shared.set(e, cells);
  return sumWriter(
    c,
    cells,
    addValid(c, () => c.values.number(e)),
    false,
  );
};

const addValid = (c: Context, value: () => void) => (sum: Local) => {
  c.body.get(sum);
  value();
  if (c.uncertain) {
    c.body.get(c.valid);
    c.body.simd('v128.and');
  }
  c.body.simd('f64x2.add');
  c.body.set(sum);
};
