import type { InputData } from '../../src/equations/index.ts';

/** A small generator of its own (mulberry32, public domain), so that a seed names a model for ever. */
export class Dice {
  private state: number;
  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** In [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from 0 to below n. */
  below(n: number): number {
    return Math.floor(this.next() * n);
  }

  chance(p: number): boolean {
    return this.next() < p;
  }

  one<T>(from: readonly T[]): T {
    return from[this.below(from.length)] as T;
  }
}

const noise = (key: number, cell: number, draw: number): number =>
  new Dice(Math.imul(key ^ (cell + 1), 2654435761) ^ Math.imul(draw + 1, 40503)).next();

export interface Figures {
  readonly cells: number;
  readonly months: number;
  readonly low: number;
  readonly high: number;
  /** Only whole numbers, as lags need them. */
  readonly whole?: boolean;
  readonly monthly?: boolean;
  readonly uncertain?: boolean;
  /** Share of figures that are exactly 0. */
  readonly zeros?: number;
  /** Whether the range is told. */
  readonly bounded?: boolean;
}

/** Figures of one input. Draws are a function of cell and draw number alone, whatever block they are asked in. */
export const randomFigures = (dice: Dice, f: Figures): InputData => {
  const key = dice.below(1e9);
  const monthly = f.monthly ?? false;
  const rows = (monthly ? f.months : 1) * f.cells;
  const figure = (cell: number, draw: number): number => {
    if (noise(key ^ 77, cell, draw) < (f.zeros ?? 0)) return 0;
    const x = f.low + (f.high - f.low) * noise(key, cell, draw);
    return f.whole ? Math.round(x) : x;
  };
  if (!f.uncertain) return { monthly, uncertain: false, values: Float64Array.from({ length: rows }, (_, i) => figure(i, 0)) };
  const sample = (first: number, count: number, out: Float64Array): void => {
    for (let i = 0; i < rows; i++) for (let k = 0; k < count; k++) out[i * count + k] = figure(i, first + k);
  };
  return f.bounded ? { monthly, uncertain: true, sample, range: [f.low, f.high] } : { monthly, uncertain: true, sample };
};
