import { unit } from '../../kit/unit.ts';
import { type Syntax, write } from '../formula/syntax.ts';
import type { Scope } from '../typed/scope.ts';
import type { Context } from './context.ts';
import type { Term } from './term.ts';

/** A stock as a pool is its opening balance, to be had within the month. */
export const stockPool = (stock: string): Syntax => ({
  kind: 'call',
  fn: '/',
  args: [
    { kind: 'name', name: stock },
    { kind: 'number', value: 1, unit: unit('month') },
  ],
});

/** Pools are shared by all who name the same formula; a stock's bare name means its balance. */
export const poolSyntax = (s: Syntax, scope: Scope): Syntax =>
  s.kind === 'name' && scope.entries.get(s.name)?.declaration.kind === 'stock' ? stockPool(s.name) : s;

export const poolTerm = (s: Syntax, context: Context): { readonly key: string; readonly term: Term } => {
  const pool = poolSyntax(s, context.scope);
  return { key: write(pool), term: context.term(pool) };
};
