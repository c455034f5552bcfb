import { yearFigures } from '../annual-spread.ts';
import { type Year, yearsOf, yearUnit } from '../calendar.ts';
import { rowsOf } from '../dimensions.ts';
import type { RunView } from '../run-view.ts';
import { type Block, blocksBy, type Table } from '../table.ts';
import { tidySeries } from '../tidy-series.ts';
import { figureRows, quantityBlock, quantityColumns } from './quantity-columns.ts';

/** Every recorded quantity by calendar year: each draw's own value of the year, then mean and quantiles over draws. */
export const annual = (run: RunView): Table => ({
  name: 'annual',
  about:
    'Every recorded quantity by year: flows add up within a draw, ratios divide such sums, stocks are taken at the end of the year, the rest average',
  columns: quantityColumns({
    name: 'period',
    type: 'year',
    about: 'Calendar year; the first and last hold only the months of the horizon',
  }),
  blocks: blocksBy(() => annualBlocks(run)),
});

function* annualBlocks(run: RunView): Generator<Block> {
  const years = yearsOf(run.start, run.results.months);
  const periods = years.map(({ year }) => String(year));
  for (const series of tidySeries(run)) {
    const { id, unit, yearly, axes } = series.recorded;
    const figureOf = yearFigures(series);
    const shown = yearUnit(unit, yearly).text;
    for (const [member, at] of rowsOf(id, axes).entries()) {
      const rows = figureRows(periods, (i) => figureOf(years[i] as Year, member));
      yield quantityBlock({ scenario: run.scenario, variable: id, unit: shown, at }, rows);
    }
  }
}
