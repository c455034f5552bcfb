import type { Expression } from '../../../src/equations/program.ts';
import { literal } from './elementary.ts';

const COMPARISONS = ['<', '<=', '>', '>=', '==', '!='];
const TRUTHS = [...COMPARISONS, 'and', 'or', 'not'];

export const isTruth = (e: Expression): boolean => TRUTHS.includes(e.op);

/** An operation as C text. `number` and `truth` give an operand as a double or as 0 and 1. */
export const operation = (e: Expression, number: (e: Expression) => string, truth: (e: Expression) => string): string => {
  if (e.op === 'number') return literal(e.value);
  if (e.op === 'read') throw new Error('a read is no operation');
  const of = (i: number): string => number(e.args[i] as Expression);
  const mask = (i: number): string => truth(e.args[i] as Expression);
  switch (e.op) {
    case 'min':
      return `(${of(1)}<${of(0)}?${of(1)}:${of(0)})`;
    case 'max':
      return `(${of(0)}<${of(1)}?${of(1)}:${of(0)})`;
    case 'neg':
      return `(-${of(0)})`;
    case 'abs':
      return `__builtin_fabs(${of(0)})`;
    case 'sqrt':
      return `__builtin_sqrt(${of(0)})`;
    case 'floor':
      return `__builtin_floor(${of(0)})`;
    case 'exp':
    case 'log':
      return `f_${e.op}(${of(0)})`;
    case 'pow':
      return `f_pow(${of(0)},${of(1)})`;
    case 'and':
      return `(${mask(0)}&${mask(1)})`;
    case 'or':
      return `(${mask(0)}|${mask(1)})`;
    case 'not':
      return `(${mask(0)}^1)`;
    case 'if':
      return `(${mask(0)}?${of(1)}:${of(2)})`;
    default:
      return `(${of(0)}${e.op}${of(1)})`;
  }
};
