import { formatMonth } from '../../kit/month.ts';
import { dimensionCells, LEADING, rowsOf, TRAILING } from '../dimensions.ts';
import type { RunView } from '../run-view.ts';
import { cellSpread } from '../spread.ts';
import { type Cell, rowsBy, type Table } from '../table.ts';
import { tidySeries } from '../tidy-series.ts';
import { quantityColumns, quantityRows } from './quantity-columns.ts';

/** Every recorded quantity by month, in its shown unit. */
export const projections = (run: RunView): Table => ({
  name: 'projections',
  about: 'Every recorded quantity by month: mean and quantiles over the draws',
  columns: quantityColumns({ name: 'period', type: 'yearmonth', about: 'Month; a stock is its balance at the end of it' }),
  rows: rowsBy(() => projectionRows(run)),
});

function* projectionRows(run: RunView): Generator<Cell[]> {
  const periods = Array.from({ length: run.results.months }, (_, month) => formatMonth(run.start + month));
  for (const series of tidySeries(run)) {
    const { id, unit, axes } = series.recorded;
    for (const [member, at] of rowsOf(id, axes).entries()) {
      const rowOf = quantityRows([run.scenario, id, unit.text, ...dimensionCells(at, LEADING)], dimensionCells(at, TRAILING));
      for (const [month, period] of periods.entries()) {
        const spread = cellSpread(series, month, member, unit.factor);
        if (spread) yield rowOf(period, spread);
      }
    }
  }
}
