import { expect, it } from 'vitest';
import { operands } from '../../../../src/engine/plan/reads.ts';
import { tune } from '../../../../src/engine/plan/tune.ts';
import type { Expression } from '../../../../src/equations/program.ts';
import { Builder } from '../builder.ts';

const text = (e: Expression): string => {
  if (e.op === 'number') return `${e.value}`;
  if (e.op === 'read') return e.variable.name;
  return `(${e.args.map(text).join(` ${e.op} `)})`;
};

const setting = () => {
  const b = new Builder(1);
  const drawn = b.read(b.input('drawn', [], { monthly: false, uncertain: true }, () => 2));
  const same = b.read(b.input('same', [], { monthly: false, uncertain: false }, () => 3));
  const tuned = (e: Expression): Expression => {
    const target = b.variable('target', []);
    return tune({ ...b.build(), statements: [{ target, mode: 'set', expression: e, space: [] }] }).statements[0].expression;
  };
  return { b, drawn, same, tuned };
};

it('multiplies by the reciprocal of what is the same in all draws', () => {
  const { b, drawn, same, tuned } = setting();
  expect(text(tuned(b.op('/', drawn, same)))).toBe('(drawn * (1 / same))');
  expect(text(tuned(b.op('/', drawn, 7)))).toBe('(drawn * (1 / 7))');
  expect(text(tuned(b.op('+', b.op('/', b.op('/', drawn, 2), same), 1)))).toBe('(((drawn * (1 / 2)) * (1 / same)) + 1)');
});

it('leaves every other division', () => {
  const { b, drawn, same, tuned } = setting();
  for (const e of [b.op('/', same, 7), b.op('/', same, drawn), b.op('/', drawn, drawn), b.op('*', drawn, same)]) expect(tuned(e)).toBe(e);
});

it('keeps equal expressions the same object, with numbers of their own', () => {
  const { b, drawn, same, tuned } = setting();
  const shared = b.op('/', drawn, same);
  const result = tuned(b.op('+', shared, b.op('*', shared, b.op('/', drawn, same))));
  const [left, right] = operands(result);
  expect(operands(right)[0]).toBe(left);
  expect(operands(right)[1]).toBe(left);
  expect(new Set([result.id, left.id, right.id]).size).toBe(3);
});

it('leaves a program without draws as it is', () => {
  const b = new Builder(1);
  const same = b.read(b.input('same', [], { monthly: false, uncertain: false }, () => 3));
  b.set(b.variable('target', [], { uncertain: false }), b.op('/', same, 7));
  const program = b.build();
  expect(tune(program)).toBe(program);
});

it('reaches tallies and checks', () => {
  const { b, drawn, same } = setting();
  const e = b.op('/', drawn, same);
  b.tally('flow', 'limit', [], b.op('<', e, 1), e, e);
  b.check('check', [], e, e, e);
  const { tallies, checks } = tune(b.build());
  const all = [tallies[0].slack, tallies[0].missed, checks[0].left, checks[0].right, checks[0].scale];
  expect(all.map(text)).toEqual(new Array(5).fill('(drawn * (1 / same))'));
  expect(text(tallies[0].bound)).toBe('((drawn * (1 / same)) < 1)');
});

it('walks deep sharing once', () => {
  const { b, drawn, same, tuned } = setting();
  // as a tree this has 2^60 nodes
  let e = b.op('/', drawn, same);
  for (let i = 0; i < 60; i++) e = b.op('+', e, e);
  expect(tuned(e).op).toBe('+');
});
