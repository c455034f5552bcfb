import fc from 'fast-check';
import { all, create } from 'mathjs';
import { describe, expect, it } from 'vitest';
import { aux, input } from '../../src/equations/index.ts';
import { fixed, runModel } from '../support/run-model.ts';

// mathjs itself evaluates the text: an oracle that shares only the grammar with what is tested
const math = create(all);
const functions = {
  if: (c: number | boolean, a: number, b: number) => (c ? a : b),
  clamp: (x: number, low: number, high: number) => Math.min(Math.max(x, low), high),
  ratio: (a: number, b: number, otherwise: number) => (b === 0 ? otherwise : a / b),
};

const NAMES = ['x', 'y', 'some.z'];

const leaf = fc.oneof(
  fc.constantFrom(...NAMES),
  fc.integer({ min: 0, max: 20 }).map(String),
  fc.integer({ min: 1, max: 400 }).map((n) => `${n / 4}`),
);

const { formula } = fc.letrec<{ formula: string; condition: string }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'f' },
    leaf,
    fc.tuple(tie('formula'), fc.constantFrom('+', '-', '*'), tie('formula')).map(([a, op, b]) => `${a} ${op} ${b}`),
    tie('formula').map((a) => `(${a})`),
    tie('formula').map((a) => `-${a}`),
    tie('formula').map((a) => `(${a})^2`),
    tie('formula').map((a) => `(${a})^-3`),
    tie('formula').map((a) => `sqrt(abs(${a}))`),
    tie('formula').map((a) => `floor(${a})`),
    fc.tuple(tie('formula'), tie('formula')).map(([a, b]) => `(${a}) / (abs(${b}) + 0.5)`),
    fc.tuple(tie('formula'), tie('formula'), tie('formula')).map((parts) => `ratio(${parts.join(', ')})`),
    fc.tuple(tie('formula'), tie('formula'), tie('formula')).map((parts) => `max(${parts.join(', ')})`),
    fc.tuple(tie('formula'), tie('formula')).map((parts) => `min(${parts.join(', ')})`),
    tie('formula').map((a) => `clamp(${a}, -3, 7)`),
    fc.tuple(tie('condition'), tie('formula'), tie('formula')).map(([c, a, b]) => `if(${c}, ${a}, ${b})`),
    fc.tuple(tie('condition'), tie('formula'), tie('formula')).map(([c, a, b]) => `((${c}) ? (${a}) : (${b}))`),
  ),
  condition: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'f' },
    fc.tuple(leaf, fc.constantFrom('<', '<=', '>', '>=', '==', '!='), leaf).map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition')).map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie('condition').map((c) => `not ${c}`),
  ),
}));

describe('random formulas', () => {
  it('give what mathjs gives for the same text', () => {
    const figure = fc.oneof(
      fc.integer({ min: -5, max: 5 }),
      fc.integer({ min: -200, max: 200 }).map((n) => n / 4),
    );
    fc.assert(
      fc.property(formula, fc.tuple(figure, figure, figure), (text, [x, y, z]) => {
        const declarations = {
          x: input('1', [], 'X'),
          y: input('1', [], 'Y'),
          z: input('1', [], 'Z', { id: 'some.z' }),
          f: aux('1', [], text, 'F'),
        };
        const mine = runModel({ months: 1, declarations, inputs: { x: fixed(x), y: fixed(y), z: fixed(z) } }).series('f')[0] as number;
        const theirs = Number(math.evaluate(text, { x, y, some: { z }, ...functions }));
        if (!Number.isFinite(theirs)) return;
        // powers and roots may round differently; figures are quarters, because mathjs takes nearly equal numbers for equal
        expect(Math.abs(mine - theirs)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(theirs)));
      }),
      { seed: 20240701, numRuns: 250 },
    );
  });

  it('never throw anything but a fault, whatever the text', () => {
    const piece = fc.constantFrom(
      'x',
      '1',
      '(',
      ')',
      '+',
      '-',
      '^',
      '/',
      ',',
      'sum',
      'if',
      '?',
      ':',
      '.',
      ' ',
      '%',
      'kW',
      'month',
      '<',
      '=',
      '!',
      '[',
      '"',
      ';',
      'not',
      'delay(',
    );
    const text = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.string({ maxLength: 12, unit: 'binary' }),
      fc.array(piece, { maxLength: 14 }).map((p) => p.join('')),
    );
    fc.assert(
      fc.property(text, (t) => {
        const declarations = { x: input('1', [], 'X'), f: aux('1', [], t, 'F') };
        try {
          runModel({ months: 1, declarations, inputs: { x: fixed(1) } });
        } catch (error) {
          expect(error).toMatchObject({ name: 'ModelError', faults: [{ variable: 'f' }] });
        }
      }),
      { seed: 7, numRuns: 600 },
    );
  });
});
