import { describe, expect, it } from 'vitest';
import { digest } from '../../../../src/output/digest.ts';
import { CHART_NEEDS, type ChartView, chartText } from '../../../../src/report/terminal/chart.ts';
import { paint } from '../../../../src/report/terminal/paint.ts';
import { summaryText } from '../../../../src/report/terminal/summary.ts';
import { visibleWidth } from '../../../../src/report/terminal/visible-width.ts';
import { expectGolden } from '../../../support/golden.ts';
import { smallRun } from '../../../support/small-run.ts';

const ESC = String.fromCharCode(27);

const periodsFrom = (start: number, months: number): string[] =>
  Array.from({ length: months }, (_, i) => `${Math.floor((start + i) / 12)}-${String(((start + i) % 12) + 1).padStart(2, '0')}`);

/** Grows to 100 EFLOPS over its months, the band a tenth to either side; the first months have no value. */
const growing = (months: number, more: Partial<ChartView> = {}): ChartView => ({
  name: 'capacity.installed',
  unit: 'EFLOPS',
  periods: periodsFrom(2024 * 12 + 6, months),
  months: Array.from({ length: months }, (_, m) => {
    const p50 = (100 * m) / (months - 1);
    return m < 3 ? undefined : { p5: 0.9 * p50, p50, p95: 1.1 * p50 };
  }),
  banded: true,
  ...more,
});

const drawn = (view: ChartView, width: number): string => chartText(view, width, paint(false)) ?? '';
const plots = (text: string): string[] => text.split('\n').filter((line) => /[┤│]/.test(line));
const plotOf = (text: string): string[] => plots(text).map((line) => line.replace(/^[^┤│]*[┤│]/, ''));

describe('the chart of a quantity over time', () => {
  it('reads as the golden file', () => {
    expectGolden('terminal/chart.txt', `${drawn(growing(78), 100)}\n\n${drawn(growing(78), 48)}\n`);
  });

  it.each([CHART_NEEDS, 50, 80, 200])('fits %i columns', (width) => {
    expect(visibleWidth(drawn(growing(102), width))).toBeLessThanOrEqual(width);
    expect(plots(drawn(growing(102), width))).toHaveLength(12);
  });

  it('is left out where there is no room, or nothing to draw', () => {
    expect(chartText(growing(78), CHART_NEEDS - 1, paint(false))).toBeUndefined();
    expect(chartText(growing(3, { months: [undefined, undefined, undefined] }), 80, paint(false))).toBeUndefined();
  });

  it('shows the last month, whatever the width', () => {
    for (const width of [40, 61, 90, 130]) {
      const top = plotOf(drawn(growing(102), width))[0]?.trimEnd() ?? '';
      const longest = Math.max(...plotOf(drawn(growing(102), width)).map((line) => line.trimEnd().length));
      expect(top.length).toBe(longest);
    }
  });

  it('puts the median inside its band, one mark a month that has a value', () => {
    const lines = plotOf(drawn(growing(60), 80));
    const width = Math.max(...lines.map((l) => l.length));
    for (let column = 0; column < width; column++) {
      const marks = lines.map((line) => line[column] ?? ' ').join('');
      expect(marks.replace(/ /g, '')).toMatch(column < 3 ? /^$/ : /^░*━░*$/);
    }
  });

  it('has no band in a run of one draw', () => {
    const text = drawn(growing(40, { banded: false }), 80);
    expect(text).not.toContain('░');
    expect(text).toContain('every uncertain input at its median');
  });

  it('bears values that are all alike, below zero, or a single month', () => {
    const flat = (value: number, months: number): ChartView =>
      growing(months, { months: Array.from({ length: months }, () => ({ p5: value, p50: value, p95: value })) });
    expect(plotOf(drawn(flat(0, 24), 80)).at(-1)).toBe('━'.repeat(72));
    expect(plotOf(drawn(flat(-5, 24), 80)).at(-1)).toContain('━');
    expect(plotOf(drawn(flat(7, 1), 80))[0]).toContain('━');
  });

  it('writes no control characters of a name, and no colour unasked', () => {
    const text = drawn(growing(40, { name: `算力${ESC}[2J` }), 80);
    expect(text).not.toContain(ESC);
    expect(text).toContain('算力');
    expect(chartText(growing(40), 80, paint(true))).toContain(ESC);
  });
});

describe('the summary', () => {
  it('ends with the chart where one is wanted', () => {
    const screen = { colour: false, width: 80 };
    expect(summaryText(digest(smallRun), { ...screen, chart: true })).toContain('capacity.installed by month, EFLOPS');
    expect(summaryText(digest(smallRun), screen)).not.toContain('by month');
  });
});
