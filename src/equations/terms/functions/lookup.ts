import { unit } from '../../../kit/unit.ts';
import { essential } from '../../dimensions.ts';
import { Refusal } from '../../fault.ts';
import type { Syntax } from '../../formula/syntax.ts';
import { joined, numberTerm } from '../arithmetic.ts';
import type { FunctionRule } from '../context.ts';
import { dimensionText } from '../dimension-text.ts';
import { nameIn } from '../read.ts';
import type { Term } from '../term.ts';

export const lookup: FunctionRule = {
  least: 2,
  most: 2,
  usage: 'lookup(table, x)',
  about: 'the table read at x, linear between its points, level beyond them',
  type: (args, context, text) => {
    const { name, declaration } = context.scope.entry(nameIn(args[0], 'the table'));
    if (declaration.kind !== 'table') throw new Refusal(`'${name}' is no table`);
    const x = context.term(args[1] as Syntax);
    const wanted = unit(declaration.xUnit).dimension;
    if (!x.free && x.unit !== wanted)
      throw new Refusal(`the table '${name}' is read by ${dimensionText(wanted)}, but '${x.text}' is in ${dimensionText(x.unit)}`);
    const own = unit(declaration.unit).dimension;
    const rows: Term = { ...numberTerm(0, own, name), over: essential(declaration.over) };
    return { op: 'lookup', table: name, of: x, unit: own, free: false, over: joined([rows, x], text), text };
  },
};
