import type { Results } from '../../engine/results.ts';
import type { Month } from '../../kit/month.ts';
import { rangeOf } from './crps.ts';
import type { Observed } from './observed.ts';
import { shownUnit } from './shown-unit.ts';
import { simulatedDraws } from './simulated.ts';

/** A point of a chart: what was observed, with its band, in the unit of the series. */
export interface SeriesPoint {
  readonly id: string;
  readonly at: Month;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A statistic over the months of the run; where it covers several months, of the stretch that ends in each. */
export interface ObservedSeries {
  /** The variable, with the chip where one is meant. */
  readonly name: string;
  readonly quantity: string;
  readonly unit: string;
  readonly start: Month;
  /** Months one value covers. */
  readonly covers: number;
  /** Entry i belongs to month `start + i`. */
  readonly p5: readonly number[];
  readonly p50: readonly number[];
  readonly p95: readonly number[];
  readonly points: readonly SeriesPoint[];
}

const nameOf = (o: Observed): string => (o.chip === undefined ? o.variable : `${o.variable}-${o.chip}`);

const seriesOf = (results: Results, start: Month, group: readonly Observed[]): ObservedSeries => {
  const [o] = group as [Observed];
  const { factor, text } = shownUnit(o.dimension);
  const first = start + o.months - 1;
  const ranges = Array.from({ length: results.months - o.months + 1 }, (_, i) =>
    rangeOf(simulatedDraws(results, start, { ...o, at: first + i })).map((x) => x / factor),
  );
  const at = (k: number): number[] => ranges.map((r) => r[k] as number);
  const points = group.map(({ id, at: month, value, low, high }) => ({
    id,
    at: month,
    value: value / factor,
    low: low / factor,
    high: high / factor,
  }));
  return { name: nameOf(o), quantity: o.quantity, unit: text, start: first, covers: o.months, p5: at(0), p50: at(1), p95: at(2), points };
};

/** One series for each statistic that is observed. */
export const observedSeries = (results: Results, start: Month, observed: readonly Observed[]): readonly ObservedSeries[] => {
  const groups = new Map<string, Observed[]>();
  for (const o of observed) {
    const key = `${nameOf(o)} ${o.months}`;
    groups.set(key, [...(groups.get(key) ?? []), o]);
  }
  return [...groups.values()].map((group) => seriesOf(results, start, group));
};
