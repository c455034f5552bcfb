import { formatMonth } from '../../kit/month.ts';
import { type BindingLimit, bindingLimits, limitsByFlow, placesOf } from '../binding-limits.ts';
import { dimensionCells, dimensionColumns } from '../dimensions.ts';
import type { RunView } from '../run-view.ts';
import { type Cell, number, rowsBy, type Table, text } from '../table.ts';

const PLACES = ['chip', 'site', 'programme'] as const;

/** What bound each flow, month by month: in total and by chip, site and programme. Limits that never bound have no row. */
export const limits = (run: RunView): Table => ({
  name: 'limits',
  about: 'Binding limits by month: the share of draws in which each bound its flow, weighted by what was wanted',
  columns: [
    text('scenario', 'Name of the scenario, with #variant where one was chosen'),
    { name: 'period', type: 'yearmonth', about: 'Month' },
    text('limit', 'Name of the limit'),
    number('share', 'Share of draws in which it bound, 0 to 1; over several members weighted by what was wanted'),
    text('variable', 'The flow that was limited'),
    ...dimensionColumns(PLACES),
    number('slack_p50', 'Unused share of the limit: 0 where it bound in more than half of the draws, otherwise its mean over the draws'),
    text('next_limit', 'The limit of the same flow that is nearest to binding besides this one'),
  ],
  rows: rowsBy(() => limitRows(run)),
});

/** The median of shares that are never negative is zero as soon as more than half of them are. */
const medianSlack = (limit: BindingLimit): number => (limit.share > 0.5 ? 0 : limit.slack);

function* limitRows(run: RunView): Generator<Cell[]> {
  const periods = Array.from({ length: run.results.months }, (_, month) => formatMonth(run.start + month));
  for (const [flow, of] of limitsByFlow(run.results)) {
    const variable = run.flowIds.get(flow) ?? flow;
    for (const { at, members } of placesOf(of[0]!, PLACES)) {
      const where = dimensionCells(at, PLACES);
      for (let month = 0; month < run.results.months; month++) {
        for (const found of bindingLimits(of, run.results.draws, members, { from: month, to: month + 1 })) {
          yield [
            run.scenario,
            periods[month] as string,
            found.limit,
            found.share,
            variable,
            ...where,
            medianSlack(found),
            found.next ?? '',
          ];
        }
      }
    }
  }
}
