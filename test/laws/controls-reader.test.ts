import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChipFigures, readRulebook } from '../../src/controls/index.ts';
import { ask, regimeTexts } from '../support/rulebook.ts';

/** Few, so that reading them again and again is quick. */
const places = { file: 'places.yaml', text: 'sources: [test]\ncountries: {CN: China, MO: Macau}\ngroups: {"D:5": [CN]}' };

const SEED = { seed: 26_011_515, numRuns: 250 };

const FIGURES = { tpp: 'TPP', memory_bandwidth: 'GB/s', io: 'GB/s' } as const;
type Name = keyof typeof FIGURES;

type Tree = { readonly figure: Name; readonly line: number } | { readonly any: readonly Tree[] } | { readonly all: readonly Tree[] };

const trees = fc.letrec<{ tree: Tree; leaf: Tree }>((tie) => ({
  leaf: fc.record({ figure: fc.constantFrom<Name>('tpp', 'memory_bandwidth', 'io'), line: fc.integer({ min: 1, max: 100 }) }),
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
  ),
})).tree;

const written = (tree: Tree): string => {
  if ('figure' in tree) return `{${tree.figure}: at least ${tree.line} ${FIGURES[tree.figure]}}`;
  const [key, parts] = 'any' in tree ? ['any', tree.any] : ['all', tree.all];
  return `{${key}: [${parts.map(written).join(', ')}]}`;
};

const holds = (tree: Tree, chip: Record<Name, number>): boolean =>
  'figure' in tree
    ? chip[tree.figure] >= tree.line
    : 'any' in tree
      ? tree.any.some((t) => holds(t, chip))
      : tree.all.every((t) => holds(t, chip));

/** Every line moved down by its own share. */
const tightened = (tree: Tree, share: number): Tree => {
  if ('figure' in tree) return { ...tree, line: tree.line * share };
  return 'any' in tree ? { any: tree.any.map((t) => tightened(t, share)) } : { all: tree.all.map((t) => tightened(t, share)) };
};

const bookOf = (tree: Tree) => {
  const text = `id: law
title: A law
jurisdiction: US
episode: test
gate: export
announced: 2024-01-01
effective: 2024-01-01
destinations: [CN]
classes: [{id: c, when: ${written(tree)}, treatment: {kind: deny}}]
sources: [test]
confidence: low
as_of: 2024-01
`;
  const { rulebook, problems } = readRulebook([{ file: 'law.yaml', text }], places);
  expect(problems).toEqual([]);
  return rulebook;
};

const figures = fc.record({
  tpp: fc.integer({ min: 0, max: 120 }),
  memory_bandwidth: fc.integer({ min: 0, max: 120 }),
  io: fc.integer({ min: 0, max: 120 }),
});

const statusOf = (chip: ChipFigures, tree: Tree): string => ask(chip, '2024-06-01', {}, bookOf(tree)).status;

describe('laws of conditions', () => {
  it('a written condition holds exactly where the condition holds', () => {
    fc.assert(
      fc.property(trees, figures, (tree, chip) => {
        expect(statusOf(chip, tree)).toBe(holds(tree, chip) ? 'deny' : 'free');
      }),
      SEED,
    );
  });

  it('tightening thresholds never frees a chip, known or not', () => {
    fc.assert(
      fc.property(trees, figures, fc.double({ min: 0.1, max: 1, noNaN: true }), fc.subarray(['tpp', 'io']), (tree, chip, share, hidden) => {
        const poorer = { ...chip, ...Object.fromEntries(hidden.map((n) => [n, undefined])) };
        const [before, after] = [statusOf(poorer, tree), statusOf(poorer, tightened(tree, share))];
        if (before === 'deny') expect(after).toBe('deny');
        if (after === 'free') expect(before).toBe('free');
      }),
      SEED,
    );
  });
});

describe('laws of reading', () => {
  const lines = (text: string): number => text.split(/\r\n|\r|\n/).length;

  const located = (text: string): void => {
    const { problems } = readRulebook([{ file: 'x.yaml', text }], places);
    for (const p of problems) {
      expect(p.file).toBe('x.yaml');
      expect(p.line).toBeGreaterThanOrEqual(1);
      expect(p.line).toBeLessThanOrEqual(lines(text) + 1);
      expect(p.column).toBeGreaterThanOrEqual(1);
    }
  };

  it('any text is read without throwing, and what is wrong lies within it', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 200 })), located), SEED);
  });

  it('so is any rule with a piece cut out, doubled or replaced', () => {
    const edits = fc.record({
      text: fc.constantFrom(...regimeTexts.map((t) => t.text)),
      from: fc.nat(3000),
      length: fc.nat(60),
      put: fc.constantFrom('', ': ', '\n', '- ', '{', ']', '"', '*a', '&a ', '!!js/function x', '<<: ', '\t', '% ', '1e999', '한'),
    });
    fc.assert(
      fc.property(edits, ({ text, from, length, put }) => {
        const at = from % text.length;
        located(text.slice(0, at) + put + text.slice(at + length));
      }),
      SEED,
    );
  });
});
