import { unit } from '../../kit/unit.ts';
import type { Dimension } from '../declare.ts';
import { Refusal } from '../fault.ts';
import { type Syntax, write } from '../formula/syntax.ts';
import type { Context } from './context.ts';
import { dimensionText } from './dimension-text.ts';
import type { TermLag } from './term.ts';

/** Whole months as a number, or an input in months. */
export const lagIn = (s: Syntax, context: Context): { readonly lag: TermLag; readonly over: readonly Dimension[] } => {
  if (s.kind === 'number') {
    const unitOk = s.unit === undefined || s.unit.dimension === 'month';
    const months = s.value * (s.unit?.factor ?? 1);
    if (!unitOk || !Number.isInteger(months) || months < 0) throw new Refusal(`'${write(s)}' is not a whole number of months`);
    return { lag: months, over: [] };
  }
  if (s.kind !== 'name') throw new Refusal(`the lag '${write(s)}' must be a number of months or an input`, 'declare an input for it');
  const { name, declaration } = context.scope.entry(s.name);
  if (declaration.kind !== 'input') throw new Refusal(`the lag '${name}' must be an input, not a ${declaration.kind}`);
  const dimension = unit(declaration.unit).dimension;
  if (dimension !== 'month') throw new Refusal(`the lag '${name}' must be in months, but is in ${dimensionText(dimension)}`);
  return { lag: { input: name }, over: declaration.over };
};
