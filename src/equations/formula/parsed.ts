import { Refusal } from '../fault.ts';
import { type MathjsParser, mathjsParser } from './mathjs.ts';

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

let parser: MathjsParser | undefined;

/** Made on first use, because making it takes time. */
const theParser = (): MathjsParser => {
  parser ??= mathjsParser();
  return parser;
};

/** Where mathjs says `(char 4)`. */
const placeIn = (message: string): number | undefined => {
  const found = /\(char (\d+)\)/.exec(message);
  return found ? Number(found[1]) - 1 : undefined;
};

/** Trees of texts met before. A plan asks for the same formulas again and again, and making the parser takes longer than all of them. */
const known = new Map<string, Parsed>();
const MOST_KNOWN = 20_000;

/** The trees so far, for whoever keeps them for another process. */
export const knownTrees = (): ReadonlyMap<string, Parsed> => known;

/** Trees kept of another process and not looked at yet. */
const kept: (() => ReadonlyMap<string, Parsed>)[] = [];

/** Takes trees that this parser made in another process. They are asked for once a text is met that is not known yet. */
export const takeTrees = (trees: () => ReadonlyMap<string, Parsed>): void => void kept.push(trees);

const knownTree = (text: string): Parsed | undefined => {
  for (;;) {
    const found = known.get(text);
    const more = found ? undefined : kept.shift();
    if (!more) return found;
    for (const [own, tree] of more()) known.set(own, tree);
  }
};

/** Only what we look at: mathjs's own nodes hold functions and more. */
const plain = (node: Parsed): Parsed => {
  const { type, name, value, op, implicit, isPercentage, args, fn, content, object, index, condition, trueExpr, falseExpr } = node;
  const inner = (part: Parsed | undefined): Parsed | undefined => part && plain(part);
  const fields = {
    type,
    name,
    value,
    op,
    implicit,
    isPercentage,
    args: args?.map(plain),
    fn: typeof fn === 'object' ? plain(fn) : fn,
    content: inner(content),
    object: inner(object),
    index: index && { dotNotation: index.dotNotation, dimensions: index.dimensions?.map(plain) },
    condition: inner(condition),
    trueExpr: inner(trueExpr),
    falseExpr: inner(falseExpr),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== undefined)) as unknown as Parsed;
};

/** Text, already guarded, to the tree that mathjs makes of it. Nothing is evaluated. */
export const mathjsTree = (text: string): Parsed => {
  const met = knownTree(text);
  if (met) return met;
  const tree = parse(text);
  if (known.size < MOST_KNOWN) known.set(text, tree);
  return tree;
};

const parse = (text: string): Parsed => {
  try {
    return plain(theParser()(text) as Parsed);
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal('the formula is nested too deeply', 'split it into several variables');
    if (!(error instanceof Error)) throw error;
    const message = error.message.replace(/\s*\(char \d+\)/, '');
    throw new Refusal(`cannot read the formula: ${message.charAt(0).toLowerCase()}${message.slice(1)}`, undefined, placeIn(error.message));
  }
};
