import { type InternalRate, internalRateOf } from '../../engine/summary/internal-rate.ts';
import { presentValue } from '../../engine/summary/present-value.ts';
import { whyUndefined } from '../internal-rate-words.ts';
import type { CashFlowView, RunView } from '../run-view.ts';
import { spreadOf } from '../spread.ts';

/** One line of a cash flow by month: receipts positive, payments negative. */
export interface FlowItem {
  readonly name: string;
  readonly months: Float64Array;
}

/** A cash flow by month, as means over the draws, and what the engine made of it draw by draw. */
export interface MonthlyFlow {
  readonly about: string;
  readonly items: readonly FlowItem[];
  /** Sum of the items. */
  readonly net: Float64Array;
  readonly rate: { readonly value: number; readonly certain: boolean } | undefined;
  /** Present value of `net` at that rate. */
  readonly presentValue: number;
  /** Internal rate of return of `net`, a year. */
  readonly internalRate: InternalRate;
  /** Means over the draws; undefined where no draw has one. */
  readonly engineValue: number | undefined;
  /** `defined` is the share of draws that have one, `why` says why others do not; undefined where results do not give it. */
  readonly engineRate: { readonly mean: number | undefined; readonly defined: number; readonly why: string | undefined } | undefined;
}

const monthsOf = (run: RunView, id: string): Float64Array => {
  const series = run.results.series.find((s) => s.recorded.id === id && s.recorded.axes.length === 0);
  if (!series) throw new Error(`the total of '${id}' was not recorded`);
  // base unit: currency per month, times one month
  return series.mean;
};

/** Thousandths of a cent in a unit of money: below one stands only the dust of adding and taking away. */
const GRAINS = 1e5;

const withoutDust = (value: number): number => {
  const grains = Math.round(value * GRAINS);
  return grains === 0 ? 0 : grains / GRAINS;
};

/** What a cash flow is beyond its parts. */
const remainder = (whole: Float64Array, items: readonly FlowItem[]): Float64Array =>
  whole.map((value, month) => withoutDust(value - items.reduce((sum, item) => sum + (item.months[month] as number), 0)));

/** Parts that never move money are left out. */
const itemsOf = (run: RunView, view: CashFlowView, whole: Float64Array): FlowItem[] => {
  const parts = view.parts
    .map(({ variable, about, sign }) => ({ name: about, months: monthsOf(run, variable).map((x) => withoutDust(sign * x)) }))
    .filter(({ months }) => months.some((x) => x !== 0));
  const rest = remainder(whole, parts);
  if (rest.every((x) => x === 0)) return parts;
  if (parts.length === 0) return [{ name: view.about, months: rest }];
  return [...parts, { name: view.rest === '' ? 'Other' : view.rest, months: rest }];
};

const overall = (run: RunView, id: string | undefined) => {
  const found = run.results.overalls.find((o) => o.quantity.id === id);
  return { spread: found && spreadOf(found.values, 1), why: found && whyUndefined(found) };
};

/** The months of a cash flow with its parts. */
export const monthlyFlow = (run: RunView, view: CashFlowView): MonthlyFlow => {
  const items = itemsOf(run, view, monthsOf(run, view.variable));
  const net = monthsOf(run, view.variable).map((_, month) => items.reduce((sum, item) => sum + (item.months[month] as number), 0));
  const rate = view.value && { value: view.value.rate, certain: view.value.certain };
  const { spread, why } = overall(run, view.returns);
  return {
    about: view.about,
    items,
    net,
    rate,
    presentValue: rate ? presentValue(net, rate.value) : Number.NaN,
    internalRate: internalRateOf(net),
    engineValue: overall(run, view.value?.id).spread?.mean,
    engineRate: view.returns === undefined ? undefined : { mean: spread?.mean, defined: spread?.defined ?? 0, why },
  };
};
