import { type Fault, fault } from './fault.ts';

/** Nothing in this field is larger, and products of two such numbers are still finite in most formulas. */
const LARGEST = 1e300;

/** The start of a text that looks like the start of a number, up to a letter that is no exponent. */
const NUMERAL = /^[+\-\u2212]?[\d.,_]+(?:[eE][+\-\u2212]?\d+)?/;

const GROUPED = /^\d{1,3}(,\d{3})+(\.\d+)?$/;
const PLAIN = /^(\d+(\.\d+)?|\.\d+)$/;

/** A number as most are written, with a space, a percent sign or nothing behind it. */
const USUAL = /^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?=[ %]|$)/;

/** A number at the start of a text, and what follows it. */
export interface LeadingNumber {
  readonly value: number;
  readonly rest: string;
}

const odd = (text: string): Fault | undefined => {
  if (/^[+\-\u2212]?0[xXbBoO]/.test(text)) return fault('not-a-number', `'${text}' is not in decimal`, { hint: 'write decimal digits' });
  if (/^[+\-\u2212]?\.?(inf(inity)?|nan)\b/i.test(text))
    return fault('not-a-number', `'${text}' is no figure`, { hint: 'write a finite number' });
  return undefined;
};

const misgrouped = (numeral: string): Fault => {
  const hint = numeral.includes('_')
    ? `write ${numeral.replaceAll('_', '')}`
    : numeral.includes(',')
      ? 'commas part thousands (43,500) and a point parts the fraction (43.5)'
      : 'a number has one decimal point with digits after it';
  return fault('not-a-number', `'${numeral}' is not a number`, { hint });
};

/**
 * Reads a decimal number (`300`, `-3`, `−3`, `43,500.5`, `2e24`) at the start of a text.
 * @returns undefined where the text does not begin like a number
 */
export const leadingNumber = (text: string): LeadingNumber | Fault | undefined => {
  const usual = USUAL.exec(text)?.[0];
  const value = Number(usual);
  return value <= LARGEST ? { value, rest: text.slice(usual?.length) } : anyNumber(text);
};

const anyNumber = (text: string): LeadingNumber | Fault | undefined => {
  const strange = odd(text);
  if (strange) return strange;
  const numeral = NUMERAL.exec(text)?.[0];
  if (numeral === undefined || !/\d/.test(numeral)) return undefined;
  const unsigned = numeral.replaceAll('\u2212', '-').replace(/^[+-]/, '');
  const [digits, exponent] = unsigned.split(/[eE]/) as [string, string?];
  if (!GROUPED.test(digits) && !PLAIN.test(digits)) return misgrouped(numeral);
  const size = Number(digits.replaceAll(',', '') + (exponent === undefined ? '' : `e${exponent}`));
  if (size > LARGEST) return fault('number-too-large', `${numeral} is larger than any figure can be`, { hint: 'the largest is 1e300' });
  return { value: /^[-\u2212]/.test(numeral) ? -size : size, rest: text.slice(numeral.length) };
};
