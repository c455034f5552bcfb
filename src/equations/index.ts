export * from './compile.ts';
export * from './declare.ts';
export * from './describe.ts';
export { formatModelFault, ModelError, type ModelFault } from './fault.ts';
export { knownTrees, type Parsed as Tree, takeTrees } from './formula/parsed.ts';
export type { Lowered, LowerOptions, LowerResult } from './lower/lower.ts';
export type { RecordRequest } from './lower/record.ts';
export * from './program.ts';
