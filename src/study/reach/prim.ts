import { quantiles } from '../../kit/quantiles.ts';
import { type Box, drawsIn, merit, type Points, qualityOf, type Side } from './box.ts';

/** More restrictions than this nobody keeps in mind. */
const MOST_SIDES = 4;
/** Part of the draws in the box that one peel takes off. */
const PEEL = 0.08;
/** A box of fewer draws than this says more about chance than about the model. */
const FEWEST_DRAWS = 20;
/** What a restriction must add to the merit of a box to be worth a reader's attention. */
const WORTH = 0.015;
/** How far beyond chance, in standard deviations, the hits in a box must be for each of its restrictions. */
const SURELY = 3;

const WHOLE: Omit<Side, 'name'> = { from: 0, to: 1 };

const sideOf = (box: Box, name: string): Side => box.get(name) ?? { name, ...WHOLE };

const withSide = (box: Box, side: Side): Box => new Map([...box, [side.name, side]]);

const without = (box: Box, name: string): Box => new Map([...box].filter(([other]) => other !== name));

const densityIn = (points: Points, draws: readonly number[]): number => draws.filter((d) => points.wanted[d]).length / draws.length;

/** The boxes that come of one peel: a little off either end of each input that may still be restricted. */
const peels = (box: Box, points: Points, held: readonly number[]): Box[] =>
  [...points.shares].flatMap(([name, shares]) => {
    if (box.size >= MOST_SIDES && !box.has(name)) return [];
    const side = sideOf(box, name);
    const own = Float64Array.from(held, (d) => shares[d] as number);
    const [low, high] = quantiles(own, [PEEL, 1 - PEEL]) as [number, number];
    return [withSide(box, { ...side, from: low }), withSide(box, { ...side, to: high })];
  });

/** Peels until too few draws are left; every box on the way is a candidate. */
const peeled = (points: Points, draws: readonly number[]): readonly Box[] => {
  const path: Box[] = [new Map()];
  let held = draws;
  for (;;) {
    const box = path.at(-1) as Box;
    const tried = peels(box, points, held).map((next) => ({ next, inside: drawsIn(next, points, held) }));
    const smaller = tried.filter((t) => t.inside.length < held.length && t.inside.length >= FEWEST_DRAWS);
    if (smaller.length === 0) return path;
    const best = smaller.reduce((a, b) => (densityIn(points, b.inside) > densityIn(points, a.inside) ? b : a));
    path.push(best.next);
    held = best.inside;
  }
};

/** Widens each side a little at a time as long as the box gets better for it. */
const pasted = (start: Box, points: Points, draws: readonly number[]): Box => {
  let box = start;
  let best = merit(qualityOf(box, points, draws));
  for (let grew = true; grew; ) {
    grew = false;
    for (const side of [...box.values()]) {
      const step = PEEL * (side.to - side.from);
      const wider = [
        { ...side, from: Math.max(0, side.from - step) },
        { ...side, to: Math.min(1, side.to + step) },
      ];
      for (const tried of wider.map((w) => withSide(box, w))) {
        const value = merit(qualityOf(tried, points, draws));
        if (value <= best + 1e-9) continue;
        [box, best, grew] = [tried, value, true];
      }
    }
  }
  return box;
};

/**
 * Whether a restriction leaves more hits than as many draws would have by chance: B. P. Bryant and R. J. Lempert,
 * "Thinking inside the box", Technological Forecasting and Social Change 77 (2010), by the normal approximation.
 */
const isByChance = (box: Box, name: string, points: Points, draws: readonly number[]): boolean => {
  const wider = densityIn(points, drawsIn(without(box, name), points, draws));
  const held = drawsIn(box, points, draws);
  const scatter = Math.sqrt(held.length * wider * (1 - wider));
  return !(held.length * (densityIn(points, held) - wider) > SURELY * scatter);
};

/** Drops restrictions that chance may have made, or that add next to nothing, the least useful first. */
const simplified = (start: Box, points: Points, draws: readonly number[]): Box => {
  let box = start;
  for (;;) {
    const own = merit(qualityOf(box, points, draws));
    const [worst] = [...box.keys()]
      .map((name) => ({ name, next: without(box, name) }))
      .map(({ name, next }) => ({ name, next, value: merit(qualityOf(next, points, draws)) }))
      .filter(({ name, value }) => value >= own - WORTH || isByChance(box, name, points, draws))
      .sort((x, y) => y.value - x.value);
    if (!worst) return box;
    box = worst.next;
  }
};

/**
 * A small box in which the wanted draws crowd: the patient rule induction method, peeling then pasting
 * (J. H. Friedman and N. I. Fisher, "Bump hunting in high-dimensional data", Statistics and Computing 9, 1999).
 * Of the boxes peeled the one with the best balance of coverage and density is taken.
 * @param draws those it may look at
 * @returns no restriction where nothing separates the draws
 */
export const prim = (points: Points, draws: readonly number[]): Box => {
  if (draws.length < FEWEST_DRAWS) return new Map();
  const path = peeled(points, draws);
  const scored = path.map((box) => ({ box, value: merit(qualityOf(box, points, draws)) }));
  const best = scored.reduce((a, b) => (b.value > a.value ? b : a));
  return simplified(pasted(best.box, points, draws), points, draws);
};
