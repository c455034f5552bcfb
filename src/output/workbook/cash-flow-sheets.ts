import { sum } from '../../kit/statistics.ts';
import { type Year, yearsOf } from '../calendar.ts';
import type { CashFlowView, RunView } from '../run-view.ts';
import { HEADER_ROWS, type MonthColumns, monthSheet } from './month-sheet.ts';
import { type MonthlyFlow, monthlyFlow } from './monthly-flow.ts';
import { address, type BookCell, cell, columnRange, formula, type Sheet } from './sheet.ts';
import { valuationRows } from './valuation-rows.ts';

const ofYear = (months: Float64Array, { from, to }: Year): number => sum(months.slice(from, to));

/** A line by year and in total, added up from the sheet of months. */
const lineRow = (
  name: string,
  months: Float64Array,
  range: string,
  at: number,
  years: readonly Year[],
  columns: MonthColumns,
): BookCell[] => [
  cell(name),
  ...years.map((year, i) => {
    const head = address(HEADER_ROWS - 1, i + 1).replace(/\d+$/, (row) => `$${row}`);
    return formula(`SUMIF(${columns.years},${head},${range})`, ofYear(months, year), 'money');
  }),
  formula(`SUM(${address(at, 1)}:${address(at, years.length)})`, sum(months), 'money'),
];

const netRow = (flow: MonthlyFlow, at: number, years: readonly Year[]): BookCell[] => [
  cell('Net', 'total'),
  ...[...years.map((year) => ofYear(flow.net, year)), sum(flow.net)].map((value, i) =>
    formula(`SUM(${address(HEADER_ROWS, i + 1)}:${address(at - 1, i + 1)})`, value, 'total'),
  ),
];

const title = (id: string): string => {
  const words = id.slice(id.lastIndexOf('.') + 1).replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** The two sheets of a cash flow: by year, with its value; by month, from which the years add up. */
export const cashFlowSheets = (run: RunView, view: CashFlowView): Sheet[] => {
  const flow = monthlyFlow(run, view);
  const years = yearsOf(run.start, run.results.months);
  // a sheet's name has at most 31 characters
  const name = title(view.variable).slice(0, 20);
  const net = HEADER_ROWS + flow.items.length;
  const firstValuation = net + 2;
  const rateCell = columnRange(name, 1, firstValuation, firstValuation).replace(/:.*$/, '');
  const columns = monthSheet(run, flow, `${name} by month`, rateCell);
  const rows: BookCell[][] = [
    [cell(flow.about, 'title')],
    [
      cell(
        `${run.currency}; receipts are positive, payments negative. ${run.results.draws === 1 ? '' : 'Means over the draws.'}`.trim(),
        'note',
      ),
    ],
    [],
    [cell('Item', 'head'), ...years.map((y) => cell(y.year, 'head')), cell('Total', 'head')],
    ...flow.items.map((item, i) => lineRow(item.name, item.months, columns.items[i] as string, HEADER_ROWS + i, years, columns)),
    netRow(flow, net, years),
    [],
    ...valuationRows(run, flow, columns, { first: firstValuation, total: address(net, years.length + 1) }),
  ];
  return [{ name, widths: [64, ...years.map(() => 20), 22], frozen: { rows: HEADER_ROWS, columns: 1 }, rows }, columns.sheet];
};
