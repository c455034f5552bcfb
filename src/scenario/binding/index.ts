export { type Beside, besideOf } from './beside.ts';
export { bind, type World } from './bind.ts';
export { Inputs, type Members } from './inputs.ts';
export { STANDING, type StandingAct, standingActs } from './standing-acts.ts';
