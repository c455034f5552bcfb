import { describe, expect, it } from 'vitest';
import { BrokenBalance, InputRefused, NotFinite, prepare, simulateBranching } from '../../../../src/engine/index.ts';
import { caught } from '../../../support/caught.ts';
import { axis, Builder } from '../builder.ts';

const steps = <R>(generator: Generator<number, R>): { readonly done: readonly number[]; readonly result: R } => {
  const done: number[] = [];
  for (;;) {
    const step = generator.next();
    if (step.done) return { done, result: step.value };
    done.push(step.value);
  }
};

/** Switches that begin to count month by month: switch s is on where bit s of the draw is, and adds 2^s a month from `begins(s)` on. */
const switches = (months: number, count: number, begins: (s: number) => number) => {
  const b = new Builder(months);
  const act = axis('act', count);
  const time = b.read(b.input('time', [], { monthly: true, uncertain: false }, (t) => t));
  const start = b.read(b.input('begins', [act], { monthly: false, uncertain: false }, (_, s) => begins(s)));
  const on = b.read(b.input('on', [act], { monthly: false, uncertain: true }, (_, s, draw) => (2 ** s * ((draw >> s) & 1)) as number));
  const force = b.set(b.variable('force', [act]), b.choose(b.op('>=', time, start), on, 0));
  const added = b.set(b.variable('added', []), 0);
  b.write(added, 'add', b.read(force), [act]);
  const stock = b.variable('stock', [], { role: 'stock', memory: 3 });
  b.set(stock, b.op('+', b.opening(stock), b.read(added)));
  b.overall('last', stock);
  b.overall('total', stock);
  return { b, stock, added, time };
};

const plainly = (b: Builder, draws: number) => prepare(b.build(), b.inputs, { totalDraws: draws }).range({ firstDraw: 0, draws }).overalls;

describe('runs that share what draws have in common', () => {
  it.each([
    ['one after another', (s: number) => 2 + 5 * s],
    ['the other way round', (s: number) => 50 - 5 * s],
    ['month after month', (s: number) => 20 + s],
    ['all together, late', () => 40],
    ['all at once', () => 0],
    ['half of them beyond the end', (s: number) => (s % 2 === 0 ? 1000 : 30)],
  ])('come to what each switch adds in the months it counts: %s', (_, begins) => {
    const [months, count] = [60, 10];
    const { b } = switches(months, count, begins);
    const { done, result } = steps(simulateBranching(b.build(), b.inputs, 2 ** count));
    const expected = Float64Array.from({ length: 2 ** count }, (__, draw) => {
      let sum = 0;
      for (let s = 0; s < count; s++) sum += ((draw >> s) & 1) * 2 ** s * Math.max(0, months - begins(s));
      return sum;
    });
    expect(result[0]).toEqual(expected);
    expect(result).toEqual(plainly(b, 2 ** count));
    expect(done.at(-1)).toBe(2 ** count);
  });

  it('do as many draws at a time as come to the same', () => {
    const { b } = switches(60, 10, (s) => (s < 7 ? 1000 : 30));
    // three switches that count are eight columns of one block
    expect(steps(simulateBranching(b.build(), b.inputs, 1024)).done).toEqual([1024]);
  });

  it('keep the bits where draws differ in more ways than can be told apart', () => {
    const b = new Builder(5);
    const any = b.input('any', [], { monthly: true, uncertain: true }, (t, _, draw) => Math.sin(draw + t / 7));
    const stock = b.variable('stock', [], { role: 'stock' });
    b.set(stock, b.op('+', b.opening(stock), b.read(any)));
    b.overall('mean', stock);
    expect(steps(simulateBranching(b.build(), b.inputs, 300)).result).toEqual(plainly(b, 300));
  });

  it('find a broken balance in the same draw and month as any run', () => {
    const { b, stock, added } = switches(30, 8, (s) => 3 * s);
    b.check('little', [], b.op('min', b.read(stock), 900), b.read(stock), b.read(added), 1e-9);
    const error = caught(() => steps(simulateBranching(b.build(), b.inputs, 256)));
    expect(error).toBeInstanceOf(BrokenBalance);
    expect(error).toEqual(caught(() => plainly(b, 256)));
  });

  it('find none in columns to spare', () => {
    const { b, stock } = switches(30, 1, () => 10);
    b.check('little', [], b.op('min', b.read(stock), 20), b.read(stock));
    expect(steps(simulateBranching(b.build(), b.inputs, 5)).result).toEqual(plainly(b, 5));
  });

  it('name the draw of a result that is no number', () => {
    const { b, stock, time } = switches(30, 8, (s) => 3 * s);
    const gone = b.op('/', b.read(stock), b.op('-', b.op('max', b.op('-', b.read(stock), 100), 0), b.op('*', 0, time)));
    b.overall('last', b.set(b.variable('gone', []), b.choose(b.op('>', b.read(stock), 50), gone, 0)));
    const error = caught(() => steps(simulateBranching(b.build(), b.inputs, 256)));
    expect(error).toBeInstanceOf(NotFinite);
    expect(error).toEqual(caught(() => plainly(b, 256)));
  });

  it('refuse what any run refuses', () => {
    const b = new Builder(4);
    const lag = b.input('lag', [], { monthly: false, uncertain: true }, (_, __, draw) => draw);
    const stock = b.variable('stock', [], { role: 'stock', memory: 2 });
    b.set(stock, b.op('+', b.opening(stock), 1));
    b.overall('last', b.set(b.variable('past', []), b.read(stock, { by: lag })));
    const error = caught(() => steps(simulateBranching(b.build(), b.inputs, 4)));
    expect(error).toBeInstanceOf(InputRefused);
    expect((error as Error).message).toContain('a lag of 3 months');
  });

  it('keep no series', () => {
    const { b, stock } = switches(3, 1, () => 0);
    b.record(stock);
    expect(caught(() => steps(simulateBranching(b.build(), b.inputs, 2)))).toMatchObject({ message: expect.stringContaining('no series') });
  });
});
