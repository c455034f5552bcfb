export { movedTogether, randomDesign } from './design.ts';
export { type Effect, type Effects, effectsOf, type GroupEffect } from './effects.ts';
export { type Experiment, experimentOf, type Factor, type ScenarioExperiment } from './experiment.ts';
export { type Sensitivity, type SensitivityRequest, type SensitivityResult, sensitivity } from './sensitivity.ts';
export { type Index, type Indices, WIDEST } from './sobol.ts';
