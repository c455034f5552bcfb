import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RunView } from '../../../src/output/run-view.ts';
import { annual } from '../../../src/output/tables/annual.ts';
import { bookBytes } from '../../../src/output/workbook/book-bytes.ts';
import { monthlyFlow } from '../../../src/output/workbook/monthly-flow.ts';
import { address, type BookCell, columnRange, type Sheet } from '../../../src/output/workbook/sheet.ts';
import { sheetsOf } from '../../../src/output/workbook/sheets-of.ts';
import { styleOf } from '../../../src/output/workbook/style.ts';
import { results, series } from '../../support/made-results.ts';
import { smallRun } from '../../support/small-run.ts';

const sheetsFor = (run: RunView): Sheet[] => sheetsOf([annual(run)], run);
const sheet = (run: RunView, name: string): Sheet => sheetsFor(run).find((s) => s.name === name)!;
const shown = (cells: readonly BookCell[]): (string | number | null)[] => cells.map((c) => c?.value ?? null);
const row = (s: Sheet, label: string | number) => s.rows.find((cells) => cells[0]?.value === label)!;

/** A project of one draw with these flows a month. */
const project = (flows: readonly number[]): RunView => ({
  ...smallRun,
  costs: [],
  results: results({
    months: flows.length,
    draws: 1,
    series: [series({ id: 'finance.cash_flow', unit: 'CNY/month', yearly: 'sum', figures: flows.map((x) => [[x]]) })],
  }),
  cashFlows: [{ variable: 'finance.cash_flow', about: 'Cash flow', parts: [], rest: '', returns: 'finance.irr_project' }],
});

afterEach(() => {
  vi.useRealTimers();
});

describe('the sheets of a workbook', () => {
  it('are the summary, the years, the cash flow, the assumptions and how it was made', () => {
    expect(sheetsFor(smallRun).map((s) => s.name)).toEqual([
      'Summary',
      'Annual',
      'Cash flow',
      'Cash flow by month',
      'Assumptions',
      'About',
    ]);
  });

  it('keep their headers in view and have a width for every column', () => {
    for (const s of sheetsFor(smallRun)) {
      const header = s.rows[s.frozen.rows - 1]!;
      expect(header.every((c) => c?.look === 'head')).toBe(true);
      expect(s.widths).toHaveLength(header.length);
      for (const cells of s.rows.slice(s.frozen.rows)) expect(cells.length).toBeLessThanOrEqual(header.length);
    }
  });

  it('hold finite numbers only', () => {
    const cells = sheetsFor(smallRun).flatMap((s) => s.rows.flat());
    expect(cells.filter((c) => typeof c?.value === 'number' && !Number.isFinite(c.value))).toEqual([]);
  });

  it('show the years of every quantity side by side, with the band of totals', () => {
    const rows = sheet(smallRun, 'Annual').rows.map(shown);
    expect(rows[0]).toEqual(['Variable', 'Unit', 'Chip', 'Statistic', 2024, 2025]);
    expect(rows).toContainEqual(['capacity.installed', 'EFLOPS', null, '5 %', 12, 60]);
    expect(rows).toContainEqual(['chips.installed', 'chip', 'ascend_910c', 'mean', 200, 300]);
    expect(rows.filter((r) => r[0] === 'chips.installed' && r[3] !== 'mean')).toEqual([]);
  });

  it('begin with the figures of the whole horizon, each with its meaning', () => {
    const rows = sheet(smallRun, 'Summary').rows.map(shown);
    expect(rows[3]).toEqual(['Figure', 'Meaning', 'Unit', 'Year', 'Mean', '5 %', 'Median', '95 %', 'Why none']);
    expect(rows[4]).toEqual(['finance.npv', 'finance.npv', 'CNY', null, 0, -18e6, 0, 18e6]);
    expect(rows[5]).toEqual([
      'finance.irr_project',
      'finance.irr_project',
      '%',
      null,
      2.5,
      1.15,
      2.5,
      3.85,
      expect.stringMatching(/^in 20 % of draws several/),
    ]);
    expect(rows).toContainEqual(['capacity.installed', 'Dense FP16 capacity in service', 'EFLOPS', 2024, 30, 12, 30, 48]);
    expect(shown(sheet(project([1]), 'Summary').rows[3]!).at(-1)).toBe('Value');
  });

  it('name every assumption with its source and place', () => {
    expect(shown(row(sheet(smallRun, 'Assumptions'), 'sites.guian.pue'))).toEqual([
      'sites.guian.pue',
      'Annual PUE',
      '=1.2',
      1.2,
      '1',
      '@someone & <others>, 数据',
      '2024',
      'low',
      'small.yaml',
      7,
    ]);
  });
});

