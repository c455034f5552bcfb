import { streamKey, uniform } from '../../kit/random.ts';
import { mean, standardDeviation } from '../../kit/statistics.ts';
import { addingUp, magnitude } from './compensated.ts';

/** Orders in which players come, each followed by its reverse: the errors of the two partly cancel. */
export const ordersOf = (players: number, pairs: number, seed: number): readonly (readonly number[])[] => {
  const key = streamKey(seed, 'attribution/orders');
  let at = 0;
  return Array.from({ length: pairs }).flatMap(() => {
    const order = Array.from({ length: players }, (_, i) => i);
    for (let i = players - 1; i > 0; i--) {
      const j = Math.floor(uniform(key, at++) * (i + 1));
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    return [order, [...order].reverse()];
  });
};

/** The coalitions an order passes through, from nobody to all. */
export const passedThrough = (order: readonly number[]): readonly (readonly number[])[] =>
  Array.from({ length: order.length + 1 }, (_, k) => order.slice(0, k));

export interface Estimate {
  readonly value: number;
  /** Standard error over pairs of orders. */
  readonly error: number;
}

/**
 * Shapley values estimated from orders; they add up as the exact ones do.
 * @param worth of the first k players of order n
 * Source: J. Castro, D. Gómez and J. Tejada, "Polynomial calculation of the Shapley value based on sampling" (2009).
 */
export const estimated = (
  players: number,
  orders: readonly (readonly number[])[],
  worth: (order: number, k: number) => number,
  whole: number,
): readonly Estimate[] => {
  const added = Array.from({ length: players }, () => new Float64Array(orders.length));
  for (const [n, order] of orders.entries())
    for (const [k, player] of order.entries()) (added[player] as Float64Array)[n] = worth(n, k + 1) - worth(n, k);
  const pairMeans = added.map((x) => Float64Array.from({ length: x.length / 2 }, (_, i) => mean(x.subarray(2 * i, 2 * i + 2))));
  const scale = Math.max(...added.map(magnitude), Math.abs(whole));
  const values = addingUp(pairMeans.map(mean), whole, scale);
  return values.map((value, g) => {
    const pairs = pairMeans[g] as Float64Array;
    return { value, error: standardDeviation(pairs) / Math.sqrt(pairs.length) };
  });
};
