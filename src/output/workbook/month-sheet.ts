import { monthOfYear, yearOf } from '../../kit/month.ts';
import { sum } from '../../kit/statistics.ts';
import type { RunView } from '../run-view.ts';
import type { MonthlyFlow } from './monthly-flow.ts';
import { address, type BookCell, cell, columnRange, formula, type Sheet } from './sheet.ts';

/** Rows above the first month: title, note, an empty one, header. */
export const HEADER_ROWS = 4;

const DAY = 86_400_000;

/** Workbooks count days; day 0 is 30 December 1899 for all dates after February 1900. */
const serialDay = (month: number): number => (Date.UTC(yearOf(month), monthOfYear(month) - 1, 1) - Date.UTC(1899, 11, 30)) / DAY;

/** Where things stand in the sheet of months, for formulas of the sheet of years. */
export interface MonthColumns {
  readonly sheet: Sheet;
  readonly years: string;
  readonly items: readonly string[];
  readonly net: string;
  readonly present: string;
}

const COLUMNS = { month: 0, year: 1, number: 2, firstItem: 3 } as const;

/** The flow month by month: net, discount factor, present value and running total are formulas over the figures. */
export const monthSheet = (run: RunView, flow: MonthlyFlow, name: string, rateCell: string): MonthColumns => {
  const { months } = run.results;
  const net = COLUMNS.firstItem + flow.items.length;
  const [factor, present] = [net + 1, net + 2];
  const last = HEADER_ROWS + months - 1;
  const rate = flow.rate?.value ?? 0;

  const row = (month: number): BookCell[] => {
    const r = HEADER_ROWS + month;
    const at = (column: number): string => address(r, column);
    const items = flow.items.map((item) => cell(item.months[month] as number, 'money'));
    const factorNow = (1 + rate) ** (-month / 12);
    const netNow = flow.net[month] as number;
    const toDate = formula(
      `SUM(${`$${at(net).replace(/\d+$/, '')}$${HEADER_ROWS + 1}`}:${at(net)})`,
      sum(flow.net.slice(0, month + 1)),
      'money',
    );
    return [
      cell(serialDay(run.start + month), 'month'),
      cell(yearOf(run.start + month), 'whole'),
      cell(month, 'whole'),
      ...items,
      formula(`SUM(${at(COLUMNS.firstItem)}:${at(net - 1)})`, netNow, 'total'),
      ...(flow.rate
        ? [
            formula(`(1+${rateCell})^(-${at(COLUMNS.number)}/12)`, factorNow, 'factor'),
            formula(`${at(net)}*${at(factor)}`, netNow * factorNow, 'money'),
          ]
        : [null, null]),
      toDate,
    ];
  };

  const heads = ['Month', 'Year', 'Months from the start', ...flow.items.map((i) => i.name)];
  const sheet: Sheet = {
    name,
    widths: heads.map((head, i) => (i < COLUMNS.firstItem ? 10 : Math.min(30, Math.max(20, head.length)))).concat([20, 12, 20, 20]),
    frozen: { rows: HEADER_ROWS, columns: 1 },
    rows: [
      [cell(`${flow.about}, by month`, 'title')],
      [
        cell(
          `${run.currency}; receipts are positive, payments negative. ${run.results.draws === 1 ? '' : 'Means over the draws.'}`.trim(),
          'note',
        ),
      ],
      [],
      [...heads, 'Net', 'Discount factor', 'Present value', 'Running total'].map((head) => cell(head, 'head')),
      ...Array.from({ length: months }, (_, month) => row(month)),
    ],
  };
  const range = (column: number): string => columnRange(name, column, HEADER_ROWS, last);
  return {
    sheet,
    years: range(COLUMNS.year),
    items: flow.items.map((_, i) => range(COLUMNS.firstItem + i)),
    net: range(net),
    present: range(present),
  };
};