describe('a cash flow', () => {
  it('shows receipts as positive, payments as negative, and what no line pays by its own name', () => {
    const years = sheet(smallRun, 'Cash flow');
    expect(shown(years.rows[3]!)).toEqual(['Item', 2024, 2025, 'Total']);
    expect(shown(row(years, 'Rent'))).toEqual(['Rent', 50, 60, 110]);
    expect(shown(row(years, '=All cash paid'))).toEqual(['=All cash paid', -33, 0, -33]);
    expect(shown(row(years, 'Value at the end'))).toEqual(['Value at the end', 0, 5, 5]);
    expect(shown(row(years, 'Net'))).toEqual(['Net', 17, 65, 82]);
  });

  it('is made of formulas but for the figures simulated', () => {
    const months = sheet(smallRun, 'Cash flow by month').rows[5]!;
    const formulas = months.map((c) => (c && 'formula' in c ? c.formula : null));
    expect(formulas).toEqual([null, null, null, null, null, null, 'SUM(D6:F6)', "(1+'Cash flow'!$B$10)^(-C6/12)", 'G6*H6', 'SUM($G$5:G6)']);
    const [, year, total] = row(sheet(smallRun, 'Cash flow'), 'Rent').slice(0, 4);
    expect(year).toMatchObject({ formula: "SUMIF('Cash flow by month'!$B$5:$B$7,B$4,'Cash flow by month'!$D$5:$D$7)" });
    expect(total).toMatchObject({ formula: "SUMIF('Cash flow by month'!$B$5:$B$7,C$4,'Cash flow by month'!$D$5:$D$7)" });
  });

  it('is valued at the rate given, the first month in full', () => {
    const years = sheet(smallRun, 'Cash flow');
    const value = -27 + 44 * 1.1 ** (-1 / 12) + 65 * 1.1 ** (-2 / 12);
    expect(row(years, 'Net present value of the mean cash flow')[1]!.value).toBeCloseTo(value, 9);
    expect(row(years, 'Mean of the present values of all draws')[1]!.value).toBe(0);
    expect(row(years, 'Difference')[1]!.value).toBeCloseTo(value, 9);
  });

  it('says in words why it has no rate of return', () => {
    const said = (flows: number[]) => row(sheet(project(flows), 'Cash flow'), 'Internal rate of return, a year')[1]!.value;
    expect(said([1, 2, 3])).toBe('none: only inflows: nothing is spent that could earn a rate');
    expect(said([-1, -2, -3])).toBe('none: only outflows: none of it is ever paid back');
    expect(said([0, 0, 0])).toBe('none: no cash flows at all');
    expect(said([10, -10, 10])).toBe('none: no rate between −99.9 % and 10,000 % a year makes the present value 0');
    // −(v − 1)(v − 1.01) a month with v = 1 + r
    expect(said([-1, 2.01, -1.01])).toBe(
      'none: 2 rates make the present value 0: 0 %, 12.7 %; the net present value is the measure to use',
    );
    expect(said([-100, 101])).toBeCloseTo(1.01 ** 12 - 1, 9);
  });

  it('says in how many draws there is one', () => {
    const cells = row(sheet(smallRun, 'Cash flow'), 'Mean of the internal rates of return of the draws');
    expect(shown(cells)).toEqual([
      'Mean of the internal rates of return of the draws',
      0.025,
      expect.stringMatching(/^in the 4 of 5 draws that have one; in 20 % of draws several rates/),
    ]);
  });

  it('is one line where its equation cannot be taken apart', () => {
    const { items, net } = monthlyFlow(project([-5, 7]), project([-5, 7]).cashFlows[0]!);
    expect(items.map((i) => i.name)).toEqual(['Cash flow']);
    expect([...net]).toEqual([-5, 7]);
  });

  it('needs what it is made of', () => {
    const odd = { ...smallRun, cashFlows: [{ ...smallRun.cashFlows[0]!, variable: 'finance.other' }] };
    expect(() => sheetsFor(odd)).toThrow("'finance.other' was not recorded");
    expect(() => sheetsOf([], smallRun)).toThrow('no table of years');
  });
});

describe('addresses', () => {
  it('count columns in letters', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map((c) => address(0, c))).toEqual(['A1', 'Z1', 'AA1', 'AZ1', 'BA1', 'ZZ1', 'AAA1']);
  });

  it('quote the name of a sheet', () => {
    expect(columnRange("owner's", 1, 4, 6)).toBe("'owner''s'!$B$5:$B$7");
  });
});

describe('number formats', () => {
  it('show decimals by magnitude, and none for text', () => {
    const format = (value: number | string) => styleOf({ value, look: 'quantity' }).format;
    expect([0, 12345, -12, 0.25, 0.00001, 'x'].map(format)).toEqual(['#,##0', '#,##0', '#,##0.00', '0.0000', '0.00E+00', undefined]);
  });
});

describe('the bytes of a workbook', () => {
  it('are the same whenever it is made', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2025-01-01T10:00:00Z') });
    const first = await bookBytes(sheetsFor(smallRun));
    vi.setSystemTime(new Date('2031-07-05T22:30:00Z'));
    expect(await bookBytes(sheetsFor(smallRun))).toEqual(first);
  });
});
