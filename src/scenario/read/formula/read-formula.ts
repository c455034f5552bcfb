import { attempt, type ModelFault } from '../../../equations/fault.ts';
import { parseFormula } from '../../../equations/formula/parse.ts';
import { type Fault, fault, isFault } from '../../../kit/fault.ts';
import type { Origin } from '../../../uncertainty/value.ts';
import type { Figured } from '../figure/figured.ts';
import { formulaValue } from '../figure/value.ts';
import { FormulaWalk, type Lookup } from './walk.ts';

/** Reads the text after `=`: arithmetic over parameters, its unit known from theirs. Nothing is evaluated but what we built. */
export const readFormula = (text: string, lookup: Lookup, names: readonly string[], origin: Origin): Figured | Fault => {
  const faults: ModelFault[] = [];
  const syntax = attempt('', faults, () => parseFormula(text, (name) => (names.includes(name) ? name : undefined)));
  const [refused] = faults;
  if (refused) return fault('bad-formula', refused.message, { hint: refused.hint, at: refused.at });
  if (!syntax) return fault('bad-formula', 'this is not a formula');
  const walk = new FormulaWalk(text, lookup, names);
  const term = walk.term(syntax);
  if (isFault(term)) return term;
  const value = formulaValue(walk.args.values, term.compute, origin);
  return { value, unit: { factor: 1, dimension: term.dimension, text: term.dimension === '' ? '1' : term.dimension } };
};
