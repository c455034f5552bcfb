import { describe, expect, it } from 'vitest';
import { driversOf } from '../../../../src/engine/branching/drivers.ts';
import { type Fork, forksOf } from '../../../../src/engine/branching/forks.ts';
import { Tree } from '../../../../src/engine/branching/tree.ts';
import { interpret } from '../../../../src/engine/index.ts';
import type { Expression, Variable } from '../../../../src/equations/program.ts';
import { axis, Builder } from '../builder.ts';

const MONTHS = 12;

/** A stock that something adds to; draws are told apart by what is switched on in them: a bit each. */
const game = (added: (b: Builder, time: Expression, is: (name: string) => Variable) => Expression | undefined) => {
  const b = new Builder(MONTHS);
  const time = b.read(b.input('time', [], { monthly: true, uncertain: false }, (t) => t));
  let bits = 0;
  const is = (name: string): Variable => {
    const bit = 1 << bits++;
    return b.input(name, [], { monthly: false, uncertain: true }, (_, __, draw) => (draw & bit ? 1 : 0));
  };
  const stock = b.variable('stock', [], { role: 'stock', memory: 6 });
  const more = added(b, time, is);
  b.set(stock, b.op('+', b.opening(stock), more ?? 1));
  b.overall('last', stock);
  return { program: b.build(), inputs: b.inputs, draws: 2 ** bits };
};

const forks = ({ program, inputs, draws }: ReturnType<typeof game>): readonly Fork[] => {
  const found = forksOf(program, driversOf(program), interpret({ ...program, statements: [] }, inputs, draws), draws);
  if (!found) throw new Error('too many kinds');
  return found;
};

const monthsOf = (made: ReturnType<typeof game>): readonly number[] => forks(made).map((f) => f.month);

describe('draws come apart', () => {
  it('in the month in which what differs begins to count', () => {
    expect(monthsOf(game((b, time, is) => b.choose(b.op('>=', time, 5), b.read(is('act')), 0)))).toEqual([5]);
  });

  it('earlier where it is known ahead', () => {
    const ahead = game((b, time, is) => b.choose(b.op('>=', b.op('+', time, 2), 5), b.read(is('act')), 0));
    expect(monthsOf(ahead)).toEqual([3]);
  });

  it('at once where nothing guards it', () => {
    expect(monthsOf(game((b, _, is) => b.read(is('act'))))).toEqual([0]);
    // what cannot be told from inputs alone is no guard
    expect(monthsOf(game((b, _, is) => b.choose(b.op('>', b.opening(b.variables[1]!), 5), b.read(is('act')), 0)))).toEqual([0]);
  });

  it('never where it is not over the months that it counts', () => {
    expect(monthsOf(game((b, time, is) => b.choose(b.op('>=', time, MONTHS), b.read(is('act')), 0)))).toEqual([]);
  });

  it('by the date itself where that is what differs', () => {
    // begins in month 4 or in month 9
    const dated = game((b, time, is) => b.choose(b.op('>=', time, b.op('+', 4, b.op('*', 5, b.read(is('late'))))), 1, 0));
    expect(monthsOf(dated)).toEqual([4]);
  });

  it('once, however often they differ and come together again', () => {
    const pulsing = game((b, time, is) => {
      const odd = b.op('==', b.op('-', time, b.op('*', 2, b.op1('floor', b.op('/', time, 2)))), 1);
      return b.choose(b.op('and', odd, b.op('>', time, 2)), b.read(is('act')), 0);
    });
    expect(monthsOf(pulsing)).toEqual([3]);
  });

  it('where a condition differs between parts that inputs do not decide', () => {
    const gated = game((b, time, is) => b.choose(b.op('and', b.op('>=', time, 7), b.read(is('act'))), b.opening(b.variables[1]!), 1));
    expect(monthsOf(gated)).toEqual([7]);
  });

  it('where a guard within a guard lets them', () => {
    const nested = game((b, time, is) => {
      const stock = b.opening(b.variables.find((v) => v.name === 'stock')!);
      const inner = b.choose(b.op('<', time, 4), b.op('*', b.read(is('early')), stock), b.op('*', b.read(is('late')), stock));
      return b.choose(b.op('>=', time, 2), inner, stock);
    });
    expect(monthsOf(nested)).toEqual([2, 4]);
  });

  it('where only the lag with which something is read or sent differs', () => {
    const read = game((b, _, is) => b.read(b.variables[1]!, { by: is('lag') }));
    expect(monthsOf(read)).toEqual([0]);
    const b = new Builder(MONTHS);
    const lag = b.input('lag', [], { monthly: true, uncertain: true }, (t, _, draw) => (t >= 6 ? draw : 0));
    const belt = b.variable('belt', [], { memory: 2 });
    b.write(belt, 'send', b.number(1), [], { by: lag });
    const seen = b.set(b.variable('seen', []), b.read(belt));
    b.overall('last', seen);
    expect(monthsOf({ program: b.build(), inputs: b.inputs, draws: 2 })).toEqual([6]);
  });

  it('member by member, each by the cell that it reads', () => {
    const b = new Builder(MONTHS);
    const act = axis('act', 3);
    const time = b.read(b.input('time', [], { monthly: true, uncertain: false }, (t) => t));
    const begins = b.read(b.input('begins', [act], { monthly: false, uncertain: false }, (_, m) => [3, 20, 8][m]!));
    // no draw differs in the second act; the third is in force in draws 2 and 3
    const happens = b.input('happens', [act], { monthly: false, uncertain: true }, (_, m, draw) => [draw & 1, 1, draw >> 1][m]!);
    const force = b.set(b.variable('force', [act]), b.choose(b.op('>=', time, begins), b.read(happens), 0));
    const all = b.set(b.variable('all', []), 0);
    b.write(all, 'add', b.read(force), [act]);
    b.overall('last', all);
    const found = forks({ program: b.build(), inputs: b.inputs, draws: 4 });
    expect(found.map(({ month, kinds, classes }) => [month, [...kinds.of].map((k) => classes[k])])).toEqual([
      [3, [0, 1, 0, 1]],
      [8, [0, 0, 1, 1]],
    ]);
    const tree = new Tree(4, found);
    expect([...tree.order]).toEqual([0, 2, 1, 3]);
    expect([2, 3, 7, 8].map((month) => tree.starts(0, 4, month))).toEqual([[0], [0, 2], [0, 2], [0, 1, 2, 3]]);
    expect(tree.starts(2, 4, 2)).toEqual([2]);
  });

  it('in too many ways to tell', () => {
    const b = new Builder(2);
    const any = b.input('any', [], { monthly: false, uncertain: true }, (_, __, draw) => draw);
    b.overall('last', b.set(b.variable('same', []), b.read(any)));
    const program = b.build();
    const found = (draws: number) =>
      forksOf(program, driversOf(program), interpret({ ...program, statements: [] }, b.inputs, draws), draws);
    expect(found(16)?.[0]?.classes).toHaveLength(16);
    expect(found(17)).toBeUndefined();
  });

  it('by nought and its negative, and not by the same NaN', () => {
    const b = new Builder(2);
    const sign = b.input('sign', [], { monthly: false, uncertain: true }, (_, __, draw) => (draw === 1 ? -0 : 0));
    b.overall('last', b.set(b.variable('shown', []), b.read(sign)));
    expect(monthsOf({ program: b.build(), inputs: b.inputs, draws: 2 })).toEqual([0]);
    const none = game((c, _, is) => c.op1('log', c.op('-', c.op('*', 0, c.read(is('act'))), 1)));
    expect(monthsOf(none)).toEqual([]);
  });
});
