import { annualSpread } from '../annual-spread.ts';
import { yearsOf, yearUnit } from '../calendar.ts';
import { dimensionCells, LEADING, rowsOf, TRAILING } from '../dimensions.ts';
import type { RunView } from '../run-view.ts';
import { type Cell, rowsBy, type Table } from '../table.ts';
import { tidySeries } from '../tidy-series.ts';
import { quantityColumns, quantityRows } from './quantity-columns.ts';

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
  rows: rowsBy(() => annualRows(run)),
});

function* annualRows(run: RunView): Generator<Cell[]> {
  const years = yearsOf(run.start, run.results.months);
  for (const series of tidySeries(run)) {
    const { id, unit, yearly, axes } = series.recorded;
    const shown = yearUnit(unit, yearly).text;
    for (const [member, at] of rowsOf(id, axes).entries()) {
      const rowOf = quantityRows([run.scenario, id, shown, ...dimensionCells(at, LEADING)], dimensionCells(at, TRAILING));
      for (const year of years) {
        const spread = annualSpread(series, member, year);
        if (spread) yield rowOf(String(year.year), spread);
      }
    }
  }
}
