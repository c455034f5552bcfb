/**
 * A calendar month as an integer: months since January of year 0, so that differences and comparisons are plain arithmetic.
 * Calendar text exists only at the edges.
 */
export type Month = number;

/** The month of a year; `ofYear` 1 to 12. */
export const monthIn = (year: number, ofYear: number): Month => year * 12 + ofYear - 1;

export const yearOf = (month: Month): number => Math.floor(month / 12);

/** 1 for January to 12 for December. */
export const monthOfYear = (month: Month): number => month - 12 * yearOf(month) + 1;

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const DAYS: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days in the month, by the Gregorian calendar. */
export const daysIn = (month: Month): number => {
  const days = DAYS[monthOfYear(month) - 1] as number;
  return days === 28 && isLeap(yearOf(month)) ? 29 : days;
};

/** Hours in the month: no daylight saving, which would move an hour between months of a year. */
export const hoursIn = (month: Month): number => daysIn(month) * 24;

/** `YYYY-MM` and nothing else. */
export const parseMonth = (text: string): Month | undefined => {
  const match = /^(\d{4})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const ofYear = Number(match[2]);
  return ofYear >= 1 && ofYear <= 12 ? monthIn(Number(match[1]), ofYear) : undefined;
};

/** `YYYY-MM`; years 0 to 9999. */
export const formatMonth = (month: Month): string => {
  const year = yearOf(month);
  if (!Number.isInteger(month) || year < 0 || year > 9999) throw new RangeError(`${month} is not a month we can write`);
  return `${String(year).padStart(4, '0')}-${String(monthOfYear(month)).padStart(2, '0')}`;
};

/** A day of the calendar; `day` counts from 1. */
export interface Day {
  readonly month: Month;
  readonly day: number;
}

/** `YYYY-MM-DD`, or undefined where there is no such day. */
export const parseDay = (text: string): Day | undefined => {
  const match = /^(\d{4}-\d{2})-(\d{2})$/.exec(text);
  const month = match ? parseMonth(match[1] as string) : undefined;
  const day = Number(match?.[2]);
  return month !== undefined && day >= 1 && day <= daysIn(month) ? { month, day } : undefined;
};

export const formatDay = (day: Day): string => `${formatMonth(day.month)}-${String(day.day).padStart(2, '0')}`;

/** The month a date falls in; takes `YYYY-MM` and `YYYY-MM-DD`. */
export const monthOfDate = (text: string): Month | undefined => parseMonth(text) ?? parseDay(text)?.month;

/** The months from `first` to `last`, both included; none when `last` comes before `first`. */
export const monthRange = (first: Month, last: Month): Month[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
