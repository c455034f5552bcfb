import { monthsOf } from '../calendar.ts';
import { dimensionColumns, rowsOf } from '../dimensions.ts';
import { type Figure, monthFigures } from '../figures.ts';
import type { CostLineView, RunView } from '../run-view.ts';
import { type Block, blocksBy, number, type Table, text } from '../table.ts';
import { leavesOf } from '../tidy-series.ts';
import { figureRows, THREE_QUANTILES } from './quantity-columns.ts';

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
  blocks: blocksBy(() => costBlocks(run)),
});

const signed = (figure: Figure, sign: 1 | -1): Figure => {
  if (sign === 1) return figure;
  if (typeof figure === 'number') return -figure;
  const { mean, p5, p25, p50, p75, p95 } = figure;
  return { ...figure, mean: -mean, p5: -p95, p25: -p75, p50: -p50, p75: -p25, p95: -p5 };
};

const isNothing = (figure: Figure): boolean =>
  typeof figure === 'number' ? figure === 0 : figure.mean === 0 && figure.p5 === 0 && figure.p95 === 0;

function* lineBlocks(run: RunView, line: CostLineView, periods: readonly string[]): Generator<Block> {
  const series = leavesOf(run, line.variable);
  const { dimension, text: shown } = series.recorded.unit;
  if (dimension !== `${run.currency}*month^-1`)
    throw new Error(`the cost line '${line.variable}' is in ${shown}, not in ${run.currency} per time`);
  // base unit: currency per month, times one month
  const figureOf = monthFigures(series, 1);
  for (const [member, at] of rowsOf(line.variable, series.recorded.axes).entries()) {
    const rows = figureRows(periods, (month) => {
      const figure = figureOf(month, member);
      return figure === undefined || isNothing(figure) ? undefined : signed(figure, line.sign ?? 1);
    });
    const where = [at.programme ?? line.programme ?? '', at.site ?? line.site ?? '', at.chip ?? line.chip ?? ''];
    const what = [line.category, line.line, run.currency];
    yield {
      length: rows.periods.length,
      columns: [run.scenario, rows.periods, ...where, ...what, ...rows.figures.columns(THREE_QUANTILES), line.payer, line.flow],
    };
  }
}

function* costBlocks(run: RunView): Generator<Block> {
  const periods = monthsOf(run);
  for (const line of run.costs) yield* lineBlocks(run, line, periods);
}
