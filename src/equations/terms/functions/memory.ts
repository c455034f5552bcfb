import { combineDimensions } from '../../../kit/unit.ts';
import { essential, namesOf, reaches } from '../../dimensions.ts';
import { Refusal } from '../../fault.ts';
import type { Syntax } from '../../formula/syntax.ts';
import { binary, joined, plain } from '../arithmetic.ts';
import type { Context, FunctionRule } from '../context.ts';
import { lagIn } from '../lag.ts';
import { nameIn, readTerm } from '../read.ts';
import type { Term, TermLag } from '../term.ts';

type Args = readonly Syntax[];

const past = (x: Term, lag: TermLag, lagTerm: Term | undefined, initial: Term, text: string): Term => {
  // the sum is thrown away: it checks that value and initial value agree in unit
  const { unit } = binary('+', x, initial, text);
  return { op: 'past', of: x, lag, initial, unit, free: false, over: joined(lagTerm ? [x, lagTerm, initial] : [x, initial], text), text };
};

const previous: FunctionRule = {
  least: 2,
  most: 2,
  usage: 'previous(x, initial)',
  about: 'x of the month before; initial in the first month',
  type: (args, context, text) => past(context.term(args[0] as Syntax), 1, undefined, context.term(args[1] as Syntax), text),
};

const delay: FunctionRule = {
  least: 3,
  most: 3,
  usage: 'delay(x, lag, initial)',
  about: 'x so many months ago; initial where that is before the first month',
  type: (args, context, text) => {
    const [x, lag, initial] = args as [Syntax, Syntax, Syntax];
    const by = lagIn(lag, context);
    return past(context.term(x), by.lag, lag.kind === 'name' ? readTerm(lag.name, context) : undefined, context.term(initial), text);
  },
};

const closing: FunctionRule = {
  least: 1,
  most: 1,
  usage: 'closing(stock)',
  about: "a stock's balance after this month's flows",
  type: (args, context) => {
    const { name, declaration } = context.scope.entry(nameIn(args[0], 'what closing takes'));
    if (declaration.kind !== 'stock') throw new Refusal(`'${name}' is no stock`, `write ${name}`);
    return readTerm(name, context, 'now');
  },
};

const transit: FunctionRule = {
  least: 2,
  most: 2,
  usage: 'transit(inflow, lag)',
  about: 'what leaves a conveyor; the lag is fixed when a thing enters',
  type: (args: Args, context: Context, text: string) => {
    const x = context.term(args[0] as Syntax);
    const { lag, over } = lagIn(args[1] as Syntax, context);
    for (const d of over)
      if (!reaches(x.over, d)) throw new Refusal(`the lag varies over ${d.name}, but '${x.text}' only over ${namesOf(x.over)}`);
    return { op: 'transit', of: x, lag, unit: x.unit, free: false, over: x.over, text };
  },
};

const spread: FunctionRule = {
  least: 2,
  most: 2,
  usage: 'spread(x, weights)',
  about: 'x of this and earlier months, weighted; the first weight is for this month. The last dimension of the weights counts months',
  type: (args, context, text) => {
    const x = context.term(args[0] as Syntax);
    const { name, declaration } = context.scope.entry(nameIn(args[1], 'the weights'));
    const along = declaration.over.at(-1);
    if (declaration.kind !== 'input' || !along || along.of)
      throw new Refusal(`the weights '${name}' must be an input over a plain dimension of months`);
    const weights = readTerm(name, context);
    if (reaches(x.over, along)) throw new Refusal(`'${x.text}' varies over ${along.name} already`);
    const over = joined([x, plain(weights, 'a weight')], text).filter((d) => d !== along);
    return { op: 'spread', of: x, weights: name, along, unit: x.unit, free: false, over, text };
  },
};

const expiring: FunctionRule = {
  least: 2,
  most: 2,
  usage: 'expiring(stock, life)',
  about: "what remains, after this month's other outflows, of what entered at least life months ago; oldest goes first",
  type: (args, context, text) => {
    const { name, declaration } = context.scope.entry(nameIn(args[0], 'what expires'));
    if (declaration.kind !== 'stock') throw new Refusal(`'${name}' is no stock`);
    const owner = context.scope.entry(context.owner).declaration;
    if (owner.kind !== 'flow' || owner.from === undefined || context.scope.resolve(owner.from) !== name)
      throw new Refusal(`expiring(${name}, …) stands only in a flow that leaves ${name}`);
    const { lag: life, over } = lagIn(args[1] as Syntax, context);
    if (life === 0) throw new Refusal('a life is at least one month');
    for (const d of over) if (!reaches(declaration.over, d)) throw new Refusal(`the life varies over ${d.name}, but ${name} does not`);
    const unit = combineDimensions(readTerm(name, context).unit, 'month', -1);
    return { op: 'expiring', stock: name, flow: context.owner, life, unit, free: false, over: essential(declaration.over), text };
  },
};

export const memory: Readonly<Record<string, FunctionRule>> = { previous, delay, closing, transit, spread, expiring };
