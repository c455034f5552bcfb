import { type Unit, unit } from '../../kit/unit.ts';

/** A unit statistics are quoted in. */
export interface ShownUnit {
  readonly text: string;
  /** Base units in one of it. */
  readonly factor: number;
}

const MILLION = 1e6;
const BILLION = 1e9;

const COUNTED = ['chip', 'rack', 'server', 'wafer', 'die', 'stack'];
const MONEY = ['USD', 'CNY', 'EUR'];

const compute = unit('EFLOPS');
const percent = unit('%');

const plain = (u: Unit): ShownUnit => ({ text: u.text, factor: u.factor });

/** How figures of a dimension are quoted: EFLOPS, %, bn USD, million things; anything else in base units. */
export const shownUnit = (dimension: string): ShownUnit => {
  if (dimension === compute.dimension) return plain(compute);
  if (dimension === percent.dimension) return plain(percent);
  if (MONEY.includes(dimension)) return { text: `bn ${dimension}`, factor: BILLION };
  if (COUNTED.includes(dimension)) return { text: 'million', factor: MILLION };
  return { text: dimension, factor: 1 };
};
