import { sum } from '../../kit/statistics.ts';
import { whyNoRate } from '../internal-rate-words.ts';
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

/** Months compound to a year; the guess is where the engine found the rate, so that a workbook finds the same of several. */
const rateOfReturn = ({ internalRate: { pattern, rate, several } }: MonthlyFlow, range: string): BookCell =>
  pattern === 'one'
    ? formula(`(1+IRR(${range},${((1 + rate) ** (1 / 12) - 1).toPrecision(6)}))^12-1`, rate, 'rate')
    : cell(`none: ${whyNoRate(pattern, several)}`);

const simulatedRate = ({ mean: rate, defined: share, why }: NonNullable<MonthlyFlow['engineRate']>, draws: number): BookCell[] => {
  const reason = why === undefined ? '' : `; ${why}`;
  if (rate === undefined) return [cell(draws === 1 ? `none${reason}` : `none in any draw${reason}`)];
  if (share === 1) return [cell(rate, 'rate')];
  return [cell(rate, 'rate'), cell(`in the ${Math.round(share * draws)} of ${draws} draws that have one${reason}`, 'note')];
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
    add(name, ...simulatedRate(flow.engineRate, draws));
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
