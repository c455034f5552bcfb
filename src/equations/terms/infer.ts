import { didYouMean } from '../../kit/suggest.ts';
import { Refusal } from '../fault.ts';
import { type Syntax, write } from '../formula/syntax.ts';
import type { Scope } from '../typed/scope.ts';
import { numberTerm } from './arithmetic.ts';
import type { Context } from './context.ts';
import { FUNCTIONS } from './functions/index.ts';
import { readTerm } from './read.ts';
import type { Term } from './term.ts';

const callTerm = (s: Syntax & { kind: 'call' }, context: Context): Term => {
  const rule = FUNCTIONS.get(s.fn);
  if (!rule) throw new Refusal(`there is no function '${s.fn}'`, didYouMean(s.fn, FUNCTIONS.keys()));
  const count = s.args.length;
  if (count < rule.least || count > rule.most)
    throw new Refusal(
      `'${s.fn}' takes ${rule.least === rule.most ? rule.least : `${rule.least} to ${rule.most}`} arguments, not ${count}`,
      rule.usage,
    );
  return rule.type(s.args, context, write(s));
};

const inferWith = (s: Syntax, context: Context): Term => {
  if (s.kind === 'name') return readTerm(s.name, context);
  if (s.kind === 'call') return callTerm(s, context);
  return numberTerm(s.value * (s.unit?.factor ?? 1), s.unit?.dimension ?? '', write(s), s.value === 0 && s.unit === undefined);
};

/** Gives a formula its units and dimensions. Literals become base units. */
export const infer = (s: Syntax, scope: Scope, owner: string, pools: ReadonlySet<string>): Term => {
  const context: Context = { scope, owner, pools, term: (part) => inferWith(part, context) };
  return inferWith(s, context);
};
