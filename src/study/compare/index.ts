export { actDifferences, actPath, type InputDifference, inputDifferences, type Leaves, leavesOf, type NamedAct } from './inputs.ts';
export { type DifferenceSpread, differenceSpread } from './paired.ts';
export { type Contender, type Ranked, ranking } from './ranking.ts';
