export { figuresOf, hypothetical } from './chip-figures.ts';
export { type Assessment, classify } from './classify.ts';
export { type Determination, determine, type Prepared, prepare, type RuleRow } from './determine.ts';
export type { Because, Finding, Truth } from './evaluate.ts';
export type { FrontierQuestion, Limits } from './free-limits.ts';
export { type Frontier, frontier, type NearEdge } from './frontier.ts';
export { type Change, changeDates, history } from './history.ts';
export { type Asked, type Question, question } from './question.ts';
export { readRulebook, type SourceText } from './regime-reader.ts';
export {
  type Act,
  type Amendment,
  type ControlClass,
  type Gate,
  type Mandate,
  type Rulebook,
  withActs,
  withoutActs,
  withWhatIfs,
} from './rules/act.ts';
export { type ChipFigures, FIGURES, type Figure, figureOf } from './rules/figure.ts';
export { type Places, ROUTES, type Route, type Shipment } from './rules/place.ts';
export { withLinesAt } from './rules/redrawn.ts';
export type { Kind, Policy, Quota, Range, Status, Treatment } from './rules/treatment.ts';
export { type ChipTreatment, type DatedAct, type ProgrammeMandate, type Treatments, treatments } from './treatments.ts';
