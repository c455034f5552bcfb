import type { FunctionRule } from '../context.ts';
import { arithmetic } from './arithmetic.ts';
import { choice } from './choice.ts';
import { left } from './left.ts';
import { lookup } from './lookup.ts';
import { memory } from './memory.ts';
import { reductions } from './reductions.ts';

/** Every function of the language. */
export const FUNCTIONS: ReadonlyMap<string, FunctionRule> = new Map(
  Object.entries({ ...arithmetic, ...reductions, ...memory, lookup, choice, left }),
);
