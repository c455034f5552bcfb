import type { Description } from '../../equations/index.ts';
import { isFault } from '../../kit/fault.ts';
import { mean } from '../../kit/statistics.ts';
import { yearUnit } from '../../output/calendar.ts';
import type { Side } from '../../output/comparison/index.ts';
import type { RunView } from '../../output/run-view.ts';
import { type Asked, figuresOf, isYear, readAsked } from '../../study/asked/index.ts';
import type { Contender } from '../../study/compare/index.ts';
import { UsageError } from '../exit.ts';

/** What `--rank` asks for: `finance.npv`, or `cost.lcoc:least` where less is better. */
export interface RankBy {
  readonly metric: string;
  readonly wanted: 'greatest' | 'least';
}

export const rankBy = (text: string): RankBy => {
  const [metric = '', word] = text.split(':', 2) as [string, string?];
  if (metric === '' || (word !== undefined && word !== 'least' && word !== 'greatest'))
    throw new UsageError(`--rank ${text} cannot be`, '--rank finance.npv, or --rank cost.lcoc:least');
  return { metric, wanted: word ?? 'greatest' };
};

export interface Measured {
  readonly contender: Contender;
  readonly unit: string;
}

/** What a run recorded, as descriptions that a name is looked up in. */
const recordedBy = ({ results }: RunView): readonly Description[] => {
  const common = {
    sector: '',
    over: [],
    rows: [],
    formula: undefined,
    from: undefined,
    to: undefined,
    total: 'sum',
    headline: false,
    yearRatio: undefined,
  } as const;
  return [
    ...results.series.flatMap(({ recorded: { id, unit, yearly, about, axes } }) =>
      axes.length > 0 ? [] : [{ ...common, name: id, id, kind: 'auxiliary', unit: unit.text, about, yearly } as const],
    ),
    ...results.overalls.map(
      ({ quantity: { id, unit, about } }) =>
        ({ ...common, name: id, id, kind: 'overall', unit: unit.text, about, yearly: 'last' }) as const,
    ),
  ];
};

const shownUnit = ({ unit, period, yearly }: Asked) => (isYear(period) ? yearUnit(unit, yearly) : unit);

/** The metric of a run just made, in every future. */
export const measuredRun = (label: string, run: RunView, { metric }: RankBy): Measured => {
  const asked = readAsked(metric, recordedBy(run), { start: run.start, months: run.results.months });
  if (isFault(asked)) throw new UsageError(asked.fault, asked.hint);
  const { factor, text } = shownUnit(asked);
  const values = Float64Array.from(figuresOf(asked, run.results), (x) => x / factor);
  const known = values.filter((x) => Number.isFinite(x));
  if (known.length === 0) throw new UsageError(`${metric} is undefined in every future of ${label}`);
  return { contender: { label, mean: mean(known), ...(run.results.binned ? {} : { draws: values }) }, unit: text };
};

/** The metric of a result folder: a year's, or one of the whole horizon. */
export const measuredFolder = (side: Side, { metric }: RankBy): Measured => {
  const [variable, period = 'horizon'] = metric.split('@', 2) as [string, string?];
  const found = side.figures.find((f) => f.variable === variable && f.period === period && f.place.every((cell) => cell === ''));
  if (!found)
    throw new UsageError(
      `${side.label} holds no ${metric}`,
      'result folders hold years: capacity.installed@2027, and overall figures: finance.npv',
    );
  return { contender: { label: side.label, mean: found.mean }, unit: found.unit };
};
