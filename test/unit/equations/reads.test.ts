import { expect, it } from 'vitest';
import { partsOf, readsOf } from '../../../src/equations/lower/reads.ts';
import { Builder } from '../engine/builder.ts';

const setting = () => {
  const b = new Builder(1);
  const input = (name: string) => b.read(b.input(name, [], { monthly: false, uncertain: false }, () => 1));
  return { b, x: input('x'), y: input('y') };
};

it('counts each expression once, however often it is used', () => {
  const { b, x, y } = setting();
  const shared = b.op('*', x, y);
  const sum = b.op('+', shared, b.op('-', shared, 1));
  // x, y, x · y, 1, x · y − 1 and the sum
  expect(partsOf([sum]).count).toBe(6);
  expect(new Set(partsOf([sum]).reads)).toEqual(new Set([x, y]));
  expect(partsOf([sum, shared, b.op('-', y, 2)]).count).toBe(8);
  expect(partsOf([x, x])).toEqual({ reads: [x], count: 1 });
  expect(readsOf(b.number(1))).toEqual([]);
});

it('walks deep sharing once', () => {
  const { b, x } = setting();
  // as a tree this has 2^60 nodes
  let e = x;
  for (let i = 0; i < 60; i++) e = b.op('+', e, e);
  expect(partsOf([e])).toEqual({ reads: [x], count: 61 });
});
