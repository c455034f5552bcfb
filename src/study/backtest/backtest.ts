import type { Results } from '../../engine/results.ts';
import type { Month } from '../../kit/month.ts';
import { crpsOfLogNormal, crpsOfSample, rangeOf } from './crps.ts';
import type { Observed } from './observed.ts';
import { shownUnit } from './shown-unit.ts';
import { simulatedDraws } from './simulated.ts';
import { trendForecast } from './trend.ts';

/** One observation beside what the simulation says of it; figures in `unit`. */
export interface BacktestRow {
  readonly id: string;
  readonly quantity: string;
  /** `YYYY-MM`, or first and last month of a stretch. */
  readonly date: string;
  readonly observed: number;
  readonly low: number;
  readonly high: number;
  readonly simulated_p5: number;
  readonly simulated_p50: number;
  readonly simulated_p95: number;
  /** The central figure lies in P5–P95; for a ceiling, P95 lies below it. */
  readonly inside: boolean;
  /** P5–P95 over the observed band. */
  readonly width_ratio: number;
  readonly crps: number;
  /** Of the forecast by trend; null where the observation has none. */
  readonly crps_naive: number | null;
  readonly unit: string;
}

const naive = (o: Observed, factor: number): number | null => {
  if (!o.trend) return null;
  const [first, second] = o.trend;
  const { mu, sigma } = trendForecast(first, second, o.at);
  return crpsOfLogNormal(mu, sigma, o.value) / factor;
};

const dateText = (o: Observed, month: (m: Month) => string): string =>
  o.months === 1 ? month(o.at) : `${month(o.at - o.months + 1)} to ${month(o.at)}`;

/** Sets an observation beside the run. */
export const backtestRow = (results: Results, start: Month, o: Observed, month: (m: Month) => string): BacktestRow => {
  const { factor, text } = shownUnit(o.dimension);
  const draws = simulatedDraws(results, start, o);
  const [p5, p50, p95] = rangeOf(draws);
  return {
    id: o.id,
    quantity: o.quantity,
    date: dateText(o, month),
    observed: o.value / factor,
    low: o.low / factor,
    high: o.high / factor,
    simulated_p5: p5 / factor,
    simulated_p50: p50 / factor,
    simulated_p95: p95 / factor,
    inside: o.pass === 'below' ? p95 <= o.high : p5 <= o.value && o.value <= p95,
    width_ratio: (p95 - p5) / (o.high - o.low),
    crps: crpsOfSample(draws, o.value) / factor,
    crps_naive: naive(o, factor),
    unit: text,
  };
};
