import { UNIT_TABLE } from './unit-table.ts';

/**
 * A unit of measure: a factor times a product of powers of base units.
 * Calculations run in base units; units meet users only at the edges.
 * Calendar months and physical hours are different dimensions: a month has 672 to 744 hours.
 */
export interface Unit {
  /** How many base units one of this unit is. */
  readonly factor: number;
  /** Powers of base units, alphabetical; equal dimensions have the same text: `CNY*chip^-1`. */
  readonly dimension: string;
  /** As a person writes it: `kW/chip`. */
  readonly text: string;
}

type Powers = ReadonlyMap<string, number>;

const powersOf = (dimension: string): Powers => {
  const powers = new Map<string, number>();
  if (dimension === '') return powers;
  for (const part of dimension.split('*')) {
    const [base, power] = part.split('^') as [string, string?];
    powers.set(base, power === undefined ? 1 : Number(power));
  }
  return powers;
};

const writeDimension = (powers: Powers): string =>
  [...powers]
    .filter(([, power]) => power !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([base, power]) => (power === 1 ? base : `${base}^${power}`))
    .join('*');

const memo = new Map<string, string>();

/** The dimension of `a · b^power`. */
export const combineDimensions = (a: string, b: string, power: number): string => {
  const key = `${a}|${b}|${power}`;
  let result = memo.get(key);
  if (result === undefined) {
    const powers = new Map(powersOf(a));
    for (const [base, p] of powersOf(b)) powers.set(base, (powers.get(base) ?? 0) + p * power);
    result = writeDimension(powers);
    memo.set(key, result);
  }
  return result;
};

const one: Unit = { factor: 1, dimension: '', text: '1' };

/** The unit of pure numbers. */
export const unitless: Unit = one;

const symbol = (text: string): Unit | undefined => {
  if (text === '1') return one;
  const entry = UNIT_TABLE.get(text);
  return entry && { ...entry, text };
};

/** Rental prices are quoted per PFLOP-hour, meaning a PFLOPS of capacity for an hour: `CNY/PFLOP/hour`. */
const capacityHours = (text: string): string => text.replace(/\/\s*([kMGTPEZ])FLOP\s*\/\s*(hour|h)\b/g, '/$1FLOPS/$2');

type ParsedUnit = Unit | { readonly unknown: string };

/** Texts read before: a plan writes few units, each many times. */
const parsed = new Map<string, ParsedUnit>();
const MOST_PARSED = 2048;

/**
 * Reads a unit such as `MW`, `CNY/kWh`, `%/year`, `chip/month`, `m^2`.
 * @returns the unit, or the part that is no unit we know.
 */
export const parseUnit = (text: string): ParsedUnit => {
  const met = parsed.get(text);
  if (met) return met;
  const found = readUnit(text);
  if (parsed.size < MOST_PARSED) parsed.set(text, found);
  return found;
};

const readUnit = (text: string): ParsedUnit => {
  const factors = capacityHours(text.trim()).split(/\s*([*/·])\s*/);
  let factor = 1;
  let dimension = '';
  for (let i = 0; i < factors.length; i += 2) {
    const sign = i > 0 && factors[i - 1] === '/' ? -1 : 1;
    const match = /^([^\s^*/]+)(?:\^(-?\d+(?:\.\d+)?))?$/.exec(factors[i] ?? '');
    const found = match && symbol(match[1] as string);
    if (!match || !found) return { unknown: factors[i] ?? text };
    const power = sign * Number(match[2] ?? 1);
    factor *= power === 1 ? found.factor : power === -1 ? 1 / found.factor : found.factor ** power;
    dimension = combineDimensions(dimension, found.dimension, power);
  }
  return { factor, dimension, text: text.trim() };
};

const cache = new Map<string, Unit>();

/** A unit written by us. A misspelt one is a bug and throws. */
export const unit = (text: string): Unit => {
  let found = cache.get(text);
  if (!found) {
    const read = parseUnit(text);
    if ('unknown' in read) throw new Error(`'${read.unknown}' in '${text}' is not a unit`);
    found = read;
    cache.set(text, found);
  }
  return found;
};

/** Every unit symbol, for suggestions. */
export const unitSymbols = (): readonly string[] => [...UNIT_TABLE.keys()];
