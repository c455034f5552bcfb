import { yearFigures } from '../annual-spread.ts';
import { type Year, yearsOf, yearUnit } from '../calendar.ts';
import type { RunView } from '../run-view.ts';
import { type Block, blocksBy, number, type Table, text } from '../table.ts';
import { isAccount } from '../tidy-series.ts';
import { figureRows, THREE_QUANTILES } from './quantity-columns.ts';

/** What the books say by year: depreciation, tax base, losses carried forward, balances. */
export const accounts = (run: RunView): Table => ({
  name: 'accounts',
  about: 'The books by year: depreciation and profit add up over the months of a year, balances are taken at its end',
  columns: [
    text('scenario', 'Name of the scenario, with #variant where one was chosen'),
    text('account', 'Name of the account, as `depreciation`'),
    text('unit', 'Unit of the figures in this row'),
    { name: 'year', type: 'year', about: 'Calendar year; the first and last hold only the months of the horizon' },
    number('mean', 'Mean over the draws'),
    number('p5', '5 % quantile of the draws; does not add up'),
    number('p50', 'Median of the draws; does not add up'),
    number('p95', '95 % quantile of the draws; does not add up'),
  ],
  blocks: blocksBy(() => accountBlocks(run)),
});

function* accountBlocks(run: RunView): Generator<Block> {
  const years = yearsOf(run.start, run.results.months);
  const periods = years.map(({ year }) => String(year));
  for (const series of run.results.series.filter(isAccount)) {
    const { id, unit, yearly } = series.recorded;
    const account = id.slice(id.indexOf('.') + 1);
    const figureOf = yearFigures(series);
    const rows = figureRows(periods, (i) => figureOf(years[i] as Year, 0));
    yield {
      length: rows.periods.length,
      columns: [run.scenario, account, yearUnit(unit, yearly).text, rows.periods, ...rows.figures.columns(THREE_QUANTILES)],
    };
  }
}
