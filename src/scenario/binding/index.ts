export { type Timeline, timelineOf } from './acts.ts';
export { bind, type World } from './bind.ts';
export { Inputs, type Members } from './inputs.ts';
