import { mean } from '../../kit/statistics.ts';
import type { BacktestRow } from './backtest.ts';

/** How many rows agree, and whether that is enough. */
export interface Score {
  readonly rows: number;
  /** Rows whose central figure lies inside a range that is not too wide. */
  readonly inside: number;
  /** Rows whose simulated median lies in the observed band. */
  readonly median: number;
  /** Mean of the score over the observed figure, on rows with a trend; and the trend's own. */
  readonly crps: number;
  readonly crpsNaive: number;
  readonly passed: boolean;
}

/** The bar: of nine rows seven inside, five medians in the band, and a tenth better than the trend. */
export const BAR = { inside: 7 / 9, median: 5 / 9, width: 4, crps: 0.9 } as const;

/** The score over all rows. Rows of different units are made comparable by their observed figures. */
export const scoreOf = (rows: readonly BacktestRow[]): Score => {
  const judged = rows.flatMap((r) => (r.crps_naive === null ? [] : [{ own: r.crps / r.observed, trend: r.crps_naive / r.observed }]));
  const inside = rows.filter((r) => r.inside && r.width_ratio <= BAR.width).length;
  const median = rows.filter((r) => r.low <= r.simulated_p50 && r.simulated_p50 <= r.high).length;
  const crps = mean(judged.map((j) => j.own));
  const crpsNaive = mean(judged.map((j) => j.trend));
  const enough = inside >= BAR.inside * rows.length && median >= BAR.median * rows.length;
  const better = judged.length === 0 || crps <= BAR.crps * crpsNaive;
  return { rows: rows.length, inside, median, crps, crpsNaive, passed: enough && better };
};
