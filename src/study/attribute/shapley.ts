import { addingUp, Compensated, magnitude } from './compensated.ts';

/** What every coalition of `players` is worth: bit g of the index says whether player g is in. 2^players numbers. */
export type Worths = ArrayLike<number>;

/** s! (n − s − 1)! / n!: the share of orders in which exactly these s come before one of n players. */
const weightsOf = (n: number): readonly number[] => {
  const weights: number[] = [];
  // n · C(n − 1, s)
  let orders = n;
  for (let s = 0; s < n; s++) {
    weights.push(1 / orders);
    orders = (orders * (n - 1 - s)) / (s + 1);
  }
  return weights;
};

const bits = (x: number): number => {
  let count = 0;
  for (let rest = x; rest !== 0; rest &= rest - 1) count++;
  return count;
};

/**
 * What each player adds on average over all orders in which they could come. The values add up to what all add together.
 * Source: L. S. Shapley, "A value for n-person games" (1953).
 */
export const shapley = (players: number, worth: Worths): readonly number[] => {
  const weights = weightsOf(players);
  const whole = (worth[worth.length - 1] as number) - (worth[0] as number);
  const values = Array.from({ length: players }, (_, g) => {
    const sum = new Compensated();
    for (let mask = 0; mask < worth.length; mask++) {
      if (mask & (1 << g)) continue;
      sum.add((weights[bits(mask)] as number) * ((worth[mask | (1 << g)] as number) - (worth[mask] as number)));
    }
    return sum.value;
  });
  return addingUp(values, whole, magnitude(worth));
};

/**
 * What two players add together beyond what each adds alone, on average over all coalitions of the others; 0 where neither minds the other.
 * Source: M. Grabisch and M. Roubens, "An axiomatic approach to the concept of interaction among players" (1999), the Shapley interaction index.
 */
export const interaction = (players: number, worth: Worths, i: number, j: number): number => {
  const weights = weightsOf(players - 1);
  const [bi, bj] = [1 << i, 1 << j];
  const sum = new Compensated();
  const of = (mask: number): number => worth[mask] as number;
  for (let mask = 0; mask < worth.length; mask++) {
    if (mask & (bi | bj)) continue;
    sum.add((weights[bits(mask)] as number) * (of(mask | bi | bj) - of(mask | bi) - of(mask | bj) + of(mask)));
  }
  return sum.value;
};
