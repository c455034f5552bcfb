import { type BindingLimit, FlowLimits, limitsByFlow, placesOf } from '../binding-limits.ts';
import { monthsOf } from '../calendar.ts';
import { type Coordinates, dimensionCells, dimensionColumns } from '../dimensions.ts';
import type { RunView } from '../run-view.ts';
import { type Block, blocksBy, number, type Table, text } from '../table.ts';

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
  blocks: blocksBy(() => limitBlocks(run)),
});

/** The median of shares that are never negative is zero as soon as more than half of them are. */
const medianSlack = (limit: BindingLimit): number => (limit.share > 0.5 ? 0 : limit.slack);

interface FlowPlace {
  readonly scenario: string;
  readonly variable: string;
  readonly at: Coordinates;
  readonly members: readonly number[];
}

const placeBlock = ({ scenario, variable, at, members }: FlowPlace, limitsOfFlow: FlowLimits, months: readonly string[]): Block => {
  const found: BindingLimit[] = [];
  const periods: string[] = [];
  for (let month = 0; month < months.length; month++) {
    for (const limit of limitsOfFlow.binding(members, { from: month, to: month + 1 })) {
      found.push(limit);
      periods.push(months[month] as string);
    }
  }
  return {
    length: found.length,
    columns: [
      scenario,
      periods,
      found.map(({ limit }) => limit),
      Float64Array.from(found.map(({ share }) => share)),
      variable,
      ...dimensionCells(at, PLACES),
      Float64Array.from(found.map(medianSlack)),
      found.map(({ next }) => next ?? ''),
    ],
  };
};

function* limitBlocks(run: RunView): Generator<Block> {
  const months = monthsOf(run);
  for (const [flow, of] of limitsByFlow(run.results)) {
    const variable = run.flowIds.get(flow) ?? flow;
    const limitsOfFlow = new FlowLimits(of, run.results.draws);
    for (const place of placesOf(of[0]!, PLACES)) {
      yield placeBlock({ scenario: run.scenario, variable, ...place }, limitsOfFlow, months);
    }
  }
}
