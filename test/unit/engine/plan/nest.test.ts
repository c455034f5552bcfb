import { describe, expect, it } from 'vitest';
import { layoutOf, planOf } from '../../../../src/engine/plan/plan.ts';
import { encodeModule } from '../../../../src/engine/wasm/module.ts';
import type { Variable } from '../../../../src/equations/program.ts';
import { axis, Builder } from '../builder.ts';

const cell = axis('cell', 3);

const names = (b: Builder): string[][] =>
  planOf(b.build()).nests.map((nest) =>
    nest.tasks.map((t) => (t.kind === 'write' ? `${t.statement.mode} ${t.statement.target.name}` : t.kind)),
  );

const start = (months = 4) => {
  const b = new Builder(months);
  const x = b.input('x', [cell], { monthly: true, uncertain: true }, () => 1);
  const stored = (...vs: Variable[]) => {
    const { places } = layoutOf(planOf(b.build()), 64);
    return vs.map((v) => places.has(v));
  };
  return { b, x, stored };
};

describe('fusion', () => {
  it('joins what is done for the same members, and keeps values in registers that no other nest reads', () => {
    const { b, x, stored } = start();
    const y = b.set(b.variable('y', [cell]), b.op('+', b.read(x), 1));
    const z = b.set(b.variable('z', [cell]), b.op('*', b.read(y), 2));
    b.record(z);
    expect(names(b)).toEqual([['set y', 'set z', 'record']]);
    expect(stored(x, y, z)).toEqual([true, false, false]);
  });

  it('never reads a sum before it is complete', () => {
    const { b, x, stored } = start();
    const total = b.set(b.variable('total', []), 0);
    b.write(total, 'add', b.read(x), [cell]);
    const share = b.set(b.variable('share', [cell]), b.op('/', b.read(x), b.read(total)));
    b.record(share);
    expect(names(b)).toEqual([['set total'], ['add total'], ['set share', 'record']]);
    expect(stored(total, share)).toEqual([true, false]);
  });

  it('keeps two sums into one total apart, so that terms are added in the declared order', () => {
    const { b, x } = start();
    const total = b.set(b.variable('total', []), 0);
    b.write(total, 'add', b.read(x), [cell]);
    b.write(total, 'add', b.op('*', 2, b.read(x)), [cell]);
    b.record(total);
    expect(names(b).filter((tasks) => tasks.includes('add total'))).toEqual([['add total'], ['add total']]);
  });

  it('lets an unrelated sum share the loop', () => {
    const { b, x } = start();
    const [one, two] = [b.set(b.variable('one', []), 0), b.set(b.variable('two', []), 0)];
    b.write(one, 'add', b.read(x), [cell]);
    b.write(two, 'add', b.read(x), [cell]);
    b.record(one);
    b.record(two);
    expect(names(b)).toEqual([
      ['set one', 'set two'],
      ['add one', 'add two'],
      ['record', 'record'],
    ]);
  });

  it('updates a stock in place only after its opening balance was read', () => {
    const { b, x } = start();
    const stock = b.variable('stock', [cell], { role: 'stock' });
    const total = b.set(b.variable('opening total', []), 0);
    b.write(total, 'add', b.opening(stock), [cell]);
    b.set(stock, b.op('+', b.opening(stock), b.read(x)));
    b.record(stock);
    b.record(total);
    const flat = names(b).flat();
    expect(flat.indexOf('set stock')).toBeGreaterThan(flat.indexOf('add opening total'));
    expect(layoutOf(planOf(b.build()), 64).places.get(stock)?.slots).toBe(1);
  });

  it('does next what uses a value still in a register', () => {
    const { b, x } = start();
    const y = b.set(b.variable('y', [cell]), b.op('+', b.read(x), 1));
    const unrelated = b.set(b.variable('unrelated', [cell]), b.op('*', b.read(x), 2));
    const z = b.set(b.variable('z', [cell]), b.op('*', b.read(y), 3));
    for (const v of [unrelated, z]) b.record(v);
    expect(names(b)).toEqual([['set y', 'set z', 'record', 'set unrelated', 'record']]);
  });

  it('keeps nests small', () => {
    const { b, x } = start();
    let last = x;
    for (let i = 0; i < 40; i++) last = b.set(b.variable(`v${i}`, [cell]), b.op('+', b.read(last), 1));
    b.record(last);
    const sizes = names(b).map((tasks) => tasks.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(12);
    expect(sizes.reduce((a, n) => a + n, 0)).toBe(41);
    expect(sizes.length).toBe(4);
  });
});

describe('what is left out', () => {
  it('is what nothing observed depends on', () => {
    const { b, x, stored } = start();
    const used = b.set(b.variable('used', [cell]), b.read(x));
    const unused = b.set(b.variable('unused', [cell]), b.read(used));
    const other = b.input('other', [], { monthly: false, uncertain: true }, () => 1);
    b.set(b.variable('unused too', []), b.op('+', b.read(other), 1));
    b.record(used);
    expect(names(b)).toEqual([['set used', 'record']]);
    expect(stored(unused, other)).toEqual([false, false]);
  });

  it('is what has no members', () => {
    const { b, x } = start();
    const none = axis('none', 0);
    b.record(b.set(b.variable('nothing', [none]), 1));
    b.record(b.set(b.variable('y', [cell]), b.read(x)));
    expect(names(b)).toEqual([['set y', 'record']]);
  });
});

describe('memory', () => {
  const slots = (b: Builder, v: Variable): number | undefined => layoutOf(planOf(b.build()), 64).places.get(v)?.slots;

  it('holds as many months as are read back', () => {
    const { b, x } = start(20);
    const y = b.set(b.variable('y', [cell], { memory: 5 }), b.read(x));
    const stock = b.variable('stock', [cell], { role: 'stock', memory: 2 });
    b.record(b.set(b.variable('z', [cell]), b.op('+', b.read(y, 5), b.op('+', b.read(y, 2), b.read(stock, 2, 'opening')))));
    b.set(stock, b.op('+', b.opening(stock), 1));
    expect(slots(b, y)).toBe(6);
    expect(slots(b, stock)).toBe(4);
  });

  it('of a conveyor reaches ahead', () => {
    const { b, x } = start(20);
    const arriving = b.variable('arriving', [cell], { memory: 4 });
    b.write(arriving, 'send', b.read(x), [cell], 4);
    b.record(b.set(b.variable('z', [cell]), b.op('+', b.read(arriving), b.read(arriving, 2))));
    expect(slots(b, arriving)).toBe(7);
  });

  it('gives every variable, table and shelf bytes of its own', () => {
    const { b, x } = start();
    const y = b.set(b.variable('y', [cell], { memory: 1 }), b.read(x));
    b.record(b.set(b.variable('z', [cell]), b.read(y, 1)));
    b.check('c', [cell], b.read(y), b.read(x));
    b.tally('f', 'l', [cell], b.op('<', b.read(y), 1), b.read(y), b.read(y));
    const l = layoutOf(planOf(b.build()), 64);
    const parts = [...l.places.values()].map((p) => [p.base, p.base + p.slots * p.members * p.row]);
    parts.push([l.valid, l.valid + 512], [l.checks, l.checks + 16], [l.records[0].base, l.records[0].base + 4 * 3 * 64 * 4]);
    parts.push([l.sums[0], l.sums[0] + 4 * 3 * 8], [l.tallies[0].base, l.tallies[0].base + 3 * 4 * 3 * 8]);
    parts.sort((p, q) => p[0] - q[0]);
    for (const [i, [from]] of parts.entries()) expect(from).toBeGreaterThanOrEqual(i === 0 ? 1 : parts[i - 1][1]);
    expect(l.bytes).toBeGreaterThanOrEqual(parts[parts.length - 1][1]);
    expect(parts.every(([from]) => from % 16 === 0)).toBe(true);
  });
});

it.each([false, true])('deep sharing is written once, drawn: %s', (uncertain) => {
  const b = new Builder(1);
  // as a tree this has 2^60 nodes
  let e = b.read(b.input('x', [], { monthly: false, uncertain }, () => 1));
  for (let i = 0; i < 60; i++) e = b.op('+', e, e);
  b.record(b.set(b.variable('y', [], { uncertain }), e));
  const plan = planOf(b.build());
  expect(encodeModule(plan, layoutOf(plan, 64)).length).toBeLessThan(2000);
});

it('a way that does not exist is a bug, told by name', () => {
  const { b, x } = start();
  b.record(b.set(b.variable('scalar', []), b.read(x)));
  expect(() => encodeModule(planOf(b.build()), layoutOf(planOf(b.build()), 64))).toThrow(/'x' varies over 'cell'/);
});
