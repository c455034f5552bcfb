import { formatMonth } from '../../kit/month.ts';
import { dimensionColumns, rowsOf } from '../dimensions.ts';
import type { CostLineView, RunView } from '../run-view.ts';
import { cellSpread, type Spread } from '../spread.ts';
import { type Cell, number, rowsBy, type Table, text } from '../table.ts';
import { leavesOf } from '../tidy-series.ts';
import { threeQuantiles } from './quantity-columns.ts';

/** Cash by month, leaves only: no row is the sum of others, and the means of a month add up to `cost.total`. */
export const costs = (run: RunView): Table => ({
  name: 'costs',
  about: 'Cash by month, leaves only: the means of a month add up to cost.total. Outflows are positive, receipts negative',
  columns: [
    text('scenario', 'Name of the scenario, with #variant where one was chosen'),
    { name: 'period', type: 'yearmonth', about: 'Month in which the money moves' },
    ...dimensionColumns(['programme', 'site', 'chip']),
    text('category', 'What the money is for, coarsely'),
    text('line', 'What the money is for, exactly'),
    text('unit', 'Currency of the scenario'),
    number('mean', 'Mean over the draws; adds up over rows'),
    number('p5', '5 % quantile; does not add up'),
    number('p50', 'Median; does not add up'),
    number('p95', '95 % quantile; does not add up'),
    text('payer', 'Who pays'),
    text('flow', 'Kind of flow; cost.capex and cost.opex are those of `cost`'),
  ],
  rows: rowsBy(() => costRows(run)),
});

const signed = (s: Spread, sign: 1 | -1): Spread => (sign === 1 ? s : { ...s, mean: -s.mean, p5: -s.p95, p50: -s.p50, p95: -s.p5 });

function* lineRows(run: RunView, line: CostLineView): Generator<Cell[]> {
  const series = leavesOf(run, line.variable);
  const { dimension, text: shown } = series.recorded.unit;
  if (dimension !== `${run.currency}*month^-1`)
    throw new Error(`the cost line '${line.variable}' is in ${shown}, not in ${run.currency} per time`);
  for (const [member, at] of rowsOf(line.variable, series.recorded.axes).entries()) {
    const where = [at.programme ?? line.programme ?? '', at.site ?? line.site ?? '', at.chip ?? line.chip ?? ''];
    for (let month = 0; month < run.results.months; month++) {
      // base unit: currency per month, times one month
      const spread = cellSpread(series, month, member, 1);
      if (!spread || (spread.mean === 0 && spread.p5 === 0 && spread.p95 === 0)) continue;
      const period = formatMonth(run.start + month);
      const figures = threeQuantiles(signed(spread, line.sign ?? 1));
      yield [run.scenario, period, ...where, line.category, line.line, run.currency, ...figures, line.payer, line.flow];
    }
  }
}

function* costRows(run: RunView): Generator<Cell[]> {
  for (const line of run.costs) yield* lineRows(run, line);
}
