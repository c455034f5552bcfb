import { annualSpread } from '../annual-spread.ts';
import { yearsOf, yearUnit } from '../calendar.ts';
import { whyUndefined } from '../internal-rate-words.ts';
import type { RunView } from '../run-view.ts';
import { spreadOf } from '../spread.ts';
import { type Cell, eachAlone, number, type Table, text } from '../table.ts';
import { threeQuantiles } from './quantity-columns.ts';

const NO_FIGURES: readonly Cell[] = ['', '', '', ''];

/** Headline figures: overall quantities by name, headline variables as `name@year`. */
export const summary = (run: RunView): Table => ({
  name: 'summary',
  about: 'Headline figures: quantities of the whole horizon by name, headline variables by year as name@year',
  columns: [
    text('scenario', 'Name of the scenario, with #variant where one was chosen'),
    text('metric', 'Name of the figure; name@year for a variable in a year'),
    text('unit', 'Unit of the figures in this row'),
    number('mean', 'Mean over the draws in which the figure is defined'),
    number('p5', '5 % quantile of those draws'),
    number('p50', 'Median of those draws'),
    number('p95', '95 % quantile of those draws; p5 to p95 is the 90 % band'),
    text('note', 'Why draws have no internal rate of return, with the share of each reason; a row without figures is one that no draw has'),
  ],
  blocks: eachAlone([...summaryRows(run)]),
});

function* summaryRows(run: RunView): Generator<Cell[]> {
  for (const overall of run.results.overalls) {
    const { quantity, values } = overall;
    const spread = spreadOf(values, quantity.unit.factor);
    const note = whyUndefined(overall) ?? '';
    const figures = spread ? threeQuantiles(spread) : note === '' ? undefined : NO_FIGURES;
    if (figures) yield [run.scenario, quantity.id, quantity.unit.text, ...figures, note];
  }
  const headlines = new Set(run.variables.filter((v) => v.headline).map((v) => v.id));
  const years = yearsOf(run.start, run.results.months);
  for (const series of run.results.series) {
    const { id, unit, yearly, axes } = series.recorded;
    if (axes.length > 0 || !headlines.has(id)) continue;
    for (const year of years) {
      const spread = annualSpread(series, 0, year);
      if (spread) yield [run.scenario, `${id}@${year.year}`, yearUnit(unit, yearly).text, ...threeQuantiles(spread), ''];
    }
  }
}
