import { unit } from '../../kit/unit.ts';
import { essential } from '../dimensions.ts';
import { Refusal } from '../fault.ts';
import type { Syntax } from '../formula/syntax.ts';
import type { Context } from './context.ts';
import type { Term } from './term.ts';

/** A variable by its name; a stock's name is its opening balance. */
export const readTerm = (name: string, context: Context, when: 'opening' | 'now' | 'as named' = 'as named'): Term => {
  const entry = context.scope.entry(name);
  const { kind, over } = entry.declaration;
  if (kind === 'table') throw new Refusal(`'${entry.name}' is a table`, `write lookup(${entry.name}, x)`);
  if (kind === 'overall' || kind === 'identity')
    throw new Refusal(`'${entry.name}' has no monthly value`, 'it is known only after the last month');
  const moment = when === 'as named' ? (kind === 'stock' ? 'opening' : 'now') : when;
  return {
    op: 'read',
    name: entry.name,
    when: moment,
    unit: unit(entry.declaration.unit).dimension,
    free: false,
    over: essential(over),
    text: kind === 'stock' && moment === 'now' ? `closing(${entry.name})` : entry.name,
  };
};

/** The declaration's name that an argument must be. */
export const nameIn = (s: Syntax | undefined, what: string): string => {
  if (s?.kind !== 'name') throw new Refusal(`${what} must be a plain name`);
  return s.name;
};
