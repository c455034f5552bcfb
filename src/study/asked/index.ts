export { type Asked, type AskedHorizon, isYear, readAsked } from './asked.ts';
export { figuresOf } from './figures.ts';
