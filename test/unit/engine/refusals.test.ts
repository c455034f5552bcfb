import { describe, expect, it } from 'vitest';
import { BrokenBalance, InputRefused, NotFinite, prepare, SEGMENT, Stopped, simulate, TooLarge } from '../../../src/engine/index.ts';
import type { Program } from '../../../src/equations/program.ts';
import { caught } from '../../support/caught.ts';
import { axis, Builder } from './builder.ts';

/** Two cells that grow; in one month, member and draw something goes wrong. */
const growing = (figure: (month: number, member: number, draw: number) => number) => {
  const b = new Builder(6);
  const cell = axis('cell', 3);
  const x = b.input('x', [cell], { monthly: true, uncertain: true }, figure);
  const y = b.set(b.variable('y', [cell]), b.op('*', 2, b.read(x)));
  b.record(y);
  return { b, cell, x: b.read(x), y: b.read(y) };
};

describe('a broken balance', () => {
  const draws = 200;
  it.each([
    [0, 0, 0],
    [3, 2, 130],
    [5, 1, 199],
  ])('is found in month %d, member %d, draw %d', (month, member, draw) => {
    const { b, cell, x, y } = growing((t, m, k) => (k >= draw && t >= month && m >= member ? 7 : 1));
    b.check('twice', [cell], y, b.op('min', b.op('*', x, 2), 2.5), y, 1e-9);
    for (const backend of ['wasm', 'interpreter'] as const) {
      const error = caught(() => simulate(b.build(), b.inputs, { draws, seed: 1, backend }));
      expect(error).toBeInstanceOf(BrokenBalance);
      expect(error).toMatchObject({ check: 'twice', month, member, draw, left: 14, right: 2.5 });
    }
  });

  it('is not looked for in draws that do not count', () => {
    const { b, cell, y } = growing((_, __, k) => (k >= 33 ? 7 : 1));
    b.check('small', [cell], y, 2);
    expect(simulate(b.build(), b.inputs, { draws: 33, seed: 1 }).draws).toBe(33);
    expect(caught(() => simulate(b.build(), b.inputs, { draws: 34, seed: 1 }))).toMatchObject({ draw: 33 });
  });

  it('is found where nothing differs between draws', () => {
    const b = new Builder(4);
    const x = b.input('x', [], { monthly: true, uncertain: false }, (t) => t);
    b.record(x);
    b.check('below two', [], b.op('max', b.read(x), 2), 2);
    expect(caught(() => simulate(b.build(), b.inputs, { draws: 10, seed: 1 }))).toMatchObject({
      month: 3,
      member: 0,
      draw: 0,
      left: 3,
      right: 2,
    });
  });

  it.each([
    ['NaN on the left', (b: Builder) => [b.op1('sqrt', -1), b.number(0), b.number(1)]],
    ['NaN on the right', (b: Builder) => [b.number(0), b.op1('sqrt', -1), b.number(1)]],
    ['NaN as the scale', (b: Builder) => [b.number(0), b.number(0), b.op1('sqrt', -1)]],
    ['infinite on both sides', (b: Builder) => [b.op('/', 1, 0), b.op('/', 1, 0), b.number(1)]],
    ['an infinite scale', (b: Builder) => [b.number(0), b.number(0), b.op('/', 1, 0)]],
  ])('includes %s', (_, sides) => {
    const { b, cell, x } = growing(() => 1);
    const [left, right, scale] = sides(b).map((e) => b.op('*', e, x));
    b.check('finite', [cell], left, right, scale);
    expect(caught(() => simulate(b.build(), b.inputs, { draws: 5, seed: 1 }))).toMatchObject({
      check: 'finite',
      month: 0,
      member: 0,
      draw: 0,
    });
  });

  it('has a tolerance relative to its scale', () => {
    const { b, cell, x } = growing(() => 1000);
    b.check('near', [cell], b.op('+', x, 0.9e-6), x, x, 1e-9);
    expect(simulate(b.build(), b.inputs, { draws: 2, seed: 1 }).draws).toBe(2);
    b.check('not near', [cell], b.op('+', x, 1.1e-6), x, x, 1e-9);
    expect(caught(() => simulate(b.build(), b.inputs, { draws: 2, seed: 1 }))).toMatchObject({ check: 'not near' });
  });

  it('does not spoil a prepared run for other draws', () => {
    const { b, cell, y } = growing((_, __, k) => (k === 300 ? 7 : 1));
    b.check('small', [cell], y, 2);
    const run = prepare(b.build(), b.inputs, { totalDraws: 3 * SEGMENT });
    expect(caught(() => run.range({ firstDraw: SEGMENT, draws: SEGMENT }))).toMatchObject({ draw: 300 });
    expect(run.range({ firstDraw: 0, draws: SEGMENT }).draws).toBe(SEGMENT);
    expect(run.range({ firstDraw: 2 * SEGMENT, draws: SEGMENT }).firstDraw).toBe(2 * SEGMENT);
  });
});

