import { type ChipFigures, type Figure, figureOf, missingOf } from './rules/figure.ts';
import { contains } from './rules/place.ts';
import type { Comparator, Predicate } from './rules/predicate.ts';

export type Truth = true | false | 'unknown';

/** One comparison that decided: a figure against a threshold, or a plain fact. */
export type Because =
  | {
      readonly is: 'figure';
      readonly figure: Figure;
      readonly value: number | undefined;
      readonly comparator: Comparator;
      readonly threshold: number;
      readonly truth: Truth;
    }
  | { readonly is: 'fact'; readonly fact: string; readonly truth: Truth };

/** An answer, what decided it, and which figures would have to be known for it to be yes or no. */
export interface Finding {
  readonly truth: Truth;
  readonly because: readonly Because[];
  readonly missing: readonly string[];
}

/** Answers for classes that a condition refers to. */
export type Lookup = (act: string, className: string) => Finding;

/** A finding from a plain fact. */
export const fact = (truth: Truth, words: string, missing: readonly string[] = []): Finding => ({
  truth,
  because: [{ is: 'fact', fact: words, truth }],
  missing,
});

const holds = (value: number, comparator: Comparator, threshold: number): boolean =>
  comparator === 'at least'
    ? value >= threshold
    : comparator === 'above'
      ? value > threshold
      : comparator === 'at most'
        ? value <= threshold
        : value < threshold;

const compare = (chip: ChipFigures, p: Predicate & { is: 'threshold' }): Finding => {
  const { figure, comparator, threshold } = p;
  if (figure === 'performance_density' && chip.planar === true)
    return fact(false, 'no die is on a non-planar node, so it has no performance density');
  const value = figureOf(chip, figure);
  const truth = value === undefined ? 'unknown' : holds(value, comparator, threshold);
  const missing = value === undefined ? missingOf(chip, figure) : [];
  return { truth, because: [{ is: 'figure', figure, value, comparator, threshold, truth }], missing };
};

const flagWords = {
  datacentre: ['made or marketed for data centres', 'neither made nor marketed for data centres'],
  hbm: ['packaged with high-bandwidth memory', 'without high-bandwidth memory'],
} as const;

const flagged = (chip: ChipFigures, p: Predicate & { is: 'flag' }): Finding => {
  const value = chip[p.flag];
  const words = flagWords[p.flag];
  if (value === undefined) return fact('unknown', `whether it is ${words[0]} is not known`, [p.flag]);
  return fact(value === p.wanted, `it is ${words[value ? 0 : 1]}`);
};

const nameOf = (chip: ChipFigures): string => chip.name ?? chip.id ?? 'the chip';

/** Later than any day of the date, however much of it is given: `2025` ends with its last day. */
const after = (released: string, date: string): boolean => released.slice(0, date.length) > date.slice(0, released.length);

const plain = (chip: ChipFigures, p: Predicate & { is: 'named' | 'maker' | 'part' | 'on-sale-by' }): Finding => {
  switch (p.is) {
    case 'named': {
      const there = chip.id !== undefined && p.ids.has(chip.id);
      return fact(there, there ? `${nameOf(chip)} is named` : `${nameOf(chip)} is not named`);
    }
    case 'maker':
      if (chip.maker === undefined) return fact('unknown', 'where its designer is based is not known', ['maker']);
      return fact(contains(p.among, chip.maker), `its designer is based in ${chip.maker}`);
    case 'part': {
      const part = chip.part ?? 'processor';
      return fact(part === p.part, part === 'memory' ? 'it is a separate memory stack' : 'it is a processor');
    }
    case 'on-sale-by':
      if (chip.released !== undefined && after(chip.released, p.date))
        return fact(false, `it came on sale in ${chip.released}, after ${p.date}`);
      return fact(true, chip.released === undefined ? `if it was on sale by ${p.date}` : `it was on sale by ${p.date}`);
  }
};

const merge = (truth: Truth, findings: readonly Finding[]): Finding => ({
  truth,
  because: findings.flatMap((f) => f.because),
  missing: [...new Set(findings.flatMap((f) => f.missing))],
});

/** `decisive` is the answer that settles the whole: no for "all", yes for "any". */
const combine = (findings: readonly Finding[], decisive: boolean): Finding => {
  const settled = findings.find((f) => f.truth === decisive);
  if (settled) return settled;
  const open = findings.filter((f) => f.truth === 'unknown');
  return open.length > 0 ? merge('unknown', open) : merge(!decisive, findings);
};

/** Whether a condition holds for a chip. */
export const evaluate = (p: Predicate, chip: ChipFigures, lookup: Lookup): Finding => {
  switch (p.is) {
    case 'all':
    case 'any':
      return combine(
        p.of.map((part) => evaluate(part, chip, lookup)),
        p.is === 'any',
      );
    case 'not': {
      const inner = evaluate(p.of, chip, lookup);
      return { ...inner, truth: inner.truth === 'unknown' ? 'unknown' : !inner.truth };
    }
    case 'threshold':
      return compare(chip, p);
    case 'flag':
      return flagged(chip, p);
    case 'class':
      return lookup(p.act, p.class);
    default:
      return plain(chip, p);
  }
};
