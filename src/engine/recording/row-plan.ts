import { sizeOf } from '../../equations/axes.ts';
import type { Program } from '../../equations/program.ts';
import type { Period } from '../results.ts';

/** Bytes that draws of records may take while all of them are kept, where nothing is said: a thousand draws of a national plan take 400 MiB. */
const MOST_RECORD_BYTES = 640 * 2 ** 20;

/** Which row of a recorder holds what. Rows of a quantity: `start + period · members + member`. */
export interface RowPlan {
  readonly binned: boolean;
  readonly rows: number;
  /** For each recorded quantity its first row of months; −1 where it is the same in all draws. */
  readonly monthly: readonly number[];
  /** Its first row of years; −1 where years need none: they are read off the months. */
  readonly yearly: readonly number[];
}

/**
 * Keeps every draw if all of them fit, which depends on the program and the number of draws only, so that workers agree.
 * Rows that turn out to be the same in all draws are not kept, so that less is used than is counted here.
 */
export const planRows = (program: Program, years: readonly Period[], draws: number, mostBytes = MOST_RECORD_BYTES): RowPlan => {
  const cells = program.recorded.reduce((n, { variable }) => n + (variable.uncertain ? program.months * sizeOf(variable.axes) : 0), 0);
  const binned = cells * draws * Float32Array.BYTES_PER_ELEMENT > mostBytes;
  let rows = 0;
  const take = (count: number): number => {
    rows += count;
    return rows - count;
  };
  const monthly = program.recorded.map(({ variable }) => (variable.uncertain ? take(program.months * sizeOf(variable.axes)) : -1));
  const yearly = program.recorded.map((r) =>
    binned && r.variable.uncertain && (r.yearly === 'sum' || r.yearly === 'mean') ? take(years.length * sizeOf(r.variable.axes)) : -1,
  );
  return { binned, rows, monthly, yearly };
};
