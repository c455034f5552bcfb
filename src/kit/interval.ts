import { type Fault, fault, isFault } from './fault.ts';
import { type Month, parseMonth } from './month.ts';
import { parseQuantity, type Quantity } from './quantity.ts';

/** `a to b`: the ends of a 90 % interval of a quantity, or the first and last of equally likely months. */
export type Interval =
  | { readonly kind: 'quantities'; readonly low: Quantity; readonly high: Quantity; readonly text: string }
  | { readonly kind: 'months'; readonly first: Month; readonly last: Month; readonly text: string };

/** Whether a text claims to be an interval, right or wrong. */
export const looksLikeInterval = (text: string): boolean => /\sto\s/.test(text.trim());

const reversed = (low: string, high: string): Fault =>
  fault('reversed-interval', `'${low} to ${high}' runs downwards`, { hint: `write ${high} to ${low}` });

const empty = (end: string): Fault =>
  fault('empty-interval', `both ends are ${end}`, { hint: `write ${end} if it is certain, else two different ends` });

const ofMonths = (a: string, b: string, text: string): Interval | Fault | undefined => {
  if (!/^\d{4}-\d/.test(a) && !/^\d{4}-\d/.test(b)) return undefined;
  const [first, last] = [parseMonth(a), parseMonth(b)];
  const wrong = first === undefined ? a : last === undefined ? b : undefined;
  if (first === undefined || last === undefined) return fault('bad-date', `'${wrong}' is not a month`, { hint: 'write months as 2026-06' });
  if (first === last) return empty(a);
  return first < last ? { kind: 'months', first, last, text } : reversed(a, b);
};

/** Moves a fault in a part of a text to where the part begins. */
const shifted = (f: Fault, by: number): Fault => ({ ...f, at: (f.at ?? 0) + by });

/** Reads `20 MW to 40 MW`, `20 to 40 MW` (one unit for both) or `2025-11 to 2026-06`. */
export const parseInterval = (source: string): Interval | Fault => {
  const text = source.trim();
  const [, a, gap, b] = /^(.*?)(\s+to\s+)(.*)$/s.exec(text) ?? [];
  if (a === undefined || b === undefined || gap === undefined)
    return fault('not-an-interval', `'${text}' is not an interval`, { hint: 'an interval is written 20 MW to 40 MW' });
  const months = ofMonths(a, b, text);
  if (months) return months;
  const high = parseQuantity(b);
  if (isFault(high)) return shifted(high, a.length + gap.length);
  let low = parseQuantity(a);
  if (!isFault(low) && low.bare && !high.bare)
    low = { ...low, value: low.value * high.unit.factor, unit: high.unit, bare: false, text: `${a} ${high.unit.text}` };
  if (isFault(low)) return low;
  if (high.bare && !low.bare)
    return fault('missing-unit', `'${b}' has no unit`, { hint: `write ${a} to ${b} ${low.unit.text}`, at: a.length + gap.length });
  if (low.unit.dimension !== high.unit.dimension)
    return fault('wrong-unit', `the ends are in ${low.unit.text} and ${high.unit.text}, which do not compare`, {
      hint: `write both in ${low.unit.text}`,
    });
  if (low.value === high.value) return empty(low.text);
  return low.value < high.value ? { kind: 'quantities', low, high, text } : reversed(low.text, high.text);
};
