import { describe, expect, it } from 'vitest';
import { digest } from '../../../../src/output/digest.ts';
import { bindingText } from '../../../../src/report/terminal/bindings.ts';
import { band, figureStyle } from '../../../../src/report/terminal/figures.ts';
import { grid } from '../../../../src/report/terminal/grid.ts';
import { everyNth } from '../../../../src/report/terminal/headline.ts';
import { paint } from '../../../../src/report/terminal/paint.ts';
import { plain } from '../../../../src/report/terminal/plain.ts';
import { summaryText } from '../../../../src/report/terminal/summary.ts';
import { visibleWidth } from '../../../../src/report/terminal/visible-width.ts';
import { expectGolden } from '../../../support/golden.ts';
import { results, series } from '../../../support/made-results.ts';
import { smallRun } from '../../../support/small-run.ts';

const ESC = String.fromCharCode(27);
const colourless = { colour: false, width: 100 };

/** Nine years of a stock that grows by one each month, in three draws. */
const longRun = {
  ...smallRun,
  start: 2022 * 12 + 6,
  results: results({
    months: 102,
    draws: 3,
    series: [
      series({
        id: 'capacity.installed',
        unit: 'EFLOPS',
        yearly: 'last',
        figures: Array.from({ length: 102 }, (_, m) => [[1000 + m, 2000 + m, 3000 + m]]),
      }),
    ],
  }),
};

describe('figures', () => {
  it('keep three digits of the largest', () => {
    const { unit, write } = figureStyle([0.5, 12.34, 123.4], 'chip');
    expect([unit, write(0.5), write(12.34), write(123.4)]).toEqual(['chip', '1', '12', '123']);
    const small = figureStyle([0.0123, 0.004], '1');
    expect([small.unit, small.write(0.0123), small.write(0.004)]).toEqual(['', '0.0123', '0.0040']);
  });

  it.each([
    [43.5e9, 'CNY', '43.5 billion CNY'],
    [123456, 'CNY', '123 thousand CNY'],
    [99999, 'CNY', '99,999 CNY'],
    [2e6, 'chip/year', '2.00 million chip/year'],
    [6.4e21, 'FLOPS', '6,400 EFLOPS'],
    [4200, 'EFLOPS', '4,200 EFLOPS'],
    [420000, 'EFLOPS', '420 ZFLOPS'],
    [300, 'MW', '300 MW'],
    [0.031, 'EFLOPS', '31.0 PFLOPS'],
    [47e9, 'Wh/year', '47.0 GWh/year'],
    [0.5, 'W', '0.500 W'],
    [12, 'CNY/PFLOPS/hour', '12.0 CNY/PFLOPS/hour'],
    [3e6, 'Wh*chip', '3.00 million Wh*chip'],
  ])('%d %s is shown as %s', (value, given, shown) => {
    const { unit, write } = figureStyle([value], given);
    expect(`${write(value)} ${unit}`).toBe(shown);
  });

  it('have a minus that is no hyphen, and none for zero', () => {
    const { write } = figureStyle([-12.3], '1');
    expect(write(-12.3)).toBe('−12.3');
    expect(write(-0.001)).toBe('0.0');
    expect(band('−1', '2')).toBe('−1 to 2');
    expect(band('1', '2')).toBe('1–2');
    expect(band('1', '1')).toBe('1');
  });

  it('are scaled by their bands where all are zero', () => {
    const { unit, write } = figureStyle([0, 0], 'chip', [0, 2e6]);
    expect([write(0), write(2e6), unit]).toEqual(['0.00', '2.00', 'million chip']);
  });

  it('bear zero, and nothing at all', () => {
    expect(figureStyle([0], 'W').write(0)).toBe('0');
    expect(figureStyle([], '1').write(0)).toBe('0');
  });
});

describe('text from outside', () => {
  it('cannot move the cursor or turn the writing', () => {
    expect(plain(`a${ESC}[2Jb\rc\u202ed\u0007`)).toBe('a\\u001b[2Jb\\u000dc\\u202ed\\u0007');
  });

  it('is harmless in a title and in the name of a limit', () => {
    const text = summaryText({ ...digest(smallRun), title: `x${ESC}[31m` }, colourless);
    expect(text).not.toContain(ESC);
    const bound = [{ flow: `f${ESC}`, years: [{ year: 2024, limits: [{ limit: `l${ESC}`, share: 1 }] }] }];
    expect(bindingText(bound, 80, paint(false))).not.toContain(ESC);
  });
});

