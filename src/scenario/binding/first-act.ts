import { combine, type Origin, type Value } from '../../uncertainty/index.ts';
import type { Timed } from './acts.ts';
import { structural } from './inputs.ts';

/** An act that would have an effect, and how large that would be. */
export interface Effect {
  readonly act: Timed;
  readonly size: Value;
}

const PARTS = 3;

/** Where in `[happens, begins, size, …]` the earliest act that comes about stands; of those that begin together the first. */
const earliest = (x: readonly number[]): number => {
  let best = -1;
  for (let i = 0; i < x.length; i += PARTS) {
    if ((x[i] as number) > 0 && (best < 0 || (x[i + 1] as number) < (x[best + 1] as number))) best = i;
  }
  return best;
};

/**
 * The effect of the first act to begin among those that come about.
 * @param otherwise where none does
 */
export const firstEffect = (effects: readonly Effect[], otherwise: number, origin: Origin): Value => {
  if (effects.length === 0) return structural(otherwise, origin);
  const choose = (x: readonly number[]): number => {
    const at = earliest(x);
    return at < 0 ? otherwise : (x[at + PARTS - 1] as number);
  };
  return combine(
    effects.flatMap(({ act, size }) => [act.happens, act.begins, size]),
    choose,
    (effects[0] as Effect).act.origin,
  );
};
