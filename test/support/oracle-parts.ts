/** Parts of the hand-written simulation: a fund by age, and sharing of scarce things. */

/** An amount by the month in which it came in; what leaves, leaves oldest first. */
export class Cohorts {
  readonly #parts: { readonly month: number; amount: number }[] = [];

  /** What is there at the start counts as spread evenly over ages up to `life`. */
  constructor(start = 0, life = 1) {
    for (let k = 0; k < life; k++) this.#parts.push({ month: k - life, amount: start / life });
  }

  get total(): number {
    return this.#parts.reduce((sum, p) => sum + p.amount, 0);
  }

  add(month: number, amount: number): void {
    this.#parts.push({ month, amount });
  }

  take(amount: number): void {
    let rest = amount;
    for (const p of this.#parts) {
      const taken = Math.min(rest, p.amount);
      p.amount -= taken;
      rest -= taken;
    }
  }

  /** Takes out all that came in `life` months ago or earlier. */
  expire(month: number, life: number): number {
    const old = this.#parts.filter((p) => p.month <= month - life);
    const amount = old.reduce((sum, p) => sum + p.amount, 0);
    for (const p of old) p.amount = 0;
    return amount;
  }
}

/** Something scarce: how much there is at each place, where each taker takes it, and how much a unit takes. */
export interface Scarce {
  readonly room: readonly number[];
  readonly at: (taker: number) => number;
  readonly each: (taker: number) => number;
}

/** Every want times the least share that the scarce things it needs can meet. Returns what is given and what is left of each. */
export const shareOut = (wants: readonly number[], scarce: readonly Scarce[]) => {
  const sums = (s: Scarce, amounts: readonly number[]): number[] =>
    s.room.map((_, place) => amounts.reduce((sum, x, i) => sum + (s.at(i) === place ? x * s.each(i) : 0), 0));
  const met = scarce.map((s) => {
    const needed = sums(s, wants);
    return s.room.map((room, place) => ((needed[place] as number) > room ? room / (needed[place] as number) : 1));
  });
  const given = wants.map((want, i) => want * Math.min(1, ...scarce.map((s, k) => (s.each(i) > 0 ? (met[k]?.[s.at(i)] as number) : 1))));
  const left = scarce.map((s) => {
    const taken = sums(s, given);
    return s.room.map((room, place) => Math.max(0, room - (taken[place] as number)));
  });
  return { given, left };
};

/** a / b, or `otherwise` where b is 0. */
export const over = (a: number, b: number, otherwise: number): number => (b === 0 ? otherwise : a / b);

export const sum = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0);

/** A monthly payment for one unit of capital over `life` months. */
export const annuity = (monthlyRate: number, life: number): number =>
  monthlyRate === 0 ? 1 / life : monthlyRate / (1 - (1 + monthlyRate) ** -life);
