import { pow } from '../elementary.ts';

const MONTHS = 12;

type Series = Float64Array;

const total = (x: Series): number => x.reduce((sum, value) => sum + value, 0);

/** Σ CFₜ · (1 + r)^(−t/12), the first month undiscounted. NaN for a rate of −100 % or less. */
export const presentValue = (flows: Series, rate: number): number => {
  if (!(rate > -1)) return Number.NaN;
  const factor = pow(1 + rate, -1 / MONTHS);
  let sum = 0;
  for (let t = flows.length - 1; t >= 0; t--) sum = sum * factor + (flows[t] as number);
  return sum;
};

const signChanges = (flows: Series): number => {
  let changes = 0;
  let last = 0;
  for (const x of flows) {
    if (x === 0) continue;
    if (last * x < 0) changes++;
    last = Math.sign(x);
  }
  return changes;
};

// annual rates at which the present value is looked at for a change of sign: −99.9 % to +10,000 %, evenly in log(1 + r)
const LEAST_GROWTH = 0.001;
const GREATEST_GROWTH = 101;
const STEPS = 240;

const bisect = (flows: Series, from: number, to: number): number => {
  let [low, high] = [from, to];
  const sign = Math.sign(presentValue(flows, low));
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    const value = presentValue(flows, middle);
    if (value === 0) return middle;
    if (Math.sign(value) === sign) low = middle;
    else high = middle;
  }
};

const bracketed = (flows: Series, from: number, to: number): number => {
  const [a, b] = [presentValue(flows, from), presentValue(flows, to)];
  return a < 0 === b < 0 ? Number.NaN : bisect(flows, from, to);
};

/** Running totals of the flows. */
const runningTotal = (flows: Series): Float64Array => {
  let sum = 0;
  return flows.map((x) => {
    sum += x;
    return sum;
  });
};

/**
 * The annual rate at which the present value is 0. Where there are several, the positive one if the running total changes its sign
 * just once, for then there is only one (Norstrøm 1972: an end that costs money is such a case). Undefined (NaN) otherwise:
 * with no rate, or with several of equal standing, no rate says whether the investment is good.
 */
export const internalRate = (flows: Series): number => {
  const changes = signChanges(flows);
  if (changes === 0) return Number.NaN;
  // one change of sign: one rate at most (Descartes), so the ends decide
  if (changes === 1) return bracketed(flows, LEAST_GROWTH - 1, GREATEST_GROWTH - 1);
  if (signChanges(runningTotal(flows)) === 1) return bracketed(flows, 0, GREATEST_GROWTH - 1);
  const ratio = pow(GREATEST_GROWTH / LEAST_GROWTH, 1 / STEPS);
  let found = Number.NaN;
  let growth = LEAST_GROWTH;
  let value = presentValue(flows, growth - 1);
  for (let i = 0; i < STEPS; i++) {
    const nextGrowth = growth * ratio;
    const next = presentValue(flows, nextGrowth - 1);
    if (value !== 0 && (next === 0 || value < 0 !== next < 0)) {
      if (!Number.isNaN(found)) return Number.NaN;
      found = next === 0 ? nextGrowth - 1 : bisect(flows, growth - 1, nextGrowth - 1);
    }
    growth = nextGrowth;
    value = next;
  }
  return found;
};

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
