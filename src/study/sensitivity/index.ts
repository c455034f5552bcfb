export { type Effect, type Effects, effectsOf, type GroupEffect } from './effects.ts';
export type { Experiment, Factor } from './experiment.ts';
export { type Sensitivity, type SensitivityRequest, type SensitivityResult, sensitivity } from './sensitivity.ts';
export type { Index, Indices } from './sobol.ts';
