export { SEGMENT } from './blocks/backend.ts';
export { prepare, simulateRange } from './blocks/range.ts';
export type { DrawRange, Prepared, PrepareOptions, RangeOptions, RangeResult, Signal } from './blocks/range-result.ts';
export { exp, log, pow } from './elementary.ts';
export { BrokenBalance, InputRefused, NotFinite, Stopped, TooLarge } from './errors.ts';
export { interpret } from './interpret.ts';
export type { LimitSeries, OverallResult, Results, Series } from './results.ts';
export { type RunOptions, simulate } from './run.ts';
export { mergeResults } from './summary/merge.ts';
