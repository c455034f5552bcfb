import { quantiles } from '../../kit/quantiles.ts';
import { mean } from '../../kit/statistics.ts';

/** One of the results that are ranked by a metric. */
export interface Contender {
  readonly label: string;
  readonly mean: number;
  /** One value per future, the same futures for all; none for results read from a folder. */
  readonly draws?: Float64Array;
}

export interface Ranked {
  readonly rank: number;
  readonly label: string;
  readonly mean: number;
  readonly p5?: number;
  readonly p95?: number;
  /** Share of futures in which none does better. */
  readonly best?: number;
  /** What choosing it costs against the best of each future: mean and 95 % quantile. */
  readonly regretMean?: number;
  readonly regretP95?: number;
}

/** The best of each future among those that have draws. Where one has no value in a future, the others' count. */
const bestOf = (all: readonly Float64Array[], sign: number): Float64Array =>
  Float64Array.from(all[0] as Float64Array, (_, k) =>
    all.reduce((best, draws) => {
      const own = sign * (draws[k] as number);
      return own > best || Number.isNaN(best) ? own : best;
    }, Number.NaN),
  );

const standing = (draws: Float64Array, best: Float64Array, sign: number): Partial<Ranked> => {
  const regret = draws.map((x, k) => (best[k] as number) - sign * x).filter((x) => Number.isFinite(x));
  const known = draws.filter((x) => Number.isFinite(x));
  if (known.length === 0) return {};
  const [p5, p95] = quantiles(known, [0.05, 0.95]) as [number, number];
  return {
    p5,
    p95,
    best: regret.filter((x) => x <= 0).length / regret.length,
    regretMean: mean(regret),
    regretP95: quantiles(regret, [0.95])[0] as number,
  };
};

/** Orders results by the mean of a metric, the best first; regret is in the metric's unit and never negative. */
export const ranking = (contenders: readonly Contender[], wanted: 'greatest' | 'least'): readonly Ranked[] => {
  const sign = wanted === 'greatest' ? 1 : -1;
  const drawn = contenders.flatMap((c) => c.draws ?? []);
  const best = drawn.length === contenders.length && drawn.length > 0 ? bestOf(drawn, sign) : undefined;
  return [...contenders]
    .sort((a, b) => sign * (b.mean - a.mean))
    .map(({ label, mean: own, draws }, i) => ({ rank: i + 1, label, mean: own, ...(best && draws && standing(draws, best, sign)) }));
};
