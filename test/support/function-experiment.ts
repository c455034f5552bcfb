import type { Experiment } from '../../src/study/sensitivity/index.ts';
import { type Copula, makeCopula } from '../../src/uncertainty/index.ts';

export interface FunctionOptions {
  readonly correlations?: readonly { readonly a: string; readonly b: string; readonly rank: number }[];
}

/** A function of uniform numbers x1, x2, … as an experiment; `f` gets each as a share of its own range. */
export const functionExperiment = (k: number, f: (x: readonly number[]) => number, options: FunctionOptions = {}): Experiment => {
  const names = Array.from({ length: k }, (_, i) => `x${i + 1}`);
  const copula = options.correlations && (makeCopula(options.correlations) as Copula);
  return {
    inputs: names.map((name) => ({ name, distribution: { quantile: (u: number) => u } })),
    unconnected: [],
    copula,
    evaluate: async (designs) =>
      designs.map(({ draws, source }) => {
        const columns = names.map((name) => {
          const out = new Float64Array(draws);
          source(name)(0, out);
          return out;
        });
        return [Float64Array.from({ length: draws }, (_, i) => f(columns.map((c) => c[i] as number)))];
      }),
  };
};
