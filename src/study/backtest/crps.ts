import { quantiles } from '../../kit/quantiles.ts';
import { mean } from '../../kit/statistics.ts';
import { normalCdf } from '../../uncertainty/special/normal-cdf.ts';

/**
 * Continuous ranked probability score of a sample against what was observed: E|X − y| − ½ E|X − X′| (Gneiting & Raftery 2007,
 * JASA 102, eq. 21), in the unit of the values; less is better. The second term comes from the order statistics.
 */
export const crpsOfSample = (values: ArrayLike<number>, observed: number): number => {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  const away = mean(sorted.map((x) => Math.abs(x - observed)));
  // Σᵢⱼ |xᵢ − xⱼ| = 2 Σ (2i + 1 − n) xᵢ over ascending xᵢ, i from 0
  const apart = mean(sorted.map((x, i) => (2 * i + 1 - n) * x)) / n;
  return away - apart;
};

/** The same score of a lognormal forecast: `log X` is normal with mean `mu` and deviation `sigma` (Baran & Lerch 2015, eq. 6). */
export const crpsOfLogNormal = (mu: number, sigma: number, observed: number): number => {
  const z = (Math.log(observed) - mu) / sigma;
  const spread = normalCdf(z - sigma) + normalCdf(sigma / Math.SQRT2) - 1;
  return observed * (2 * normalCdf(z) - 1) - 2 * Math.exp(mu + (sigma * sigma) / 2) * spread;
};

/** The simulated range that rows of a backtest show. */
export const rangeOf = (values: ArrayLike<number>): readonly [p5: number, p50: number, p95: number] => {
  const [p5, p50, p95] = quantiles(values, [0.05, 0.5, 0.95]) as [number, number, number];
  return [p5, p50, p95];
};
