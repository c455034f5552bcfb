import type { Description } from '../../equations/index.ts';
import { type Fault, fault } from '../../kit/fault.ts';
import { formatMonth, type Month, monthIn, parseMonth } from '../../kit/month.ts';
import { didYouMean } from '../../kit/suggest.ts';
import { type Unit, unit } from '../../kit/unit.ts';

/** One number of a run that somebody asks for: an overall quantity, or a variable at a month or over a year. */
export interface Asked {
  readonly id: string;
  readonly unit: Unit;
  readonly about: string;
  /** As typed: `2027-12`, `2027`; empty for an overall quantity. */
  readonly period: string;
  /** Months of the horizon, `to` excluded; none for an overall quantity. */
  readonly span?: { readonly from: number; readonly to: number };
  readonly yearly: Description['yearly'];
}

/** Whether a period as typed is a year rather than a month. */
export const isYear = (period: string): boolean => /^\d{4}$/.test(period);

export interface AskedHorizon {
  readonly start: Month;
  readonly months: number;
}

/** The months of the horizon that a month or a year as typed means. */
export const spanOf = (text: string, { start, months }: AskedHorizon): { from: number; to: number } | Fault => {
  const month = parseMonth(text);
  const year = isYear(text) ? Number(text) : undefined;
  if (month === undefined && year === undefined)
    return fault('bad-period', `'${text.slice(0, 40)}' is no period`, { hint: 'write a month as 2027-12 or a year as 2027' });
  const first = (month ?? monthIn(year as number, 1)) - start;
  const from = Math.max(0, first);
  const to = Math.min(months, month === undefined ? first + 12 : first + 1);
  if (from >= to)
    return fault('outside-horizon', `${text} is outside the horizon`, {
      hint: `${formatMonth(start)} to ${formatMonth(start + months - 1)}`,
    });
  return { from, to };
};

/** Reads `finance.npv`, `capacity.effective@2027-12` or `revenue@2028`; a variable without a period means the last month of the horizon. */
export const readAsked = (text: string, descriptions: readonly Description[], horizon: AskedHorizon): Asked | Fault => {
  const [name = '', period] = text.trim().split(/\s*@\s*/, 2) as [string, string?];
  const found = descriptions.find((d) => d.id === name && d.kind !== 'identity' && d.kind !== 'table');
  if (!found) {
    const hint = didYouMean(
      name,
      descriptions.flatMap((d) => d.id ?? []),
    );
    return fault('unknown-variable', `there is no variable '${name.slice(0, 60)}'`, { hint: hint ?? 'suanli data variables lists them' });
  }
  const common = { id: name, unit: unit(found.unit), about: found.about, yearly: found.yearly };
  if (found.kind === 'overall') {
    if (period !== undefined) return fault('bad-period', `${name} is one figure for the whole run`, { hint: `write ${name} without @` });
    return { ...common, period: '' };
  }
  if (found.over.length > 0 && found.total === 'none')
    return fault('no-total', `${name} has no total: it is known by ${found.over.map((d) => d.name).join(', ')} only`);
  const shown = period ?? formatMonth(horizon.start + horizon.months - 1);
  const span = spanOf(shown, horizon);
  return 'fault' in span ? span : { ...common, period: shown, span };
};
