export * from './compile.ts';
export * from './declare.ts';
export * from './describe.ts';
export { formatModelFault, ModelError, type ModelFault } from './fault.ts';
export type { Lowered, LowerOptions, LowerResult } from './lower/lower.ts';
export type { RecordRequest } from './lower/record.ts';
export * from './program.ts';
