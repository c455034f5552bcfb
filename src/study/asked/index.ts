export { type Asked, type AskedHorizon, readAsked } from './asked.ts';
export { figuresOf } from './figures.ts';