describe('inputs that are refused, by name', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('a drawn %d', (bad) => {
    const { b } = growing((t, m, k) => (t === 4 && m === 1 && k === 70 ? bad : 1));
    const error = caught(() => simulate(b.build(), b.inputs, { draws: 100, seed: 1 }));
    expect(error).toBeInstanceOf(InputRefused);
    expect(error).toMatchObject({ input: 'x' });
  });

  it('a certain NaN', () => {
    const b = new Builder(2);
    const bad = b.input('bad', [], { monthly: false, uncertain: false }, () => Number.NaN);
    b.record(b.set(b.variable('y', [], { uncertain: false }), b.read(bad)));
    expect(caught(() => simulate(b.build(), b.inputs, { draws: 1, seed: 1 }))).toMatchObject({ name: 'InputRefused', input: 'bad' });
  });

  it.each([
    [2.5, true],
    [-1, true],
    [4, true],
    [2.5, false],
    [-1, false],
    [1e9, false],
  ])('a lag of %d months (drawn: %s)', (lag, uncertain) => {
    const { b, cell } = growing(() => 1);
    const by = b.input('lag', [], { monthly: false, uncertain }, () => lag);
    const z = b.variable('z', [cell], { memory: 3 });
    b.set(z, b.number(1));
    b.record(b.set(b.variable('late', [cell]), b.read(z, { by })));
    expect(caught(() => simulate(b.build(), b.inputs, { draws: 4, seed: 1 }))).toMatchObject({ name: 'InputRefused', input: 'lag' });
  });
});

describe('results that are no numbers', () => {
  it.each([
    ['NaN', (b: Builder, x: Parameters<Builder['op1']>[1]) => b.op1('sqrt', b.op('-', 3, x))],
    ['infinite', (b: Builder, x: Parameters<Builder['op1']>[1]) => b.op('/', 1, b.op('-', 7, x))],
    ['beyond 32 bits', (b: Builder, x: Parameters<Builder['op1']>[1]) => b.op('pow', 10, b.op('*', x, 6))],
  ])('are refused: %s', (_, make) => {
    const { b, cell, x } = growing((t, m, k) => (t === 2 && m === 1 && k === 90 ? 7 : 1));
    b.record(b.set(b.variable('wrong', [cell]), make(b, x)));
    const error = caught(() => simulate(b.build(), b.inputs, { draws: 100, seed: 1 }));
    expect(error).toBeInstanceOf(NotFinite);
    expect(error).toMatchObject({ month: 2, member: 1, draw: 90, id: expect.stringContaining('wrong') });
  });

  it('are refused in a run of one draw', () => {
    const { b, cell, x } = growing(() => 1);
    b.record(b.set(b.variable('wrong', [cell]), b.op('/', x, 0)));
    expect(caught(() => simulate(b.build(), b.inputs, { draws: 1, seed: 1 }))).toMatchObject({
      name: 'NotFinite',
      month: 0,
      member: 0,
      draw: 0,
    });
  });

  it('are refused in what an overall quantity is made of', () => {
    const { b, x } = growing(() => 1);
    b.overall('total', b.set(b.variable('wrong', []), b.op1('log', b.op('*', 0, b.number(1)))));
    expect(x.op).toBe('read');
    expect(caught(() => simulate(b.build(), b.inputs, { draws: 3, seed: 1 }))).toMatchObject({ name: 'NotFinite', id: 'total.wrong' });
  });
});

