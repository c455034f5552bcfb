export type { Change, Lifted } from './lift.ts';
export { type Reach, type ReachRequest, type ReachResult, reachOf } from './reach.ts';
export type { Restriction, Separation } from './separation.ts';
