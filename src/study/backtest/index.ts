export { type BacktestRow, backtestRow } from './backtest.ts';
export { type Observed, observedOf } from './observed.ts';
export { BAR, type Score, scoreOf } from './score.ts';
export { recordsIt, simulatedDraws } from './simulated.ts';
export { trendForecast } from './trend.ts';
