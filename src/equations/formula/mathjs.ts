import { create, type FactoryFunctionMap, parseDependencies } from 'mathjs';

/** What mathjs makes of a text: a tree of its own nodes. */
export type MathjsParser = (text: string) => unknown;

/** mathjs's parser and nothing else of mathjs. The build keeps this file apart, to be read when a formula must be parsed. */
export const mathjsParser = (): MathjsParser =>
  (create(parseDependencies as FactoryFunctionMap) as unknown as { readonly parse: MathjsParser }).parse;
