/** Shares of an input's own distribution, from 0 to 1, between which a box lies. */
export interface Side {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** A box in the space of inputs; an input that it does not name is free. */
export type Box = ReadonlyMap<string, Side>;

/** Draws to look at: where each input stood in its own distribution, and which draws count. */
export interface Points {
  readonly shares: ReadonlyMap<string, Float64Array>;
  readonly wanted: readonly boolean[];
}

/** How much of what is wanted a box holds, and how pure it is. */
export interface Quality {
  /** Wanted draws inside, as a share of all wanted draws. */
  readonly coverage: number;
  /** Wanted draws inside, as a share of all draws inside. */
  readonly density: number;
  /** Draws inside, as a share of all draws. */
  readonly mass: number;
}

const inside = (box: Box, points: Points, draw: number): boolean => {
  for (const { name, from, to } of box.values()) {
    const share = points.shares.get(name)?.[draw] as number;
    if (!(share >= from && share <= to)) return false;
  }
  return true;
};

/** Draws of those given that lie in the box. */
export const drawsIn = (box: Box, points: Points, draws: readonly number[]): readonly number[] =>
  draws.filter((draw) => inside(box, points, draw));

/** @param draws those that are looked at */
export const qualityOf = (box: Box, points: Points, draws: readonly number[]): Quality => {
  const held = drawsIn(box, points, draws);
  const count = (of: readonly number[]): number => of.filter((draw) => points.wanted[draw]).length;
  const [hits, all] = [count(held), count(draws)];
  return {
    coverage: all === 0 ? 0 : hits / all,
    density: held.length === 0 ? 0 : hits / held.length,
    mass: draws.length === 0 ? 0 : held.length / draws.length,
  };
};

/** One number for both: their harmonic mean, which is small where either is (C. J. van Rijsbergen, Information Retrieval, 1979). */
export const merit = ({ coverage, density }: Quality): number =>
  coverage + density === 0 ? 0 : (2 * coverage * density) / (coverage + density);
