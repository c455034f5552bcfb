export type { Field, FigureField, ItemsField, RecordField } from './field.ts';
export type { Parameter, Price } from './figures.ts';
export { format, type Sections } from './scenario-format.ts';
export type { Placed, Read } from './typed.ts';
export type { FormulaText } from './words.ts';
