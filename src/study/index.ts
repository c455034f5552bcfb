export type { BreakEven } from './break-even/index.ts';
export { type Plan, type Planned, type PlanRequest, plan } from './plan.ts';
export { type OnStretch, run } from './run.ts';
export { type DataTexts, readWorld } from './world.ts';
