import { describe, expect, it } from 'vitest';
import { type ChipFigures, history } from '../../../src/controls/index.ts';
import { ask, chip, chips, part, rules } from '../../support/rulebook.ts';

const toChina = { destination: 'CN', headquarters: 'CN', route: 'US' } as const;

const lines = (figures: ChipFigures, jurisdiction?: string): string[] =>
  history({ chip: figures, ...toChina, jurisdiction }, rules).map((c) => [c.from, c.status, c.licence_policy, c.acts.join('+')].join(' '));

describe('history', () => {
  it('tells an H20’s changes on the US side with the acts that made them', () => {
    expect(lines(chip('h20'), 'US')).toEqual([
      ' free  ',
      '2025-04-09 licence not-stated us-2025-04-09-h20-isinformed',
      '2025-07-14 licence case-by-case us-2025-07-14-h20-relicence+us-2025-04-09-h20-isinformed',
      '2025-08-11 licence presumption-of-approval us-2025-08-11-15pct+us-2025-07-14-h20-relicence',
    ]);
  });

  it('tells an A800’s: made for one rule, caught by the next', () => {
    expect(lines(chip('a800_sxm'), 'US').slice(0, 3)).toEqual([
      ' free  ',
      '2023-10-23 licence presumption-of-denial us-2023-10-23-nvda-immediate',
      '2023-11-17 licence presumption-of-denial us-2023-10-17-acs-ifr+us-2023-10-23-nvda-immediate',
    ]);
  });

  it('has one line for a chip that no act ever touches', () => {
    expect(lines(part({}))).toEqual([' free  ']);
  });

  it('agrees with the determination of the day and of the day before the next change, for every chip', () => {
    for (const figures of chips) {
      const changes = history({ chip: figures, ...toChina }, rules);
      for (const [n, change] of changes.entries()) {
        const days = [change.from ?? '2000-01-01', dayBefore(changes[n + 1]?.from ?? '2040-01-01')];
        for (const day of days) expect([figures.id, day, ask(figures, day).status]).toEqual([figures.id, day, change.status]);
      }
    }
  });
});

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
