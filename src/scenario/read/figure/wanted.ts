import { combineDimensions, unit, unitless } from '../../../kit/unit.ts';
import { combine, type Value } from '../../../uncertainty/index.ts';
import { CURRENCIES } from '../../format/currencies.ts';
import type { FigureField } from '../../format/field.ts';
import type { Exchange } from '../reading.ts';
import type { Wanted } from './figured.ts';

/** `money/kWh` in the scenario's currency: `CNY/kWh`. */
export const inCurrency = (text: string, currency: string): string => text.replace(/\bmoney\b/, currency);

export const wantedOf = (field: FigureField, currency: string): Wanted => {
  const u = unit(inCurrency(field.unit, currency));
  const { fixed, whole } = field;
  return { unit: u, low: field.range[0] * u.factor, high: field.range[1] * u.factor, fixed, whole };
};

/** A part of a whole, whose intervals are betas. */
export const isShare = (wanted: Wanted): boolean => wanted.unit?.dimension === '' && wanted.low === 0 && wanted.high === 1;

/** The unit to name in messages. */
export const unitText = (wanted: Wanted): string => wanted.unit?.text ?? unitless.text;

const CURRENCY = new RegExp(`(?:^|\\*)(${CURRENCIES.join('|')})(?:\\^(-?\\d+))?(?=\\*|$)`);

/**
 * How a figure in another currency becomes one of the wanted unit: both currencies and their power,
 * where the dimensions differ in nothing else.
 */
export const foreignMoney = (
  written: string,
  wanted: string,
): { readonly from: string; readonly to: string; readonly power: number } | undefined => {
  const [, from, power = '1'] = CURRENCY.exec(written) ?? [];
  const [, to] = CURRENCY.exec(wanted) ?? [];
  if (from === undefined || to === undefined || from === to) return undefined;
  const swapped = combineDimensions(combineDimensions(written, from, -Number(power)), to, Number(power));
  return swapped === wanted ? { from, to, power: Number(power) } : undefined;
};

/** Converts between currencies where the scenario gives a rate; undefined where nothing makes the figure fit. */
export const convert = (value: Value, dimension: string, wanted: Wanted, exchange: Exchange): Value | undefined => {
  if (wanted.unit === undefined || dimension === wanted.unit.dimension) return value;
  const money = foreignMoney(dimension, wanted.unit.dimension);
  const rate = money && exchange(money.from, money.to);
  if (!money || !rate) return undefined;
  return combine([value, rate], ([x, r]) => (x as number) * (r as number) ** money.power, value.origin);
};