describe('columns', () => {
  it('count wide characters double and colours not at all', () => {
    expect(visibleWidth('算力')).toBe(4);
    expect(visibleWidth(`${ESC}[1mab${ESC}[22m`)).toBe(2);
    expect(visibleWidth('é')).toBe(1);
    expect(visibleWidth('a\nlong')).toBe(4);
  });

  it('align with wide characters in them', () => {
    const lines = grid(
      [
        ['算力', '1'],
        ['abcd', '22'],
        ['x', '333'],
      ],
      ['left', 'right'],
    ).split('\n');
    expect(lines.map(visibleWidth)).toEqual([9, 9, 9]);
  });

  it('draws years evenly, first and last among them', () => {
    expect(everyNth([1, 2, 3, 4, 5], 3)).toEqual([1, 3, 5]);
    expect(everyNth([1, 2, 3], 9)).toEqual([1, 2, 3]);
    expect(everyNth([1, 2, 3], 1)).toEqual([3]);
  });
});

describe('the summary of a run', () => {
  it('reads as the golden file', () => {
    expectGolden('terminal/summary.txt', summaryText(digest(smallRun), colourless));
  });

  it('has no colour codes unless asked', () => {
    expect(summaryText(digest(smallRun), colourless)).not.toContain(ESC);
    expect(summaryText(digest(smallRun), { colour: true, width: 100 })).toContain(`${ESC}[1m`);
  });

  it.each([40, 60, 80, 120])('fits %d columns and says which years it leaves out', (width) => {
    const text = summaryText(digest(longRun), { colour: false, width });
    expect(visibleWidth(text)).toBeLessThanOrEqual(width);
    const shown = [...text.split('\n')[2]!.matchAll(/\d{4}/g)].map(Number);
    expect(shown.at(-1)).toBe(2030);
    if (shown.length > 1) expect(shown[0]).toBe(2022);
    for (let year = 2022; year <= 2030; year++) expect(text).toContain(String(year));
  });

  it('says that the first year is short', () => {
    expect(summaryText(digest(longRun), colourless)).toContain('2022 begins in 2022-07');
    expect(summaryText(digest(smallRun), colourless).replaceAll('\n', ' ')).toContain('2025 ends in 2025-01');
  });

  it('shows no band for a single draw', () => {
    const single = series({ id: 'capacity.installed', unit: 'EFLOPS', yearly: 'last', figures: [[[7]]] });
    const text = summaryText(digest({ ...smallRun, results: results({ months: 1, draws: 1, series: [single] }) }), colourless);
    expect(text).toContain('no band');
    expect(text).not.toContain('90 %');
  });

  it('says in how many draws a figure has no value', () => {
    expect(summaryText(digest(smallRun), colourless)).toContain('without a value in 20 % of draws');
  });
});

describe('what bound when', () => {
  it('says years in a row with one limit once, with its range and who else bound', () => {
    const years = [
      {
        year: 2022,
        limits: [
          { limit: 'power', share: 0.8 },
          { limit: 'money', share: 0.2 },
        ],
      },
      {
        year: 2023,
        limits: [
          { limit: 'power', share: 0.95 },
          { limit: 'crews', share: 0.05 },
        ],
      },
      { year: 2024, limits: [{ limit: 'money', share: 1 }] },
      { year: 2025, limits: [] },
    ];
    expect(bindingText([{ flow: 'installing', years }], 100, paint(false))).toBe(
      'installing\n  2022–2023 power (80–95 %, also money) · 2024 money (100 %) · 2025 nothing',
    );
  });

  it('breaks between years, not within', () => {
    const years = Array.from({ length: 8 }, (_, i) => ({ year: 2022 + i, limits: [{ limit: i % 2 ? 'power' : 'money', share: 1 }] }));
    const lines = bindingText([{ flow: 'f', years }], 50, paint(false)).split('\n');
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(50);
  });
});
