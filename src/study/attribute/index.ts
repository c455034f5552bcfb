export { type AttributionRequest, attribute } from './attribute.ts';
export type { Attribution, Contribution, Interaction } from './attribution.ts';
export { GROUPINGS, type Grouping } from './grouping.ts';
export type { AttributionResult } from './settle.ts';
