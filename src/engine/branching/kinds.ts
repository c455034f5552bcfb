/** Draws told apart by something: those of one kind are the same in it. */
export interface Kinds {
  /** For each draw its kind, counted from 0 in the order in which they appear. */
  readonly of: Uint8Array;
  /** For each kind the first draw of it. */
  readonly first: readonly number[];
}

/** Of a switch there are two kinds of draws, of a figure that all draws have of their own as many as draws: those branch in the first month. */
const MOST_KINDS = 16;

/** @returns nothing if there are more than `MOST_KINDS` */
export const kindsOf = (draws: number, same: (a: number, b: number) => boolean): Kinds | undefined => {
  const of = new Uint8Array(draws);
  const first: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    let kind = first.findIndex((known) => same(known, draw));
    if (kind < 0) {
      if (first.length === MOST_KINDS) return undefined;
      kind = first.length;
      first.push(draw);
    }
    of[draw] = kind;
  }
  return { of, first };
};
