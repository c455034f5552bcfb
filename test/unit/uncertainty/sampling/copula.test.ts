import { describe, expect, it } from 'vitest';
import { rankCorrelation } from '../../../../src/kit/statistics.ts';
import { type Copula, type Correlation, correlated, makeCopula } from '../../../../src/uncertainty/sampling/copula.ts';
import { randomSource } from '../../../../src/uncertainty/sampling/uniform-source.ts';

const copulaOf = (correlations: readonly Correlation[]): Copula => {
  const made = makeCopula(correlations);
  if ('fault' in made) throw new Error(made.fault);
  return made;
};

const numbers = (copula: Copula, name: string, count: number, first = 0): Float64Array => {
  const out = new Float64Array(count);
  correlated(randomSource(11), copula)(name)(first, out);
  return out;
};

describe('correlated inputs', () => {
  const wanted = [
    { a: 'price', b: 'demand', rank: 0.8 },
    { a: 'price', b: 'supply', rank: -0.5 },
    { a: 'yield', b: 'hbm', rank: 0.3 },
  ];
  const copula = copulaOf(wanted);
  const draws = 20_000;

  it.each([...wanted, { a: 'price', b: 'yield', rank: 0 }, { a: 'price', b: 'other', rank: 0 }])(
    '$a and $b reach $rank',
    ({ a, b, rank }) => {
      // four standard errors of a rank correlation of 20,000 draws
      expect(Math.abs(rankCorrelation(numbers(copula, a, draws), numbers(copula, b, draws)) - rank)).toBeLessThan(4 / Math.sqrt(draws));
    },
  );

  it('stay uniform each', () => {
    for (const name of ['price', 'demand', 'supply']) {
      const counts = new Array<number>(20).fill(0);
      for (const x of numbers(copula, name, draws)) counts[Math.floor(x * 20)]++;
      const chi2 = counts.reduce((sum, c) => sum + (c - draws / 20) ** 2 / (draws / 20), 0);
      // the 0.1 % point of χ² with 19 degrees of freedom
      expect(chi2).toBeLessThan(43.82);
    }
  });

  it('are addressed by draw, whatever the block', () => {
    expect(numbers(copula, 'supply', 5, 40)).toEqual(numbers(copula, 'supply', 60).slice(40, 45));
  });

  it('do not change when others are correlated, or are written in another order', () => {
    const others = copulaOf(
      [...wanted]
        .reverse()
        .filter((c) => c.a !== 'yield')
        .map(({ a, b, rank }) => ({ a: b, b: a, rank })),
    );
    expect(numbers(others, 'supply', 50)).toEqual(numbers(copula, 'supply', 50));
  });
});

describe('correlations that cannot be', () => {
  it.each([
    [[{ a: 'x', b: 'y', rank: 1.2 }], 'bad-correlation'],
    [[{ a: 'x', b: 'y', rank: Number.NaN }], 'bad-correlation'],
    [[{ a: 'x', b: 'x', rank: 0.5 }], 'bad-correlation'],
    [
      [
        { a: 'x', b: 'y', rank: 0.5 },
        { a: 'y', b: 'x', rank: 0.5 },
      ],
      'bad-correlation',
    ],
  ])('%j', (correlations, code) => {
    expect(makeCopula(correlations)).toMatchObject({ code });
  });

  it('are refused together, with the factor that would do', () => {
    const three = (rank: number): Correlation[] => [
      { a: 'x', b: 'y', rank },
      { a: 'y', b: 'z', rank },
      { a: 'x', b: 'z', rank: -rank },
    ];
    // normal scores may reach −1/2 and no further: 2 sin(πρ/6) = 1/2 at ρ = 0.4826, which is 0.53 of 0.9
    expect(makeCopula(three(0.9))).toMatchObject({ code: 'impossible-correlations', hint: 'multiplied by 0.53 they are possible' });
    expect(makeCopula(three(0.48))).toBeInstanceOf(Map);
  });

  it('of none is a copula of none', () => {
    expect(copulaOf([]).size).toBe(0);
  });
});
