import { type Fault, fault, isFault } from './fault.ts';
import { leadingNumber } from './number-text.ts';
import { didYouMean, suggest } from './suggest.ts';
import { parseUnit, type Unit, unitless, unitSymbols } from './unit.ts';

/** A figure as it was written. */
export interface Quantity {
  /** In base units of `unit`. */
  readonly value: number;
  /** `unitless` for a bare number. */
  readonly unit: Unit;
  /** No unit was written, not even `%`. */
  readonly bare: boolean;
  /** As written, without spaces around it. */
  readonly text: string;
}

/** Longer texts are no figures. */
const LONGEST = 200;

/** Number words and marks that are no units, with what to write instead. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['thousand', 'e3'],
  ['million', 'e6'],
  ['mn', 'e6'],
  ['billion', 'e9'],
  ['bn', 'e9'],
  ['trillion', 'e12'],
  ['万', 'e4'],
  ['亿', 'e8'],
  ['万亿', 'e12'],
]);

/** How people write units that we spell otherwise. */
const MARKS: ReadonlyMap<string, string> = new Map([
  ['¥', 'CNY'],
  ['元', 'CNY'],
  ['RMB', 'CNY'],
  ['yuan', 'CNY'],
  ['$', 'USD'],
  ['€', 'EUR'],
  ['％', '%'],
  ['°C', 'degC'],
]);

/** What was probably meant by `number` followed by `rest`, of which `unknown` is no unit. */
const meaning = (unknown: string, number: string, rest: string): string | undefined => {
  const [, word = '', after = ''] = /^(万亿|[万亿]|[^\s/*]+)\s*(.*)$/s.exec(rest.trim()) ?? [];
  const power = WORDS.get(word.toLowerCase());
  if (power !== undefined) return `write ${number}${power}${after === '' ? '' : ` ${MARKS.get(after) ?? after}`}`;
  const mark = MARKS.get(unknown);
  if (mark !== undefined) return `write ${number} ${rest.trim().replace(unknown, mark)}`;
  return didYouMean(unknown, unitSymbols());
};

const unknownUnit = (unknown: string, number: string, rest: string): Fault =>
  fault('unknown-unit', `'${unknown}' is not a unit`, {
    hint: meaning(unknown, number, rest),
    at: number.length + Math.max(0, rest.indexOf(unknown)),
  });

/** Nothing numeric stands at the start: perhaps the unit came first, or stands alone. */
const noNumber = (text: string): Fault => {
  const [, sign = '', number, after = ''] = /^([^\d\s]*?)\s*([+\-\u2212]?\d[\d,.]*(?:e[+-]?\d+)?)(.*)$/is.exec(text) ?? [];
  const lead = MARKS.get(sign) ?? sign;
  if (number !== undefined && sign !== '' && !('unknown' in parseUnit(lead)))
    return fault('missing-number', `'${text}' has its unit first`, { hint: `write ${number} ${lead}${after.trim()}` });
  if (!('unknown' in parseUnit(text)))
    return fault('missing-number', `'${text}' is a unit without a number`, { hint: `write 1 ${text}, or whatever the figure is` });
  return fault('not-a-number', `'${text}' is not a figure`, { hint: 'write a number and its unit, such as 300 MW' });
};

const range = (number: string, rest: string): Fault | undefined => {
  const [, unit = '', high] = /^\s*([^\d\s]*?)\s*[-\u2013\u2014~]\s*(\d.*)$/s.exec(rest) ?? [];
  if (high === undefined) return undefined;
  return fault('not-a-number', `'${number}${rest}' is not one figure`, {
    hint: `an interval is written ${number}${unit && ` ${unit}`} to ${high}`,
  });
};

/**
 * Reads a figure with its unit: `300 MW`, `0.38 CNY/kWh`, `43,500 CNY`, `50 %`, `-3 %/year`, `12`.
 * A missing unit is no fault here, because counts have none: `inUnit` knows what is wanted.
 */
export const parseQuantity = (source: string): Quantity | Fault => {
  const text = source.trim();
  if (text === '') return fault('missing-number', 'the figure is empty');
  if (text.length > LONGEST) return fault('not-a-number', `a figure has at most ${LONGEST} characters, this text has ${text.length}`);
  const number = leadingNumber(text);
  if (number === undefined) return noNumber(text);
  if (isFault(number)) return number;
  const written = text.slice(0, text.length - number.rest.length);
  if (number.rest.trim() === '') return { value: number.value, unit: unitless, bare: true, text };
  const unit = parseUnit(number.rest);
  if ('unknown' in unit) return range(written, number.rest) ?? unknownUnit(unit.unknown, written, number.rest);
  const value = number.value * unit.factor;
  if (!Number.isFinite(value)) return fault('number-too-large', `${text} is larger than any figure can be`);
  return { value, unit, bare: false, text };
};

/** The unit nearest in spelling to the one written, among those that measure what is wanted. */
const likely = (written: Unit, wanted: Unit): string => {
  const fitting = unitSymbols().filter((s) => {
    const u = parseUnit(s);
    return !('unknown' in u) && u.dimension === wanted.dimension;
  });
  return suggest(written.text, fitting, 1)[0] ?? wanted.text;
};

/**
 * The figure in base units, if it measures what `wanted` measures.
 * Bare numbers pass only for pure numbers.
 */
export const inUnit = (quantity: Quantity, wanted: Unit): number | Fault => {
  if (quantity.unit.dimension === wanted.dimension && (wanted.dimension === '' || !quantity.bare)) return quantity.value;
  const name = wanted.dimension === '' ? 'a number without a unit' : wanted.text;
  if (quantity.bare)
    return fault('missing-unit', `'${quantity.text}' has no unit`, { hint: `write ${quantity.text} ${wanted.text}, if that is meant` });
  const number = quantity.text.slice(0, quantity.text.length - quantity.unit.text.length).trim();
  const hint = wanted.dimension === '' ? `write ${number}` : `write ${number} ${likely(quantity.unit, wanted)}, if that is meant`;
  return fault('wrong-unit', `'${quantity.text}' is in ${quantity.unit.text} where ${name} is wanted`, { hint, at: number.length });
};
