import { describe, expect, it } from 'vitest';
import {
  daysIn,
  formatDay,
  formatMonth,
  hoursIn,
  monthIn,
  monthOfDate,
  monthOfYear,
  monthRange,
  parseDay,
  parseMonth,
  yearOf,
} from '../../../src/kit/month.ts';

describe('months', () => {
  it('count from January of year 0', () => {
    expect(parseMonth('0000-01')).toBe(0);
    expect(parseMonth('2024-07')).toBe(2024 * 12 + 6);
    expect(monthIn(2024, 7)).toBe(parseMonth('2024-07'));
  });

  it.each(['2024-13', '2024-00', '2024-7', '24-07', '2024/07', '2024-07-01', ' 2024-07', '2024-07\n', '2024', ''])(
    'are not written %j',
    (text) => {
      expect(parseMonth(text)).toBeUndefined();
    },
  );

  it('know their year and their place in it', () => {
    const december = parseMonth('2025-12') as number;
    expect([yearOf(december), monthOfYear(december)]).toEqual([2025, 12]);
    expect([yearOf(december + 1), monthOfYear(december + 1)]).toEqual([2026, 1]);
    expect([yearOf(-1), monthOfYear(-1)]).toEqual([-1, 12]);
  });

  it('know their days and hours, leap years too', () => {
    const days = (text: string): number => daysIn(parseMonth(text) as number);
    expect(['2023-02', '2024-02', '1900-02', '2000-02', '2024-04', '2024-12'].map(days)).toEqual([28, 29, 28, 29, 30, 31]);
    expect(hoursIn(parseMonth('2024-02') as number)).toBe(696);
    const year = monthRange(parseMonth('2023-01') as number, parseMonth('2023-12') as number);
    expect(year.reduce((sum, m) => sum + hoursIn(m), 0)).toBe(8760);
  });

  it('range from first to last, both included', () => {
    expect(monthRange(5, 7)).toEqual([5, 6, 7]);
    expect(monthRange(5, 4)).toEqual([]);
  });

  it('refuse to be written where there is no such month', () => {
    expect(() => formatMonth(1.5)).toThrow(RangeError);
    expect(() => formatMonth(-1)).toThrow(RangeError);
    expect(() => formatMonth(120_000)).toThrow(RangeError);
  });
});

describe('days', () => {
  it('exist or do not', () => {
    expect(parseDay('2024-02-29')).toEqual({ month: parseMonth('2024-02'), day: 29 });
    for (const text of ['2023-02-29', '2024-04-31', '2024-04-00', '2024-4-01', '2024-04']) expect(parseDay(text)).toBeUndefined();
  });

  it('print as they read', () => {
    expect(formatDay(parseDay('2022-10-07') as { month: number; day: number })).toBe('2022-10-07');
  });

  it('fall in a month', () => {
    expect(monthOfDate('2023-10-17')).toBe(parseMonth('2023-10'));
    expect(monthOfDate('2023-10')).toBe(parseMonth('2023-10'));
    expect(monthOfDate('2023-10-32')).toBeUndefined();
  });
});
