/** A probability distribution of one number, in base units. Stateless: all randomness comes in through `quantile`. */
export interface Distribution {
  readonly name: string;
  /** Inverse of the distribution function; u in (0, 1). */
  readonly quantile: (u: number) => number;
  /** The distribution function, the share of outcomes up to x, where there is a quicker way to it than searching the quantiles. */
  readonly below?: (x: number) => number;
  /** Smallest and largest value it can give (may be infinite). */
  readonly support: readonly [number, number];
}
