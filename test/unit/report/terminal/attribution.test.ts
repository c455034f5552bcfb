import { describe, expect, it } from 'vitest';
import { attributionText } from '../../../../src/report/terminal/attribution.ts';
import type { Attribution, Contribution } from '../../../../src/study/attribute/index.ts';
import { expectGolden } from '../../../support/golden.ts';

const part = (group: string, value: number, more: Partial<Contribution> = {}): Contribution => ({
  group,
  value,
  low: value,
  high: value,
  firstIn: value,
  lastIn: value,
  restsOn: [],
  paths: [],
  ...more,
});

const made: Attribution = {
  output: 'capacity.installed@2027-12',
  unit: 'EFLOPS',
  a: 300,
  b: 204,
  difference: -96,
  contributions: [
    part('hbm', -60, { firstIn: -90, lastIn: -30 }),
    part('licences', -41, { restsOn: ['hbm'] }),
    part('openings', 5),
    part('tax', 0),
  ],
  interactions: [
    { groups: ['hbm', 'licences'], value: 30 },
    { groups: ['hbm', 'openings'], value: -2 },
    { groups: ['hbm', 'tax'], value: 0 },
  ],
  by: 'rule',
  method: 'exact',
  coalitions: 16,
  draws: 1,
  apart: [],
};

const screen = { colour: false, width: 100 };
const text = (x: Attribution) => attributionText(x, ['#free', '#as-happened'], screen);
/** On one line: sentences are broken to fit the screen. */
const said = (x: Attribution) => text(x).replace(/\s+/g, ' ');

describe('an attribution in a terminal', () => {
  it('is a table, a sentence a line, and what works together', () => {
    expectGolden('terminal/attribution.txt', text(made));
  });

  it('says what of the whole each costs, and what rests on what', () => {
    expect(text(made)).toContain('hbm costs 60 EFLOPS of 96 by 2027-12.');
    expect(text(made)).toContain('licences costs 41 EFLOPS of 96 by 2027-12; it rests on hbm.');
    expect(text(made)).toContain('tax changes nothing to speak of.');
  });

  it('speaks of a cost as raised or lowered', () => {
    expect(text({ ...made, output: 'cost.total@2027' })).toContain('hbm lowers it by 60 EFLOPS of 96 in 2027');
  });

  it('shows ranges of futures and of sampling, and says which', () => {
    const ranged = { ...made, contributions: [part('hbm', -96, { low: -100, high: -90 })] };
    expect(said({ ...ranged, draws: 50 })).toContain('90 % bands over futures');
    expect(said({ ...ranged, method: 'sampled' })).toContain('90 % intervals of sampling');
    expect(text(ranged)).toContain('−100 to −90');
  });

  it('has nothing to split where nothing differs', () => {
    expect(text({ ...made, b: 300, difference: 0, contributions: [], interactions: [] })).toContain('differ in no figure');
  });

  it('writes out what would rewrite the screen', () => {
    expect(text({ ...made, contributions: [part('\u001b[2J', -96)] })).not.toContain('\u001b');
  });
});
