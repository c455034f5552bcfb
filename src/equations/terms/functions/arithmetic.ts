import type { Syntax } from '../../formula/syntax.ts';
import type { BinaryOp, UnaryOp } from '../../program.ts';
import { binary, choose, numberTerm, plain, power, unary } from '../arithmetic.ts';
import type { Context, FunctionRule } from '../context.ts';
import type { Term } from '../term.ts';

const each = (args: readonly Syntax[], context: Context): Term[] => args.map(context.term);

const operator = (op: BinaryOp): FunctionRule => ({
  least: 2,
  most: 2,
  usage: `a ${op} b`,
  about: 'operator',
  type: (args, context, text) => {
    const [a, b] = each(args, context) as [Term, Term];
    return binary(op, a, b, text);
  },
});

const ofOne = (op: UnaryOp, about: string): FunctionRule => ({
  least: 1,
  most: 1,
  usage: `${op}(x)`,
  about,
  type: (args, context, text) => unary(op, each(args, context)[0] as Term, text),
});

const ofMany = (op: 'min' | 'max', about: string): FunctionRule => ({
  least: 2,
  most: 20,
  usage: `${op}(a, b, …)`,
  about,
  type: (args, context, text) => each(args, context).reduce((a, b) => binary(op, a, b, text)),
});

/** −x. A literal keeps being one. */
const negated: FunctionRule = {
  least: 1,
  most: 1,
  usage: '-x',
  about: 'operator',
  type: (args, context, text) => {
    const x = context.term(args[0] as Syntax);
    return x.op === 'number' ? numberTerm(-x.value, x.unit, text, x.free) : unary('neg', x, text);
  },
};

const clamp: FunctionRule = {
  least: 3,
  most: 3,
  usage: 'clamp(x, least, most)',
  about: 'x, but no less than least and no more than most',
  type: (args, context, text) => {
    const [x, least, most] = each(args, context) as [Term, Term, Term];
    return binary('min', binary('max', x, least, text), most, text);
  },
};

const conditional: FunctionRule = {
  least: 3,
  most: 3,
  usage: 'if(condition, a, b)',
  about: 'a where the condition holds, else b; also written condition ? a : b',
  type: (args, context, text) => {
    const [c, a, b] = each(args, context) as [Term, Term, Term];
    return choose(c, a, b, text);
  },
};

const ratio: FunctionRule = {
  least: 3,
  most: 3,
  usage: 'ratio(a, b, otherwise)',
  about: 'a / b, or otherwise where b is 0',
  type: (args, context, text) => {
    const [a, b, otherwise] = each(args, context) as [Term, Term, Term];
    const isZero = binary('==', b, numberTerm(0, '', '0', true), text);
    return choose(isZero, otherwise, binary('/', a, b, text), text);
  },
};

const raised: FunctionRule = {
  least: 2,
  most: 2,
  usage: 'a ^ 2',
  about: 'operator',
  type: (args, context, text) => {
    const [base, exponent] = each(args, context) as [Term, Term];
    return power(base, exponent, text);
  },
};

const pow: FunctionRule = {
  least: 2,
  most: 2,
  usage: 'pow(a, b)',
  about: 'a to the power b, both pure numbers',
  type: (args, context, text) => {
    const [a, b] = each(args, context) as [Term, Term];
    return binary('pow', plain(a, 'the base of pow'), plain(b, 'the exponent of pow'), text);
  },
};

const OPERATORS = ['+', '-', '*', '/', '<', '<=', '>', '>=', '==', '!=', 'and', 'or'] as const;

export const arithmetic: Readonly<Record<string, FunctionRule>> = {
  ...Object.fromEntries(OPERATORS.map((op) => [op, operator(op)])),
  neg: negated,
  '^': raised,
  not: ofOne('not', '1 where x is 0, else 0'),
  abs: ofOne('abs', 'x without its sign'),
  sqrt: ofOne('sqrt', 'square root'),
  exp: ofOne('exp', 'e to the power x'),
  log: ofOne('log', 'natural logarithm'),
  floor: ofOne('floor', 'largest whole number not above x, in base units'),
  min: ofMany('min', 'the smallest'),
  max: ofMany('max', 'the largest'),
  pow,
  clamp,
  if: conditional,
  ratio,
};
