import { describe, expect, it } from 'vitest';
import { exp, log, pow } from '../../../src/engine/elementary.ts';
import { simulate } from '../../../src/engine/run.ts';
import type { Expression } from '../../../src/equations/program.ts';
import { axis, Builder } from './builder.ts';
import { EXP_VALUES, LOG_VALUES, POW_VALUES } from './elementary-values.ts';

const words = new BigInt64Array(1);
const asFloat = new Float64Array(words.buffer);
/** How many doubles lie between two of the same sign. */
const places = (a: number, b: number): number => {
  if (Object.is(a, b)) return 0;
  asFloat[0] = a;
  const first = words[0];
  asFloat[0] = b;
  return Math.abs(Number(first - words[0]));
};

const SPECIAL = [
  0,
  -0,
  1,
  -1,
  2,
  -2,
  0.5,
  -0.5,
  3,
  -3,
  1 / 3,
  1e300,
  -1e300,
  1e-320,
  5e-324,
  -5e-324,
  2 ** 53 + 2,
  -(2 ** 60),
  2 ** 70,
].concat([
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NaN,
  -745.2,
  -746,
  709.79,
  710,
  1e9,
  -1e9,
]);
const ORDINARY = Array.from({ length: 400 }, (_, i) => ((i * 7919) % 4001) / 3 - 660.25);

describe('against values of 60 digits', () => {
  it.each(EXP_VALUES)('exp(%d)', (x, y) => expect(places(exp(x), y)).toBeLessThanOrEqual(1));
  it.each(LOG_VALUES)('log(%d)', (x, y) => expect(places(log(x), y)).toBeLessThanOrEqual(1));
  it.each(POW_VALUES)('pow(%d, %d)', (x, y, z) => expect(places(pow(x, y), z)).toBeLessThanOrEqual(1));
});

describe("against the platform's own functions", () => {
  it('exp', () => {
    for (const x of [...SPECIAL, ...ORDINARY, ...ORDINARY.map((o) => o / 1000)])
      expect(places(exp(x), Math.exp(x)), `exp(${x})`).toBeLessThanOrEqual(2);
  });

  it('log', () => {
    const positive = [...ORDINARY.map(Math.exp), ...ORDINARY.map((o) => 1 + o / 2000)];
    for (const x of [...SPECIAL, ...positive]) expect(places(log(x), Math.log(x)), `log(${x})`).toBeLessThanOrEqual(2);
  });

  it('pow, every special case against every other', () => {
    for (const x of SPECIAL) for (const y of SPECIAL) expect(places(pow(x, y), x ** y), `${x} ** ${y}`).toBeLessThanOrEqual(2);
  });

  it('pow of ordinary numbers', () => {
    for (const [i, o] of ORDINARY.entries()) {
      const base = Math.exp(o / 100);
      const power = ORDINARY[(i * 37) % ORDINARY.length] / 10;
      expect(places(pow(base, power), base ** power), `${base} ** ${power}`).toBeLessThanOrEqual(2);
    }
  });
});

it('gives whole powers of small whole numbers exactly', () => {
  for (let x = -9; x <= 9; x++)
    for (let y = 0; y <= 12; y++) expect(pow(x, y)).toBe(Array.from({ length: y }, () => x).reduce((a, b) => a * b, 1));
});

it('gives the same bits compiled', () => {
  const figures = [...SPECIAL.filter(Number.isFinite), ...ORDINARY, ...ORDINARY.map((o) => Math.exp(o))];
  const others = [...figures.slice(50), ...figures.slice(0, 50)];
  const b = new Builder(1);
  const cell = axis('cell', figures.length);
  const x = b.read(b.input('x', [cell], { monthly: false, uncertain: true }, (_, m) => figures[m]));
  const y = b.read(b.input('y', [cell], { monthly: false, uncertain: true }, (_, m) => others[m]));
  // results must be finite: what is not is told by a number that no result is
  const told = (e: Expression): Expression =>
    b.choose(
      b.op('==', e, e),
      b.choose(b.op('<', b.op1('abs', e), Number.POSITIVE_INFINITY), e, b.choose(b.op('<', e, 0), -7.25, 7.25)),
      9.125,
    );
  const tell = (v: number): number => (Number.isNaN(v) ? 9.125 : Math.abs(v) < Number.POSITIVE_INFINITY ? v : v < 0 ? -7.25 : 7.25);
  for (const [name, e] of [
    ['exp', b.op1('exp', x)],
    ['log', b.op1('log', x)],
    ['pow', b.op('pow', x, y)],
  ] as const) {
    b.record(b.set(b.variable(name, [cell]), told(e)));
  }
  const [e, l, p] = simulate(b.build(), b.inputs, { draws: 1, seed: 1 }).series.map((s) => s.mean);
  expect(e).toEqual(Float64Array.from(figures, (v) => tell(exp(v))));
  expect(l).toEqual(Float64Array.from(figures, (v) => tell(log(v))));
  expect(p).toEqual(Float64Array.from(figures, (v, i) => tell(pow(v, others[i]))));
});
