import { reaches, without } from '../../dimensions.ts';
import { Refusal } from '../../fault.ts';
import type { Syntax } from '../../formula/syntax.ts';
import { binary, choose, joined, numberTerm, plain, unary } from '../arithmetic.ts';
import type { FunctionRule } from '../context.ts';
import { nameIn } from '../read.ts';
import type { Term } from '../term.ts';
import { reduce } from './reductions.ts';

/**
 * Scale-free logit (Luce 1959): share of i = (cost_i / least cost)^(−1/spread) / Σ of the same, among the eligible members of one dimension,
 * separately for each member of the others. Costs must be positive and the spread above 0.
 */
export const choice: FunctionRule = {
  least: 3,
  most: 4,
  usage: 'choice(cost, spread, dimension, eligible)',
  about: 'shares by cost, scale-free logit; the smaller the spread, the more the cheapest gets. Members that are not eligible get nothing',
  type: (args, context, text) => {
    const cost = context.term(args[0] as Syntax);
    const spread = plain(context.term(args[1] as Syntax), 'the spread of a choice');
    const dimension = context.scope.dimension(nameIn(args[2], 'what is chosen among'));
    const eligible = args[3] && plain(context.term(args[3]), 'eligible');
    const over = joined(eligible ? [cost, eligible] : [cost], text);
    if (!reaches(over, dimension)) throw new Refusal(`'${cost.text}' does not vary over ${dimension.name}, so there is nothing to choose`);
    const others = without(over, dimension);
    const never = numberTerm(Number.MAX_VALUE, cost.unit, 'never');
    const counted = eligible ? choose(eligible, cost, never, `cost of the eligible in ${text}`) : cost;
    const least = reduce('least', counted, others, `least cost in ${text}`);
    const exponent = unary('neg', binary('/', numberTerm(1, '', '1'), spread, text), text);
    const weight = binary('pow', binary('/', cost, least, text), exponent, `weight in ${text}`);
    const nothing = numberTerm(0, '', '0');
    const taken: Term = eligible ? choose(eligible, weight, nothing, `weight in ${text}`) : weight;
    const all = reduce('sum', taken, others, `sum of weights in ${text}`);
    return choose(binary('==', all, nothing, text), nothing, binary('/', taken, all, text), text);
  },
};
