import { type Copula, correlated, randomSource, type UniformSource } from '../../uncertainty/index.ts';

/** Where in the space of uncertain inputs a model is tried: a uniform number in (0, 1) for each input and draw. */
export interface Design {
  readonly draws: number;
  readonly source: UniformSource;
}

const MEDIAN = 0.5;

/** Every input at its median, and then one input after another at each of `shares` of its own distribution, in that order. */
export const oneAtATime = (names: readonly string[], shares: readonly number[]): Design => {
  const place = new Map(names.map((name, i) => [name, 1 + i * shares.length]));
  return {
    draws: 1 + names.length * shares.length,
    source: (name) => (first, out) => {
      out.fill(MEDIAN);
      const begin = place.get(name);
      if (begin === undefined) return;
      for (const [k, share] of shares.entries()) {
        const at = begin + k - first;
        if (at >= 0 && at < out.length) out[at] = share;
      }
    },
  };
};

/** Independent random draws; `stream` keeps two samples of one seed apart. */
export const randomDesign = (seed: number, draws: number, stream = ''): Design => {
  const numbers = randomSource(seed);
  return { draws, source: (name) => numbers(`${name}${stream}`) };
};

/** Sample `a`, with the inputs that `fromB` names taken from sample `b`. */
export const mixedDesign = (a: Design, b: Design, fromB: (name: string) => boolean): Design => ({
  draws: a.draws,
  source: (name) => (fromB(name) ? b : a).source(name),
});

/** Some draws of a design. */
export const onlyDraws = (design: Design, draws: readonly number[]): Design => ({
  draws: draws.length,
  source: (name) => {
    const fill = design.source(name);
    return (first, out) => {
      for (let i = 0; i < out.length; i++) {
        const draw = draws[first + i];
        if (draw === undefined) out[i] = MEDIAN;
        else fill(draw, out.subarray(i, i + 1));
      }
    };
  },
});

/** At most so many draws of a design, from one on. */
export const from = (design: Design, start: number, most: number): Design => ({
  draws: Math.min(most, design.draws - start),
  source: (name) => {
    const fill = design.source(name);
    return (first, out) => fill(start + first, out);
  },
});

/** A design of independent numbers in which inputs then move together. */
export const movedTogether = (design: Design, copula: Copula | undefined): Design =>
  copula ? { draws: design.draws, source: correlated(design.source, copula) } : design;

/** One design after another, so that a model is made ready once for all. Beyond the last draw: medians. */
export const joined = (designs: readonly Design[]): Design => {
  const starts: number[] = [];
  let draws = 0;
  for (const d of designs) {
    starts.push(draws);
    draws += d.draws;
  }
  const source: UniformSource = (name) => {
    const fills = designs.map((d) => d.source(name));
    return (first, out) => {
      out.fill(MEDIAN);
      for (const [i, d] of designs.entries()) {
        const start = starts[i] as number;
        const [from, to] = [Math.max(first, start), Math.min(first + out.length, start + d.draws)];
        if (from < to) fills[i]?.(from - start, out.subarray(from - first, to - first));
      }
    };
  };
  return { draws, source };
};
