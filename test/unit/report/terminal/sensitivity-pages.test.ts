import { describe, expect, it } from 'vitest';
import { unit } from '../../../../src/kit/unit.ts';
import { reachText } from '../../../../src/report/terminal/reach/page.ts';
import { bar } from '../../../../src/report/terminal/sensitivity/bar.ts';
import { sensitivityText } from '../../../../src/report/terminal/sensitivity/page.ts';
import type { Reach } from '../../../../src/study/reach/index.ts';
import type { Sensitivity } from '../../../../src/study/sensitivity/index.ts';

const asked = { id: 'finance.npv', unit: unit('CNY'), about: 'Net present value', period: '', yearly: 'sum' as const };
const screen = { colour: false, width: 110 };
const index = (value: number) => ({ value, low: value - 0.02, high: value + 0.02 });

const made: Sensitivity = {
  asked,
  draws: 500,
  median: 10e6,
  undefinedDraws: 0,
  inputs: [
    { name: 'rent', low: 2e6, high: 19e6, rankCorrelation: 0.8 },
    { name: 'price', low: 13e6, high: 7e6, rankCorrelation: undefined },
    { name: 'evil\u001b[2J', low: Number.NaN, high: 10.1e6, rankCorrelation: -0.1 },
  ],
  groups: [
    { names: ['rent'], kind: 'single', indices: { first: index(0.6), total: index(0.65), resolved: true, needed: 500 } },
    { names: ['price', 'x'], kind: 'correlated', indices: { first: index(0.2), total: index(0.2), resolved: false, needed: 1800 } },
    { names: ['a', 'b', 'c'], kind: 'rest', indices: { first: index(0.05), total: index(0.06), resolved: true, needed: 500 } },
  ],
  withoutEffect: ['d', 'e'],
  unconnected: ['f'],
  elasticities: new Map([
    ['rent', 1.25],
    ['price', undefined],
  ]),
};

describe('a bar', () => {
  const scale = { middle: 10, reach: 10, half: 10 };
  it('goes from the median to both ends', () => {
    expect(bar({ low: 5, high: 20 }, scale)).toBe('     ░░░░░│██████████');
    expect(bar({ low: 12, high: 9.9 }, scale)).toBe('         █│░░        ');
  });
  it('shows the shorter end on top where both lie on one side, and nothing where nothing moves', () => {
    expect(bar({ low: 15, high: 20 }, scale)).toBe('          │░░░░░█████');
    expect(bar({ low: 10, high: 10 }, scale)).toBe('          │          ');
    expect(bar({ low: Number.NaN, high: 12 }, scale)).toBe('          │██        ');
  });
});

describe('the page of a sensitivity', () => {
  const text = sensitivityText(made, screen);
  it('has a row for each input, with its ends, rank and elasticity', () => {
    expect(text).toMatch(/rent +2\.0 +19\.0 +░+│█+ +0\.80 +1\.25/);
    expect(text).toMatch(/price +13\.0 +7\.0 +█+│░+ +– +–/);
    expect(text).toContain('million CNY; 10.0 with every uncertain input at its median');
  });
  it('says undefined where it is, and lets no name rewrite the screen', () => {
    expect(text).toMatch(/evil\\u001b\[2J +undefined +10\.1/);
    expect(text).not.toContain('\u001b');
  });
  it('gives shares with their intervals, or how many draws it takes', () => {
    expect(text).toMatch(/rent +60 \(58–62\) +65 \(63–67\)/);
    expect(text).toMatch(/price with x +not resolved, use --draws 1800 or more/);
    expect(text).toMatch(/the other 3 together +5 \(3–7\)/);
    expect(text).toContain('500 × 5 draws');
  });
  it('names what does nothing', () => {
    expect(text).toContain('Without effect, at either end and in random draws: d, e.');
    expect(text).toContain('No equation leads to it from 1 other uncertain input.');
    expect(sensitivityText({ ...made, inputs: [], groups: [] }, screen)).toContain('No uncertain input moves it.');
  });
});

describe('the page of a target', () => {
  const reach: Reach = {
    target: { text: 'finance.npv >= 0 CNY', asked, comparison: '>=', value: 0 },
    probability: { value: 0.3, low: 0.27, high: 0.33 },
    draws: 1000,
    undefinedDraws: 2,
    separation: {
      describes: 'reached',
      coverage: 0.7,
      density: 0.8,
      mass: 0.26,
      base: 0.3,
      restrictions: [
        { name: 'rent', from: 0.6, to: 1, low: 15.21, unit: 'CNY/hour' },
        { name: 'life', from: 0.1, to: 0.5, low: 40, high: 60, unit: 'month' },
        { name: 'permit', from: 0, to: 0.4 },
      ],
    },
    lifted: {
      wanted: 0.8,
      tried: ['rent'],
      money: 'CNY',
      changes: [
        { path: 'halls', from: '3 CNY/W', to: '2 CNY/W', factor: 2 / 3, probability: 0.8, cost: -41.3e6 },
        { path: 'hours', from: '1', to: '1.5', factor: 1.5, probability: 0.8, cost: 0 },
        { path: 'rent', from: '10 CNY/hour', to: '12 CNY/hour', factor: 1.2, probability: 0.81, cost: 1.234e9 },
        { path: 'luck', from: '1', to: '2', factor: 2, probability: 0.9 },
      ],
    },
  };
  it('says how likely it is, where draws that reach it crowd, and what would lift it', () => {
    const text = reachText(reach, screen);
    expect(text).toContain('30 % likely (27 %–33 %, 1000 draws, undefined in 2 and counted as missed)');
    expect(text).toMatch(/rent +above 15\.2 CNY\/hour \(its P60\)/);
    expect(text).toMatch(/life +between 40 month \(its P10\) and 60 month \(its P50\)/);
    expect(text).toMatch(/permit +below its P40/);
    expect(text).toContain('that lift it to 80 %, the cheapest first');
    expect(text).toMatch(/halls +−33 % +3 CNY\/W → 2 CNY\/W +80 % +−0\.04 billion CNY\n/);
    expect(text).toMatch(/hours +\+50 % +1 → 1\.5 +80 % +0\.00 billion CNY\n/);
    expect(text).toMatch(/rent +\+20 % +10 CNY\/hour → 12 CNY\/hour +81 % +\+1\.23 billion CNY\n/);
    expect(text).toMatch(/luck +\+100 % +1 → 2 +90 % +cost unknown\n/);
  });
  it('says so where there is nothing to say', () => {
    const { separation: _, lifted: __, ...bare } = reach;
    expect(reachText({ ...bare, probability: { value: 0, low: 0, high: 0.01 } }, screen)).toContain('Every draw misses it.');
    expect(reachText(bare, screen)).toContain('No small box of inputs separates');
    expect(reachText({ ...bare, lifted: { wanted: 0.9, tried: ['rent'], money: 'CNY', changes: [] } }, screen)).toContain(
      'None of these lifts it to 90 %',
    );
    expect(reachText({ ...bare, lifted: { wanted: 0.9, tried: [], money: 'CNY', changes: [] } }, screen)).toContain(
      'no slider, parameter or plain figure',
    );
  });
});
