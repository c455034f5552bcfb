import type { Month } from '../../kit/month.ts';
import type { Problem } from '../../kit/problem.ts';
import type { Observation, Scenario } from '../../scenario/index.ts';
import type { Point } from './trend.ts';

/** An observation of the scenario, checked: figures in base units. */
export interface Observed {
  readonly id: string;
  readonly quantity: string;
  readonly variable: string;
  readonly chip: string | undefined;
  readonly at: Month;
  readonly months: number;
  readonly over: 'sum' | 'mean';
  readonly weight: string | undefined;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly pass: 'inside' | 'below';
  readonly trend: readonly [Point, Point] | undefined;
  readonly dimension: string;
}

type Figure = Observation['value'];

const certain = (figure: Figure | undefined): number | undefined => (figure?.value.kind === 'constant' ? figure.value.value : undefined);

const monthsOf = (o: Observation): number => (o.months?.kind === 'constant' ? o.months.value : 1);

type Report = (o: Observation, code: string, message: string, hint?: string) => void;

const trendOf = (o: Observation, report: Report): readonly [Point, Point] | undefined => {
  if (o.trend.length === 0) return undefined;
  const points = o.trend.flatMap((p): Point[] => {
    const value = certain(p.value);
    return value !== undefined && value > 0 && p.value?.dimension === o.value?.dimension ? [{ at: p.at, value }] : [];
  });
  const [a, b] = [...points].sort((x, y) => x.at - y.at);
  if (o.trend.length === 2 && a && b && a.at < b.at && b.at < o.at) return [a, b];
  report(o, 'bad-trend', `observations.${o.id}: a trend is two earlier months with figures above zero, in the unit of the value`);
  return undefined;
};

const checked = (o: Observation, { horizon }: Scenario, report: Report): Observed | undefined => {
  const [value, low, high] = [certain(o.value), certain(o.low), certain(o.high)];
  if (value === undefined || low === undefined || high === undefined) {
    report(o, 'missing-figure', `observations.${o.id}: value, low and high are one plain figure each`, 'value: 417 EFLOPS');
    return undefined;
  }
  if (o.low?.dimension !== o.value?.dimension || o.high?.dimension !== o.value?.dimension) {
    report(o, 'wrong-unit', `observations.${o.id}: value, low and high have different units`);
    return undefined;
  }
  if (!(low <= value && value <= high && low < high)) {
    report(o, 'reversed-interval', `observations.${o.id}: low ≤ value ≤ high does not hold, or the band is empty`);
    return undefined;
  }
  const months = monthsOf(o);
  if (o.at - months + 1 < horizon.start || o.at >= horizon.start + horizon.months) {
    report(o, 'outside-horizon', `observations.${o.id}: the run does not cover the months it speaks of`);
    return undefined;
  }
  const { id, variable, chip, at, over, weight, pass } = o;
  const dimension = o.value?.dimension ?? '';
  return {
    id,
    quantity: o.quantity ?? id,
    variable,
    chip,
    at,
    months,
    over,
    weight,
    value,
    low,
    high,
    pass,
    trend: trendOf(o, report),
    dimension,
  };
};

/** The scenario's observations, or all that is wrong with them. */
export const observedOf = (scenario: Scenario): { readonly observed: readonly Observed[]; readonly problems: readonly Problem[] } => {
  const problems: Problem[] = [];
  const report: Report = (o, code, message, hint) => {
    const { file, line, column } = o.origin;
    problems.push({ file, line, column, code, message, ...(hint !== undefined && { hint }) });
  };
  if (scenario.observations.length === 0) {
    const message = 'the scenario has no observations to compare with';
    return {
      observed: [],
      problems: [{ file: scenario.file, line: 1, column: 1, code: 'no-observations', message, hint: 'add observations:' }],
    };
  }
  const observed = scenario.observations.flatMap((o) => checked(o, scenario, report) ?? []);
  return { observed, problems };
};
