import { create, type FactoryFunctionMap, parseDependencies } from 'mathjs';
import { Refusal } from '../fault.ts';

/** What we look at in a node of mathjs's tree; whatever else it can do stays out of reach. */
export interface Parsed {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly op?: string;
  readonly implicit?: boolean;
  readonly isPercentage?: boolean;
  readonly args?: readonly Parsed[];
  readonly fn?: Parsed | string;
  readonly content?: Parsed;
  readonly object?: Parsed;
  readonly index?: { readonly dotNotation?: boolean; readonly dimensions?: readonly Parsed[] };
  readonly condition?: Parsed;
  readonly trueExpr?: Parsed;
  readonly falseExpr?: Parsed;
}

type Parser = (text: string) => unknown;

let parser: Parser | undefined;

/** mathjs's parser and nothing else of mathjs; made on first use, because making it takes time. */
const theParser = (): Parser => {
  parser ??= (create(parseDependencies as FactoryFunctionMap) as unknown as { readonly parse: Parser }).parse;
  return parser;
};

/** Where mathjs says `(char 4)`. */
const placeIn = (message: string): number | undefined => {
  const found = /\(char (\d+)\)/.exec(message);
  return found ? Number(found[1]) - 1 : undefined;
};

/** Text, already guarded, to mathjs's syntax tree. Nothing is evaluated. */
export const mathjsTree = (text: string): Parsed => {
  try {
    return theParser()(text) as Parsed;
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal('the formula is nested too deeply', 'split it into several variables');
    if (!(error instanceof Error)) throw error;
    const message = error.message.replace(/\s*\(char \d+\)/, '');
    throw new Refusal(`cannot read the formula: ${message.charAt(0).toLowerCase()}${message.slice(1)}`, undefined, placeIn(error.message));
  }
};
