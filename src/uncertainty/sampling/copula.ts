import { type Fault, fault } from '../../kit/fault.ts';
import { cholesky } from '../special/cholesky.ts';
import { normalCdf } from '../special/normal-cdf.ts';
import { normalQuantile } from '../special/normal-quantile.ts';
import type { UniformSource } from './uniform-source.ts';

/** How two named inputs move together: Spearman's rank correlation, −1 to 1. */
export interface Correlation {
  readonly a: string;
  readonly b: string;
  readonly rank: number;
}

/** One input's normal score as a weighted sum of independent ones. */
interface Mixture {
  readonly names: readonly string[];
  readonly weights: readonly number[];
}

/** Correlated inputs; those it does not name stay independent. */
export type Copula = ReadonlyMap<string, Mixture>;

/** Inputs linked by any chain of correlations, each group and its names in alphabetical order. */
const groupsOf = (correlations: readonly Correlation[]): string[][] => {
  const groupOf = new Map<string, Set<string>>();
  for (const { a, b } of correlations) {
    const merged = new Set([a, b, ...(groupOf.get(a) ?? []), ...(groupOf.get(b) ?? [])]);
    for (const name of merged) groupOf.set(name, merged);
  }
  return [...new Set(groupOf.values())].map((group) => [...group].sort());
};

const wrongPair = (correlations: readonly Correlation[]): Fault | undefined => {
  const seen = new Set<string>();
  for (const { a, b, rank } of correlations) {
    if (!(rank >= -1 && rank <= 1)) return fault('bad-correlation', `a correlation lies between -1 and 1, not at ${rank}`);
    if (a === b) return fault('bad-correlation', `'${a}' cannot be correlated with itself`);
    const pair = JSON.stringify([a, b].sort());
    if (seen.has(pair)) return fault('bad-correlation', `'${a}' and '${b}' are correlated twice`);
    seen.add(pair);
  }
  return undefined;
};

/** Correlations of the normal scores: Pearson's r = 2 sin(πρ/6) for the rank correlation ρ (K. Pearson, Drapers' Company Research Memoirs IV, 1907). */
const matrixOf = (names: readonly string[], correlations: readonly Correlation[], factor: number): number[][] => {
  const matrix = names.map((_, i) => names.map((_, j) => (i === j ? 1 : 0)));
  for (const { a, b, rank } of correlations) {
    const [i, j] = [names.indexOf(a), names.indexOf(b)];
    if (i < 0 || j < 0) continue;
    const r = 2 * Math.sin((Math.PI * rank * factor) / 6);
    (matrix[i] as number[])[j] = r;
    (matrix[j] as number[])[i] = r;
  }
  return matrix;
};

/** The largest factor, in whole percent, by which the correlations can be multiplied to become possible. */
const largestFactor = (names: readonly string[], correlations: readonly Correlation[]): number => {
  let percent = 99;
  while (percent > 0 && !cholesky(matrixOf(names, correlations, percent / 100))) percent--;
  return percent / 100;
};

/** A Gaussian copula with these rank correlations; pairs not named are independent unless a chain links them. */
export const makeCopula = (correlations: readonly Correlation[]): Copula | Fault => {
  const wrong = wrongPair(correlations);
  if (wrong) return wrong;
  const copula = new Map<string, Mixture>();
  for (const names of groupsOf(correlations)) {
    const rows = cholesky(matrixOf(names, correlations, 1));
    if (!rows) {
      const factor = largestFactor(names, correlations);
      return fault('impossible-correlations', `no numbers can have all these correlations at once: ${names.join(', ')}`, {
        hint: `multiplied by ${factor} they are possible`,
      });
    }
    for (const [i, name] of names.entries()) copula.set(name, { names: names.slice(0, i + 1), weights: rows[i] as number[] });
  }
  return copula;
};

/** The nearest numbers to the ends of (0, 1) that a uniform number of 52 bits comes to. */
const EDGE = 2 ** -53;

/** The source with the copula's inputs made to move together. Each input's own numbers stay uniform. */
export const correlated =
  (source: UniformSource, copula: Copula): UniformSource =>
  (name) => {
    const mixture = copula.get(name);
    if (!mixture) return source(name);
    const fills = mixture.names.map(source);
    return (first, out) => {
      const one = new Float64Array(out.length);
      const scores = new Float64Array(out.length);
      for (const [j, fill] of fills.entries()) {
        const weight = mixture.weights[j] as number;
        if (weight === 0) continue;
        fill(first, one);
        for (let i = 0; i < out.length; i++) scores[i] = (scores[i] as number) + weight * normalQuantile(one[i] as number);
      }
      for (let i = 0; i < out.length; i++) out[i] = Math.min(1 - EDGE, Math.max(EDGE, normalCdf(scores[i] as number)));
    };
  };
