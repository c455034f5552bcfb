import { describe, expect, it } from 'vitest';
import {
  type ChipFigures,
  type Determination,
  determine,
  frontier,
  history,
  type Rulebook,
  readRulebook,
} from '../../../../src/controls/index.ts';
import { cataloguePage } from '../../../../src/report/terminal/controls/catalogue-page.ts';
import { chipPages } from '../../../../src/report/terminal/controls/chip-page.ts';
import type { Circumstances } from '../../../../src/report/terminal/controls/circumstances.ts';
import { frontierPage } from '../../../../src/report/terminal/controls/frontier-page.ts';
import { historyPage } from '../../../../src/report/terminal/controls/history-page.ts';
import { visibleWidth } from '../../../../src/report/terminal/visible-width.ts';
import { expectGolden } from '../../../support/golden.ts';

const places = `sources: [made up]
countries: {AA: Aland, BB: Bland, US: Uland}
groups: {}
`;

const common = `jurisdiction: US
gate: export
announced: 2021-01-01
destinations: [BB]
sources: [made up]
confidence: low
as_of: 2024-01-01
episode: made-up
`;

const first = `id: line
title: A line at a hundred
effective: 2021-01-01
${common}classes:
  - id: fast
    when: {tpp: at least 100 TPP}
    treatment: {kind: licence, policy: presumption-of-denial, approval: 0 % to 2 %, basis: made up}
`;

const second = `id: softer
title: A milder look at some
effective: 2022-01-01
${common}amends:
  - {act: line, classes: [fast]}
classes:
  - id: middling
    when: {all: [{class: line/fast}, {memory_bandwidth: below 50 GB/s}]}
    treatment: {kind: licence, policy: case-by-case, approval: 10 % to 90 %, fee: 15 %, basis: made up}
`;

const read = readRulebook(
  [
    { file: 'a.yaml', text: first },
    { file: 'b.yaml', text: second },
  ],
  { file: 'places.yaml', text: places },
);
const rules: Rulebook = read.rulebook;

const chips: readonly ChipFigures[] = [
  { id: 'slow', name: 'Slow One', maker: 'US', datacentre: true, tpp: 98, area: 30, memory_bandwidth: 40, io: 1 },
  { id: 'fast', name: 'Fast \u001b[31mOne', maker: 'US', datacentre: true, tpp: 123456.789, area: 30, memory_bandwidth: 40, io: 1 },
  { id: 'blank', name: 'Blank One', maker: 'US', datacentre: true },
];

const shipment = { destination: 'BB', headquarters: 'BB', route: 'US' } as const;
const circumstances: Circumstances = { shipment, jurisdiction: undefined, whatIfs: [], rules, asOf: '2024-01-01' };
const ask = (chip: ChipFigures, date = '2023-01-01'): Determination => determine({ ...shipment, chip, date }, rules);
const answered = chips.map((chip) => ({ chip, determination: ask(chip) }));
const screen = (width: number, colour = false) => ({ width, colour });

const pages = (width: number, colour = false) => ({
  chips: chipPages(answered, circumstances, screen(width, colour)),
  catalogue: cataloguePage(answered, circumstances, screen(width, colour)),
  history: historyPage(
    chips.map((chip) => ({ chip: chip.id as string, name: chip.name as string, changes: history({ ...shipment, chip }, rules) })),
    circumstances,
    screen(width, colour),
  ),
  frontier: frontierPage(
    frontier({ ...shipment, date: '2023-01-01', datacentre: true }, rules, chips),
    circumstances,
    screen(width, colour),
  ),
});

describe('pages of controls', () => {
  it('are made of rules without fault', () => {
    expect(read.problems).toEqual([]);
  });

  it('look as they did when they were read', () => {
    const { chips: one, catalogue, history: dated, frontier: edge } = pages(90);
    expectGolden('terminal/controls.txt', [one, catalogue, dated, edge].join(`${'='.repeat(90)}\n`));
  });

  it.each([40, 50, 60, 70, 80, 90, 100, 120])('fit %i columns', (width) => {
    for (const [name, page] of Object.entries(pages(width))) expect(visibleWidth(page), name).toBeLessThanOrEqual(width);
  });

  it('say in a narrow table what they left out', () => {
    const { catalogue } = pages(44);
    expect(catalogue).toContain('Left out for want of width:');
    for (const { id } of chips) expect(catalogue).toContain(id);
  });

  it('differ by colour codes only, and take none from names', () => {
    const codes = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
    const [grey, coloured] = [pages(80), pages(80, true)];
    for (const name of Object.keys(grey) as (keyof typeof grey)[]) {
      expect(grey[name].includes(String.fromCharCode(27)), name).toBe(false);
      expect(coloured[name].replace(codes, '')).toBe(grey[name]);
      expect(coloured[name]).not.toBe(grey[name]);
    }
  });

  it('name what an unknown status hangs on', () => {
    expect(pages(100).chips).toContain('It hangs on what is not known: TPP');
  });

  it('mark acts that begin to govern and those that cease', () => {
    const dated = pages(100).history;
    expect(dated).toContain('2022-01-01  licence, case by case, fee 15 %');
    expect(dated).toContain('+ softer: A milder look at some');
    expect(dated).toContain('− line');
  });

  it('say so where nothing is free, and where nothing is limited', () => {
    const found = { date: '2023-01-01', destination: 'BB', datacentre: true, largest: {}, near: [] };
    expect(frontierPage({ ...found, steps: [] }, circumstances, screen(80))).toContain('Nothing is free');
    expect(frontierPage({ ...found, steps: [{}] }, circumstances, screen(80))).toContain('whatever its figures');
  });
});
