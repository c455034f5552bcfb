import type { Dimension } from '../../declare.ts';
import { essential, namesOf, reachedTwice, reaches, sameDims } from '../../dimensions.ts';
import { Refusal } from '../../fault.ts';
import type { Syntax } from '../../formula/syntax.ts';
import type { FunctionRule } from '../context.ts';
import { nameIn } from '../read.ts';
import type { Reduction, Term } from '../term.ts';

/** `x` brought together so that it varies over `keep` only. */
export const reduce = (how: Reduction, x: Term, keep: readonly Dimension[], text: string): Term => {
  for (const d of keep)
    if (!reaches(x.over, d))
      throw new Refusal(`'${x.text}' does not vary over ${d.name}`, `it varies over ${namesOf(x.over)}; leave ${d.name} out`);
  const kept = essential(keep);
  const twice = reachedTwice(kept);
  if (twice) throw new Refusal(`${namesOf(twice.by)} both lead to ${twice.dimension.name}, so '${text}' is ambiguous`);
  if (sameDims(kept, x.over)) return x;
  if (how === 'product' && x.unit !== '') throw new Refusal(`'${x.text}' must be a pure number to be multiplied over members`);
  return { op: 'reduce', how, of: x, unit: x.unit, free: false, over: kept, text };
};

const rule = (how: Reduction, about: string): FunctionRule => ({
  least: 1,
  most: 9,
  usage: `${how}(x, site, …)`,
  about: `${about}; dimensions named are kept, the others brought together`,
  type: (args, context, text) => {
    const x = context.term(args[0] as Syntax);
    const keep = args.slice(1).map((a) => context.scope.dimension(nameIn(a, `what ${how} keeps`)));
    return reduce(how, x, context.scope.ordered(keep), text);
  },
});

export const reductions: Readonly<Record<string, FunctionRule>> = {
  sum: rule('sum', 'all members together; of none 0'),
  product: rule('product', 'all members multiplied; of none 1'),
  least: rule('least', 'the smallest member; of none 0'),
  greatest: rule('greatest', 'the largest member; of none 0'),
};
