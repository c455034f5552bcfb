import { monthsOf } from '../calendar.ts';
import { rowsOf } from '../dimensions.ts';
import { monthFigures } from '../figures.ts';
import type { RunView } from '../run-view.ts';
import { type Block, blocksBy, type Table } from '../table.ts';
import { tidySeries } from '../tidy-series.ts';
import { figureRows, quantityBlock, quantityColumns } from './quantity-columns.ts';

/** Every recorded quantity by month, in its shown unit. */
export const projections = (run: RunView): Table => ({
  name: 'projections',
  about: 'Every recorded quantity by month: mean and quantiles over the draws',
  columns: quantityColumns({ name: 'period', type: 'yearmonth', about: 'Month; a stock is its balance at the end of it' }),
  blocks: blocksBy(() => projectionBlocks(run)),
});

function* projectionBlocks(run: RunView): Generator<Block> {
  const periods = monthsOf(run);
  for (const series of tidySeries(run)) {
    const { id, unit, axes } = series.recorded;
    const figureOf = monthFigures(series, unit.factor);
    for (const [member, at] of rowsOf(id, axes).entries()) {
      const rows = figureRows(periods, (month) => figureOf(month, member));
      yield quantityBlock({ scenario: run.scenario, variable: id, unit: unit.text, at }, rows);
    }
  }
}
