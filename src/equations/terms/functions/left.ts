import { Refusal } from '../../fault.ts';
import { type Syntax, write } from '../../formula/syntax.ts';
import type { FunctionRule } from '../context.ts';
import { poolTerm } from '../pool.ts';

export const left: FunctionRule = {
  least: 1,
  most: 1,
  usage: 'left(pool)',
  about: 'what all takers together leave of a pool',
  type: (args, context, text) => {
    const { key, term } = poolTerm(args[0] as Syntax, context);
    if (!context.pools.has(key)) throw new Refusal(`no flow takes from '${write(args[0] as Syntax)}' as a pool`);
    return { op: 'left', pool: key, unit: term.unit, free: false, over: term.over, text };
  },
};
