import { isScalar, type Node } from 'yaml';
import { isFault } from '../../kit/fault.ts';
import { looksLikeInterval, parseInterval } from '../../kit/interval.ts';
import { formatDay, parseDay, parseMonth } from '../../kit/month.ts';
import { inUnit, parseQuantity } from '../../kit/quantity.ts';
import { didYouMean } from '../../kit/suggest.ts';
import { unit, unitless } from '../../kit/unit.ts';
import type { Range } from '../rules/treatment.ts';
import { type Page, report, reportFault, textOf } from './page.ts';
import type { Reader } from './record.ts';

/** Characters of one text. */
const LONGEST = 4000;

export const text: Reader<string> = (page, node) => {
  const written = textOf(page, node)?.trim();
  if (written === undefined) return undefined;
  if (written === '') return report(page, node, 'empty-text', 'there is nothing written here');
  return written.length > LONGEST ? report(page, node, 'text-too-long', `a text has at most ${LONGEST} characters`) : written;
};

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;

export const identifier: Reader<string> = (page, node) => {
  const written = text(page, node);
  if (written === undefined || ID.test(written)) return written;
  return report(page, node, 'bad-id', `'${written}' is no id`, 'letters, digits, points, dashes and underscores');
};

export const flag: Reader<boolean> = (page, node) =>
  isScalar(node) && typeof node.value === 'boolean' ? node.value : report(page, node, 'not-a-flag', 'true or false is wanted here');

/** One of a few words. */
export const word =
  <W extends string>(...words: readonly W[]): Reader<W> =>
  (page, node) => {
    const written = text(page, node);
    const found = words.find((w) => w === written);
    if (found !== undefined || written === undefined) return found;
    return report(page, node, 'unknown-word', `'${written}' is none of: ${words.join(', ')}`, didYouMean(written, words));
  };

/** `YYYY-MM-DD`; a month stands for its first day. */
export const date: Reader<string> = (page, node) => {
  const written = text(page, node);
  if (written === undefined) return undefined;
  if (parseDay(written)) return written;
  const month = parseMonth(written);
  if (month !== undefined) return formatDay({ month, day: 1 });
  return report(page, node, 'bad-date', `'${written}' is no date`, 'write 2023-10-17, or 2023-10 for its first day');
};

export const figureIn = (page: Page, node: Node | undefined, written: string, wanted: string): number | undefined => {
  const quantity = parseQuantity(written);
  if (isFault(quantity)) return reportFault(page, node, quantity);
  const value = inUnit(quantity, unit(wanted));
  if (typeof value !== 'number') return reportFault(page, node, value);
  const bare = Number(quantity.text.slice(0, quantity.text.length - quantity.unit.text.length).replaceAll(',', ''));
  return quantity.unit.text === wanted && Number.isFinite(bare) ? bare : value / unit(wanted).factor;
};

/** A share, written in per cent: `15 %`. */
export const share: Reader<number> = (page, node) => {
  const written = text(page, node);
  return written === undefined ? undefined : shareIn(page, node, written);
};

const inside = (page: Page, node: Node | undefined, value: number, written: string): number | undefined =>
  value >= 0 && value <= 1 ? value : report(page, node, 'out-of-range', `'${written}' is not between 0 % and 100 %`);

const shareIn = (page: Page, node: Node | undefined, written: string): number | undefined => {
  const quantity = parseQuantity(written);
  if (isFault(quantity)) return reportFault(page, node, quantity);
  if (quantity.bare && quantity.value !== 0)
    return report(page, node, 'missing-unit', `'${written}' has no unit`, `write ${written} %, if that is meant`);
  const value = inUnit(quantity, unitless);
  return typeof value === 'number' ? inside(page, node, value, written) : reportFault(page, node, value);
};

/** `5 %`, or `0 % to 5 %`. */
export const shareRange: Reader<Range> = (page, node) => {
  const written = text(page, node);
  if (written === undefined) return undefined;
  if (!looksLikeInterval(written)) {
    const value = shareIn(page, node, written);
    return value === undefined ? undefined : { low: value, high: value };
  }
  const interval = parseInterval(written);
  if (isFault(interval)) return reportFault(page, node, interval);
  if (interval.kind === 'months') return report(page, node, 'wrong-unit', `'${written}' are months where shares are wanted`);
  const low = shareIn(page, node, interval.low.text);
  const high = shareIn(page, node, interval.high.text);
  return low === undefined || high === undefined ? undefined : { low, high };
};

/** Days in a mean month of the Gregorian calendar. */
const DAYS_PER_MONTH = 365.2425 / 12;

const monthsIn = (page: Page, node: Node | undefined, written: string): number | undefined => {
  const quantity = parseQuantity(written);
  if (isFault(quantity)) return reportFault(page, node, quantity);
  const days = inUnit(quantity, unit('day'));
  const months = typeof days === 'number' ? days / unit('day').factor / DAYS_PER_MONTH : inUnit(quantity, unit('month'));
  if (typeof months !== 'number') return reportFault(page, node, months);
  return months >= 0 ? months : report(page, node, 'out-of-range', `'${written}' is negative`);
};

/** `25 day`, or `1 month to 4 month`; in months. */
export const monthsRange: Reader<Range> = (page, node) => {
  const written = text(page, node);
  if (written === undefined) return undefined;
  const interval = looksLikeInterval(written) ? parseInterval(written) : undefined;
  if (interval && isFault(interval)) return reportFault(page, node, interval);
  if (interval?.kind === 'months') return report(page, node, 'wrong-unit', `'${written}' are dates where durations are wanted`);
  const low = monthsIn(page, node, interval?.low.text ?? written);
  const high = monthsIn(page, node, interval?.high.text ?? written);
  return low === undefined || high === undefined ? undefined : { low, high };
};