describe('limits', () => {
  it('a model that does not fit the memory allowed', () => {
    const { b } = growing(() => 1);
    const error = caught(() => simulate(b.build(), b.inputs, { draws: 100, seed: 1, mostBytes: 2000 }));
    expect(error).toBeInstanceOf(TooLarge);
    expect((error as Error).message).toMatch(/MiB/);
  });

  it('a model beyond what addresses can reach', () => {
    const b = new Builder(600);
    const cell = axis('cell', 100_000);
    const x = b.input('x', [cell], { monthly: true, uncertain: true }, () => 1);
    b.record(b.set(b.variable('y', [cell]), b.read(x)));
    expect(caught(() => simulate(b.build(), b.inputs, { draws: 64, seed: 1 }))).toBeInstanceOf(TooLarge);
  });

  it('a signal stops the run between blocks, and progress is told', () => {
    const { b } = growing(() => 1);
    const signal = { aborted: false };
    const done: number[] = [];
    const onProgress = (draws: number): void => {
      done.push(draws);
      if (draws >= 128) signal.aborted = true;
    };
    expect(caught(() => simulate(b.build(), b.inputs, { draws: 300, seed: 1, signal, onProgress }))).toBeInstanceOf(Stopped);
    expect(done).toEqual([64, 128]);
    expect(simulate(b.build(), b.inputs, { draws: 100, seed: 1, onProgress: (n) => done.push(n) }).draws).toBe(100);
    expect(done).toEqual([64, 128, 64, 100]);
  });
});

describe('bugs of the caller', () => {
  const { b } = growing(() => 1);
  const program: Program = b.build();

  it.each([0, -1, 1.5, Number.NaN])('%d draws', (draws) => {
    expect(() => simulate(program, b.inputs, { draws, seed: 1 })).toThrow(/1 draw or more/);
  });

  it.each([0, 32, 100])('blocks of %d draws', (blockDraws) => {
    expect(() => simulate(program, b.inputs, { draws: 100, seed: 1, blockDraws })).toThrow(/a block has/);
  });

  it.each([
    [1, 10, /begins at a multiple/],
    [-SEGMENT, SEGMENT, /begins at a multiple/],
    [0, 10, /ends at a multiple/],
    [2 * SEGMENT, 2 * SEGMENT, /not in a run/],
  ])('a range of draws from %d, %d of them', (firstDraw, draws, message) => {
    expect(() => prepare(program, b.inputs, { totalDraws: 3 * SEGMENT }).range({ firstDraw, draws })).toThrow(message);
  });

  it('an input without data, or with data of another shape', () => {
    expect(() => simulate(program, new Map(), { draws: 2, seed: 1 })).toThrow(/no data for input 'x'/);
    const flat = new Map([['x', { monthly: false, uncertain: true, sample: () => undefined }]]);
    expect(() => simulate(program, flat, { draws: 2, seed: 1 })).toThrow(/differ from its declaration/);
    const short = new Builder(3);
    short.record(
      short.set(
        short.variable('y', [], { uncertain: false }),
        short.read(short.input('s', [], { monthly: true, uncertain: false }, () => 1)),
      ),
    );
    short.inputs.set('s', { monthly: true, uncertain: false, values: new Float64Array(2) });
    expect(() => simulate(short.build(), short.inputs, { draws: 1, seed: 1 })).toThrow(/2 values where 3/);
  });

  it('a variable that is declared certain but depends on a draw', () => {
    const wrong = new Builder(2);
    const x = wrong.input('x', [], { monthly: false, uncertain: true }, () => 1);
    wrong.record(wrong.set(wrong.variable('y', [], { uncertain: false }), wrong.read(x)));
    expect(() => simulate(wrong.build(), wrong.inputs, { draws: 2, seed: 1 })).toThrow(/same in every draw/);
  });
});
