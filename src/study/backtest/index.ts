export { type BacktestRow, backtestRow } from './backtest.ts';
export { crpsOfLogNormal, crpsOfSample } from './crps.ts';
export { type Observed, observedOf } from './observed.ts';
export { type Backtest, type BacktestResult, runBacktest } from './run-backtest.ts';
export { BAR, type Score, scoreOf } from './score.ts';
export type { ObservedSeries, SeriesPoint } from './series.ts';
export { recordsIt, simulatedDraws } from './simulated.ts';
