import { internalRate } from './internal-rate.ts';
import { presentValue } from './present-value.ts';

type Series = Float64Array;

const total = (x: Series): number => x.reduce((sum, value) => sum + value, 0);

/**
 * Months until what was spent has come back: the last moment at which the running total is still negative, linear within the month.
 * 0 if it never is; undefined (NaN) if it is so at the end.
 */
export const payback = (flows: Series): number => {
  let sum = 0;
  let result = 0;
  for (const [t, x] of flows.entries()) {
    if (sum < 0) result = sum + x < 0 ? Number.NaN : t - sum / x;
    else if (sum + x < 0) result = Number.NaN;
    sum += x;
  }
  return result;
};

const firstOf = (x: Series): number => x[0] as number;
const lastOf = (x: Series): number => x[x.length - 1] as number;

/** One number from the months of one draw. `rates` for `npv` only: its last value is the annual discount rate. */
export const overallOf = {
  total,
  first: firstOf,
  last: lastOf,
  least: (x: Series) => x.reduce((a, b) => Math.min(a, b)),
  greatest: (x: Series) => x.reduce((a, b) => Math.max(a, b)),
  mean: (x: Series) => total(x) / x.length,
  npv: (x: Series, rates: Series | undefined) => {
    if (!rates) throw new Error('a present value needs a rate');
    return presentValue(x, lastOf(rates));
  },
  irr: internalRate,
  payback,
};
