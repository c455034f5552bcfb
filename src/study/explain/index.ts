export { type ExplainOptions, explain } from './explain.ts';
export type { Answer, DecidingLimit, Explanation, Figure, Given, More, Part, Spotted } from './explanation.ts';
export { type Found, findAsked, type Question } from './question.ts';
