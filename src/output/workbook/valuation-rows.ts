import { sum } from '../../kit/statistics.ts';
import type { RunView } from '../run-view.ts';
import type { MonthColumns } from './month-sheet.ts';
import type { MonthlyFlow } from './monthly-flow.ts';
import { address, type BookCell, cell, formula } from './sheet.ts';

interface Places {
  /** Row of the first line, counted from 0. */
  readonly first: number;
  /** The cell with the total of the years. */
  readonly total: string;
}

const changesSign = (flows: Float64Array): boolean => flows.some((x) => x > 0) && flows.some((x) => x < 0);

const whyNoRate = (flows: Float64Array): string =>
  changesSign(flows)
    ? 'none: no rate, or several of equal standing, make the present value 0'
    : 'none: the cash flow never changes its sign';

/** Months compound to a year; the guess is where the engine found the rate, so that a workbook finds the same of several. */
const rateOfReturn = ({ internalRate, net }: MonthlyFlow, range: string): BookCell =>
  Number.isFinite(internalRate)
    ? formula(`(1+IRR(${range},${((1 + internalRate) ** (1 / 12) - 1).toPrecision(6)}))^12-1`, internalRate, 'rate')
    : cell(whyNoRate(net));

const simulatedRate = (
  { mean: rate, defined: share }: NonNullable<MonthlyFlow['engineRate']>,
  net: Float64Array,
  draws: number,
): BookCell[] => {
  if (rate === undefined) return [cell(draws === 1 ? whyNoRate(net) : 'none in any draw')];
  return [cell(rate, 'rate'), ...(share < 1 ? [cell(`in the ${Math.round(share * draws)} of ${draws} draws that have one`, 'note')] : [])];
};

/** The value of a cash flow as formulas, beside what the engine made of it. */
export const valuationRows = (run: RunView, flow: MonthlyFlow, columns: MonthColumns, { first, total }: Places): BookCell[][] => {
  const { draws } = run.results;
  const single = draws === 1;
  const rows: BookCell[][] = [];
  const add = (name: string, ...cells: BookCell[]): string => {
    rows.push([cell(name), ...cells]);
    return address(first + rows.length - 1, 1);
  };
  const { rate, engineValue } = flow;
  if (rate) {
    // the sheet of months reads this cell
    add(`Discount rate, a year${rate.certain ? '' : ' (median of the draws)'}`, cell(rate.value, 'given'));
    const value = add(
      single ? 'Net present value' : 'Net present value of the mean cash flow',
      formula(`SUM(${columns.present})`, flow.presentValue, 'total'),
    );
    if (engineValue !== undefined) {
      const engine = add(
        single ? 'Net present value, as simulated' : 'Mean of the present values of all draws',
        cell(engineValue, 'money'),
      );
      add('Difference', formula(`${value}-${engine}`, flow.presentValue - engineValue, 'money'));
    }
  }
  add(
    single ? 'Internal rate of return, a year' : 'Internal rate of return of the mean cash flow, a year',
    rateOfReturn(flow, columns.net),
  );
  if (flow.engineRate) {
    const name = single ? 'Internal rate of return, as simulated' : 'Mean of the internal rates of return of the draws';
    add(name, ...simulatedRate(flow.engineRate, flow.net, draws));
  }
  add('Check: months less years', formula(`SUM(${columns.net})-${total}`, sum(flow.net) - sum(flow.net), 'money'));
  return [...rows, [], ...notes(single).map((note) => [cell(note, 'note')])];
};

const notes = (single: boolean): string[] => [
  'The present value discounts each month by (1 + rate)^(months from the start / 12); the first month counts in full.',
  ...(single
    ? []
    : [
        'Means over the draws add up, so with one discount rate for all draws the present value of the mean cash flow is the mean of the present values.',
        'Where the rate differs between draws, the two differ by what the difference above shows. The rate of return of the mean cash flow is not the mean of the rates of return.',
      ]),
];
